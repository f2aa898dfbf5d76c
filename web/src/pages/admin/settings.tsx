// What holds for everybody while the broker runs: the preferences of the system, and who may sign in.
import { useParams } from 'react-router';
import { paths } from '../../api/paths';
import { may, useSession } from '../../api/session';
import { Preferences } from '../../identity/preferences';
import { AdminPage } from './admin_page';
import { SignInLimits } from './sign_in_limits';

export default function Settings() {
  const { preference } = useParams();
  const session = useSession();
  return (
    <AdminPage crumbs={[{ label: 'Settings' }]} title="Settings">
      <div className="stack">
        {may(session, 'system_preference:manage:*') && (
          <Preferences list={paths.systemPreferences()} only={preference} />
        )}
        {preference === undefined && may(session, 'authentication_settings:manage') && (
          <SignInLimits />
        )}
      </div>
    </AdminPage>
  );
}

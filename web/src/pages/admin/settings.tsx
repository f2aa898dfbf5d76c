// The preferences of the system: what holds for everybody while the broker runs.
import { useParams } from 'react-router';
import { paths } from '../../api/paths';
import { Preferences } from '../../identity/preferences';
import { AdminPage } from './admin_page';

export default function Settings() {
  const { preference } = useParams();
  return (
    <AdminPage crumbs={[{ label: 'Settings' }]} title="Settings">
      <Preferences list={paths.systemPreferences()} only={preference} />
    </AdminPage>
  );
}

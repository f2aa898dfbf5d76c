// My account: what I want to be told.
import { useParams } from 'react-router';
import { paths } from '../../api/paths';
import { Preferences } from '../../identity/preferences';
import { AccountPage } from './account_page';

export default function OwnPreferences() {
  const { preference } = useParams();
  return (
    <AccountPage title="Preferences">
      <Preferences list={paths.ownPreferences()} only={preference} />
    </AccountPage>
  );
}

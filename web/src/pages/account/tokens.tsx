// My account: the tokens by which clients come in my name.
import { paths } from '../../api/paths';
import { useSession } from '../../api/session';
import { Tokens } from '../../identity/tokens';
import { AccountPage } from './account_page';

export default function OwnTokens() {
  const scopes = useSession()?.user?.permissions?.map(({ scope }) => scope);
  return (
    <AccountPage title="Tokens">
      <p className="sub">
        A token is for a client that comes in your name, and may do what you may at most. A CI job
        is better given one of a system account.
      </p>
      <Tokens list={paths.ownTokens()} {...(scopes && { scopes })} />
    </AccountPage>
  );
}

// One system account: its tokens first, for that is what it is for.
import './admin.css';
import { useParams } from 'react-router';
import type { User } from '../../api/identity';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { may, useSession } from '../../api/session';
import { Loaded } from '../../design/loaded';
import { Name } from '../../design/marks';
import { Tokens } from '../../identity/tokens';
import { AdminPage } from './admin_page';
import { Ending, NameForm, RolesForm } from './account_parts';

export default function SystemAccount() {
  const { account: uuid = '' } = useParams();
  const query = useResource<User>(paths.systemAccount(uuid));
  const manages = may(useSession(), 'user:manage:*');
  const title = query.data?.name ?? 'System account';
  return (
    <AdminPage
      crumbs={[{ label: 'System accounts', to: paths.systemAccounts() }, { label: title }]}
      title={title}
      heading={<Name>{title}</Name>}
      answer={query.data?.active === false ? 'Disabled.' : 'Comes by token, and never signs in.'}
    >
      <Loaded query={query}>
        {(account) => (
          <div className="stack" key={account.uuid}>
            <Tokens list={paths.systemAccountTokens(uuid)} />
            <NameForm account={account} disabled={!manages} />
            <RolesForm
              account={account}
              disabled={!manages}
              key={account._embedded.roles.map((role) => role.uuid).join()}
            />
            {manages && (
              <div>
                <Ending account={account} list={paths.systemAccounts()} />
              </div>
            )}
          </div>
        )}
      </Loaded>
    </AdminPage>
  );
}

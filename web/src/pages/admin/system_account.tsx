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
import { Workloads } from '../../identity/workloads';
import { AdminPage } from './admin_page';
import { Ending, NameForm, RolesForm, TeamsOf } from './account_parts';

export default function SystemAccount() {
  const { account: uuid = '' } = useParams();
  const query = useResource<User>(paths.systemAccount(uuid));
  const session = useSession();
  const manages = may(session, 'user:manage:*');
  const managesAccount = may(session, 'system_account:manage:*', 'system_account:manage:team');
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
            <Workloads list={paths.workloads(uuid)} manages={managesAccount} />
            <TeamsOf account={account} />
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

// System accounts: what CI jobs come as.
import './admin.css';
import { useState } from 'react';
import { Link } from 'react-router';
import type { User, UserPage } from '../../api/identity';
import { paths } from '../../api/paths';
import { usePages } from '../../api/queries';
import { may, useSession } from '../../api/session';
import { AddressSearch } from '../../design/filters';
import { Empty, Loaded } from '../../design/loaded';
import { Name, Pill, Tag } from '../../design/marks';
import { More } from '../../design/more';
import { Cell, PagedRows, Row, RowHead } from '../../design/rows';
import { useAddressValue } from '../../design/tabs';
import { count, sentence } from '../../words/count';
import { NewNamed } from './new_named';
import { AdminPage } from './admin_page';

const kColumns = [{ name: 'System account' }, { name: 'Roles' }];

function rowOf({ uuid, name, active, _embedded }: User) {
  return (
    <Row key={uuid}>
      <RowHead>
        <span className="marks">
          <Link to={paths.systemAccount(uuid)}>
            <Name>{name}</Name>
          </Link>
          {!active && <Pill kind="none">Disabled</Pill>}
        </span>
      </RowHead>
      <Cell label="Roles">
        <span className="marks">
          {_embedded.roles.map((role) => (
            <Tag key={role.uuid}>{role.name}</Tag>
          ))}
        </span>
      </Cell>
    </Row>
  );
}

function AccountForm({ close }: { close: () => void }) {
  return (
    <NewNamed
      what="system account"
      short="account"
      hint="Such as the pipeline that uses it."
      at={paths.systemAccounts()}
      pageOf={paths.systemAccount}
      close={close}
    >
      <p className="small" style={{ margin: 0 }}>
        It gets the role CI/CD, and tokens on its own page.
      </p>
    </NewNamed>
  );
}

export default function SystemAccounts() {
  const [q] = useAddressValue('q');
  const [makes, setMakes] = useState(false);
  const session = useSession();
  const query = usePages<UserPage>(paths.systemAccounts({ q, page: 1, size: 50 }));
  const pages = query.data?.pages;
  const total = pages?.[0]?.page?.totalElements;
  return (
    <AdminPage
      crumbs={[{ label: 'System accounts' }]}
      title="System accounts"
      answer={total !== undefined && sentence(`${count(total, 'system account')}.`)}
    >
      <div className="bar">
        <AddressSearch label="Search name" />
        {may(session, 'system_account:manage:*', 'system_account:manage:team') && (
          <button type="button" className="main right" onClick={() => setMakes(true)}>
            New system account
          </button>
        )}
      </div>
      <Loaded query={{ data: pages, error: query.error, refetch: query.refetch }}>
        {(found) =>
          total === 0 ? (
            <Empty>
              {q ? 'None is called like that.' : 'A CI job comes as a system account, by a token.'}
            </Empty>
          ) : (
            <PagedRows
              label="System accounts"
              layout="minmax(0, 2fr) minmax(0, 1fr)"
              columns={kColumns}
              pages={found.map(({ users }) => users)}
              row={rowOf}
            />
          )
        }
      </Loaded>
      <More query={query} />
      {makes && <AccountForm close={() => setMakes(false)} />}
    </AdminPage>
  );
}

// All users: found by name or address, made, and the way to each.
import './admin.css';
import { useState } from 'react';
import { Link } from 'react-router';
import type { User, UserPage } from '../../api/identity';
import { paths } from '../../api/paths';
import { usePages } from '../../api/queries';
import { may, useSession } from '../../api/session';
import { AddressSearch, AddressSelect } from '../../design/filters';
import { Empty, Loaded } from '../../design/loaded';
import { Ago, Name, Pill, Tag } from '../../design/marks';
import { More } from '../../design/more';
import { Cell, PagedRows, Row, RowHead } from '../../design/rows';
import { useAddressValue } from '../../design/tabs';
import { count, sentence } from '../../words/count';
import { AdminPage } from './admin_page';
import { UserForm } from './user_form';

const kColumns = [
  { name: 'User' },
  { name: 'Roles' },
  { name: 'Signed in last', className: 'hide-s' },
];

const kStates = [
  { value: '', label: 'Active or not' },
  { value: 'true', label: 'Active' },
  { value: 'false', label: 'Disabled' },
];

function rowOf(user: User) {
  const { uuid, name, email, active, lastLogin } = user;
  return (
    <Row key={uuid}>
      <RowHead>
        <span className="marks">
          <Link to={paths.user(uuid)}>
            <Name>{name}</Name>
          </Link>
          {email && email !== name && (
            <small>
              <Name>{email}</Name>
            </small>
          )}
          {!active && <Pill kind="none">Disabled</Pill>}
        </span>
      </RowHead>
      <Cell label="Roles">
        <span className="marks">
          {user._embedded.roles.map((role) => (
            <Tag key={role.uuid}>{role.name}</Tag>
          ))}
        </span>
      </Cell>
      <Cell className="hide-s">
        {lastLogin ? <Ago at={lastLogin} /> : <span className="dim">Not yet</span>}
      </Cell>
    </Row>
  );
}

export default function Users() {
  const [q] = useAddressValue('q');
  const [active] = useAddressValue('active');
  const [makes, setMakes] = useState(false);
  const session = useSession();
  const query = usePages<UserPage>(paths.users({ q, active, userType: '0', page: 1, size: 50 }));
  const pages = query.data?.pages;
  const total = pages?.[0]?.page?.totalElements;
  return (
    <AdminPage
      crumbs={[{ label: 'Users' }]}
      title="Users"
      answer={total !== undefined && sentence(`${count(total, 'user')}.`)}
    >
      <div className="bar">
        <AddressSearch label="Search name or address" />
        <AddressSelect name="active" label="State" options={kStates} />
        {may(session, 'user:manage:*') && (
          <button type="button" className="main right" onClick={() => setMakes(true)}>
            New user
          </button>
        )}
      </div>
      <Loaded query={{ data: pages, error: query.error, refetch: query.refetch }}>
        {(found) =>
          total === 0 ? (
            <Empty>Nobody is called like that.</Empty>
          ) : (
            <PagedRows
              label="Users"
              layout="minmax(0, 2fr) minmax(0, 1fr) 150px"
              columns={kColumns}
              pages={found.map(({ users }) => users)}
              row={rowOf}
            />
          )
        }
      </Loaded>
      <More query={query} />
      {makes && <UserForm close={() => setMakes(false)} />}
    </AdminPage>
  );
}

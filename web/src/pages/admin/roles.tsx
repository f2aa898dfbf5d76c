// Roles: what they are for; made, and put back to how they came.
import './admin.css';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { send } from '../../api/http';
import { useRoles, type Role } from '../../api/identity';
import { paths } from '../../api/paths';
import { may, useSession } from '../../api/session';
import { Confirm } from '../../design/dialog';
import { Loaded } from '../../design/loaded';
import { Name } from '../../design/marks';
import { Cell, Row, RowHead, Rows } from '../../design/rows';
import { count, sentence } from '../../words/count';
import { NewNamed } from './new_named';
import { AdminPage } from './admin_page';

const kColumns = [{ name: 'Role' }, { name: 'Permissions' }];

function RoleRow({ role }: { role: Role }) {
  return (
    <Row>
      <RowHead>
        <span className="marks">
          <Link to={paths.role(role.uuid)}>
            <Name>{role.name}</Name>
          </Link>
          <small>
            <Name>{role.description}</Name>
          </small>
        </span>
      </RowHead>
      <Cell label="Permissions">{count(role.permissions.length, 'permission')}</Cell>
    </Row>
  );
}

function RoleForm({ close }: { close: () => void }) {
  return (
    <NewNamed
      what="role"
      hint="What it permits is chosen next."
      at={paths.roles()}
      besides={{ permissions: [] }}
      pageOf={paths.role}
      close={close}
    />
  );
}

function Reset({ close }: { close: () => void }) {
  const queries = useQueryClient();
  return (
    <Confirm
      title="Reset the predefined roles?"
      verb="Reset"
      close={close}
      act={async () => {
        await send('POST', `${paths.roles()}/reset`);
        await queries.invalidateQueries();
      }}
    >
      Predefined roles permit again what they came with. Own roles stay as they are.
    </Confirm>
  );
}

export default function Roles() {
  const query = useRoles();
  const manages = may(useSession(), 'role:manage:*');
  const [open, setOpen] = useState<'make' | 'reset'>();
  const total = query.data?.roles.length;
  return (
    <AdminPage
      crumbs={[{ label: 'Roles' }]}
      title="Roles"
      answer={total !== undefined && sentence(`${count(total, 'role')}.`)}
    >
      {manages && (
        <div className="bar">
          <button type="button" className="right" onClick={() => setOpen('reset')}>
            Reset predefined roles
          </button>
          <button type="button" className="main" onClick={() => setOpen('make')}>
            New role
          </button>
        </div>
      )}
      <Loaded query={query}>
        {({ roles }) => (
          <Rows label="Roles" layout="minmax(0, 1fr) 140px" columns={kColumns}>
            {roles.map((role) => (
              <RoleRow key={role.uuid} role={role} />
            ))}
          </Rows>
        )}
      </Loaded>
      {open === 'make' && <RoleForm close={() => setOpen(undefined)} />}
      {open === 'reset' && <Reset close={() => setOpen(undefined)} />}
    </AdminPage>
  );
}

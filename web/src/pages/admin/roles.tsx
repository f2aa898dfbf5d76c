// Roles: what they are for; made, and put back to how they came.
import './admin.css';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { send } from '../../api/http';
import { useRoles, type Role } from '../../api/identity';
import { paths } from '../../api/paths';
import { may, useSession } from '../../api/session';
import { Confirm, Dialog } from '../../design/dialog';
import { Field, useSending, Wrong } from '../../design/form';
import { Loaded } from '../../design/loaded';
import { Name } from '../../design/marks';
import { Cell, Row, RowHead, Rows } from '../../design/rows';
import { count, sentence } from '../../words/count';
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
  const [name, setName] = useState('');
  const { run, isBusy, fields, wrong } = useSending();
  const queries = useQueryClient();
  const go = useNavigate();
  const save = () =>
    run(async () => {
      const made = await send<Role>('POST', paths.roles(), { name: name.trim(), permissions: [] });
      await queries.invalidateQueries();
      close();
      if (made) void go(paths.role(made.uuid));
    });
  return (
    <Dialog title="New role" close={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label="Name" wrong={fields.name} hint="What it permits is chosen next.">
          <input autoFocus value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        <Wrong wrong={wrong} shown={['name']} />
        <div className="bar">
          <button type="submit" className="main" disabled={isBusy}>
            Make the role
          </button>
          <button type="button" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
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

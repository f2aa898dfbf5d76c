// One role: its name, and its permissions by checkbox.
import './admin.css';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useDeletion } from '../../api/deletion';
import { send } from '../../api/http';
import { kAdministrator, usePermissions, type Permission, type Role } from '../../api/identity';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { may, useSession } from '../../api/session';
import { Confirm } from '../../design/dialog';
import { Field, useSending, Wrong } from '../../design/form';
import { Loaded } from '../../design/loaded';
import { Name } from '../../design/marks';
import { toggled } from '../../identity/role_choice';
import { count, sentence } from '../../words/count';
import { AdminPage } from './admin_page';
import { groupsOf, type Group } from './permission_groups';

interface Draft {
  name: string;
  description: string;
  scopes: string[];
}

function draftOf({ name, description, permissions }: Role): Draft {
  return { name, description, scopes: permissions.map(({ scope }) => scope) };
}

function GroupOfChecks(props: {
  group: Group;
  scopes: readonly string[];
  disabled: boolean;
  change: (scopes: string[]) => void;
}) {
  const { group, scopes, disabled, change } = props;
  return (
    <fieldset className="checks">
      <legend>{group.name}</legend>
      {group.permissions.map(({ scope, label }) => (
        <label className="marks" key={scope}>
          <input
            type="checkbox"
            checked={scopes.includes(scope)}
            disabled={disabled}
            onChange={() => change(toggled(scopes, scope))}
          />
          {label} <code>{scope}</code>
        </label>
      ))}
    </fieldset>
  );
}

function RoleForm({ role, all, disabled }: { role: Role; all: Permission[]; disabled: boolean }) {
  const [draft, setDraft] = useState(() => draftOf(role));
  const [isSaved, setSaved] = useState(false);
  const queries = useQueryClient();
  const { run, isBusy, fields, wrong } = useSending();
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setSaved(false);
  };
  const save = async () => {
    const { name, description, scopes } = draft;
    const body = {
      name: name.trim(),
      description: description.trim(),
      permissions: scopes.map((scope) => ({ scope })),
    };
    const isDone = await run(async () => {
      await send('PUT', paths.role(role.uuid), body);
      await queries.invalidateQueries();
    });
    setSaved(isDone);
  };
  return (
    <form
      className="stack"
      aria-label="Role"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="card pad stack narrow">
        <Field label="Name" wrong={fields.name}>
          <input
            value={draft.name}
            disabled={disabled}
            onChange={({ target }) => change({ name: target.value })}
          />
        </Field>
        <Field label="What it is for" wrong={fields.description}>
          <input
            value={draft.description}
            disabled={disabled}
            onChange={({ target }) => change({ description: target.value })}
          />
        </Field>
      </div>
      {groupsOf(all).map((group) => (
        <GroupOfChecks
          key={group.name}
          group={group}
          scopes={draft.scopes}
          disabled={disabled}
          change={(scopes) => change({ scopes })}
        />
      ))}
      <Wrong wrong={wrong} shown={['name', 'description']} />
      {!disabled && (
        <div className="bar">
          <button type="submit" className="main" disabled={isBusy}>
            Save
          </button>
          <span role="status" className="small">
            {isSaved && 'Saved'}
          </span>
        </div>
      )}
    </form>
  );
}

function Deletion({ role }: { role: Role }) {
  const [asks, setAsks] = useState(false);
  const remove = useDeletion();
  return (
    <>
      <button type="button" className="danger" onClick={() => setAsks(true)}>
        Delete this role
      </button>
      {asks && (
        <Confirm
          title="Delete this role?"
          verb="Delete"
          close={() => setAsks(false)}
          act={() => remove(paths.role(role.uuid), paths.roles())}
        >
          Whoever has <Name>{role.name}</Name> loses what it permits.
        </Confirm>
      )}
    </>
  );
}

function answerOf({ permissions, predefined }: Role): string {
  const all = `${count(permissions.length, 'permission')}.`;
  return sentence(predefined ? `${all} It came with the broker, and can be reset.` : all);
}

export default function RoleDetail() {
  const { role: uuid = '' } = useParams();
  const query = useResource<Role>(paths.role(uuid));
  const all = usePermissions();
  const manages = may(useSession(), 'role:manage:*');
  const isFixed = uuid === kAdministrator;
  const { data } = query;
  const title = data?.name ?? 'Role';
  const shown = data && all.data && { role: data, all: all.data.permissions };
  return (
    <AdminPage
      crumbs={[{ label: 'Roles', to: paths.roles() }, { label: title }]}
      title={title}
      heading={<Name>{title}</Name>}
      answer={isFixed ? 'Permits everything, and can’t be changed.' : data && answerOf(data)}
    >
      <Loaded
        query={{ data: shown, error: query.error ?? all.error, refetch: () => query.refetch() }}
      >
        {(read) => (
          <div className="stack" key={read.role.uuid}>
            <RoleForm role={read.role} all={read.all} disabled={!manages || isFixed} />
            {manages && !read.role.predefined && (
              <div>
                <Deletion role={read.role} />
              </div>
            )}
          </div>
        )}
      </Loaded>
    </AdminPage>
  );
}

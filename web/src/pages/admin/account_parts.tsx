// Parts of the pages of one user and of one system account: name, roles, being active, the end.
import { useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import { useDeletion } from '../../api/deletion';
import { send } from '../../api/http';
import type { User } from '../../api/identity';
import { paths } from '../../api/paths';
import { useSession } from '../../api/session';
import { Confirm } from '../../design/dialog';
import { Field, useSending, Wrong } from '../../design/form';
import { Name } from '../../design/marks';
import { RoleChoice } from '../../identity/role_choice';

/** Changes an account, and reads again what was read of it. */
export function useChange(account: User) {
  const queries = useQueryClient();
  const sending = useSending();
  const change = (body: unknown) =>
    sending.run(async () => {
      await send('PUT', paths.user(account.uuid), body);
      await queries.invalidateQueries();
    });
  return { ...sending, change };
}

/** Where they have any. */
export function TeamsOf({ account }: { account: User }) {
  const teams = account._embedded.teams ?? [];
  if (teams.length === 0) return null;
  return (
    <p style={{ margin: 0 }}>
      {teams.length === 1 ? 'Team' : 'Teams'}:{' '}
      {teams.map(({ uuid, name }, i) => (
        <Fragment key={uuid}>
          {i > 0 && ', '}
          <Link to={paths.team(uuid)}>
            <Name>{name}</Name>
          </Link>
        </Fragment>
      ))}
    </p>
  );
}

export function NameForm({ account, disabled }: { account: User; disabled: boolean }) {
  const [name, setName] = useState(account.name);
  const [email, setEmail] = useState(account.email ?? '');
  const { change, isBusy, fields, wrong } = useChange(account);
  const isChanged = name !== account.name || email !== (account.email ?? '');
  return (
    <form
      className="card pad stack narrow"
      aria-label="Name"
      onSubmit={(event) => {
        event.preventDefault();
        void change({
          name: name.trim(),
          ...(account.email !== undefined && { email: email.trim() }),
        });
      }}
    >
      <Field label="Name" wrong={fields.name}>
        <input value={name} disabled={disabled} onChange={({ target }) => setName(target.value)} />
      </Field>
      {account.email !== undefined && (
        <Field label="E-mail address" wrong={fields.email}>
          <input
            inputMode="email"
            value={email}
            disabled={disabled}
            onChange={({ target }) => setEmail(target.value)}
          />
        </Field>
      )}
      <Wrong wrong={wrong} shown={['name', 'email']} />
      <div>
        <button type="submit" className="main" disabled={disabled || isBusy || !isChanged}>
          Save
        </button>
      </div>
    </form>
  );
}

export function RolesForm({ account, disabled }: { account: User; disabled: boolean }) {
  const had = account._embedded.roles.map(({ uuid }) => uuid);
  const [chosen, setChosen] = useState(had);
  const queries = useQueryClient();
  const { run, isBusy, wrong } = useSending();
  const isSame = [...had].sort().join() === [...chosen].sort().join();
  const isOwn = useSession()?.user?.uuid === account.uuid;
  const save = () =>
    run(async () => {
      await send('PUT', paths.rolesOfUser(account.uuid), { roles: chosen });
      await queries.invalidateQueries();
    });
  return (
    <form
      className="card pad stack narrow"
      aria-label="Roles"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {isOwn && (
        <p className="small" style={{ margin: 0 }}>
          Nobody changes their own roles.
        </p>
      )}
      <RoleChoice chosen={chosen} change={setChosen} disabled={disabled || isOwn} />
      <Wrong wrong={wrong} />
      <div>
        <button type="submit" className="main" disabled={disabled || isOwn || isBusy || isSame}>
          Save the roles
        </button>
      </div>
    </form>
  );
}

/** `list` is where one goes after that. */
export function Ending({ account, list }: { account: User; list: string }) {
  const [asks, setAsks] = useState(false);
  const remove = useDeletion();
  const { change, isBusy, wrong } = useChange(account);
  return (
    <>
      <h2>{account.active ? 'Disable or delete' : 'Enable or delete'}</h2>
      <p className="small">
        Who is disabled is signed out, and none of their tokens does anything until they are enabled
        again.
      </p>
      <Wrong wrong={wrong} />
      <div className="bar">
        <button
          type="button"
          disabled={isBusy}
          onClick={() => void change({ active: !account.active })}
        >
          {account.active ? 'Disable' : 'Enable'}
        </button>
        <button type="button" className="danger" onClick={() => setAsks(true)}>
          Delete
        </button>
      </div>
      {asks && (
        <Confirm
          title="Delete this account?"
          verb="Delete"
          close={() => setAsks(false)}
          act={() => remove(paths.user(account.uuid), list)}
        >
          <Name>{account.name}</Name> is gone then, with all tokens and sessions, and can’t be
          brought back. What they have published stays.
        </Confirm>
      )}
    </>
  );
}

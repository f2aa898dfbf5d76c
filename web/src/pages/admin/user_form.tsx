// Making a user. The password is made here and shown once: whoever gets it changes it.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { send } from '../../api/http';
import type { User } from '../../api/identity';
import { paths } from '../../api/paths';
import { Dialog } from '../../design/dialog';
import { Field, useSending, Wrong } from '../../design/form';
import { makePassword } from '../../identity/made_password';
import { RoleChoice } from '../../identity/role_choice';
import { ShownOnce } from '../../identity/shown_once';

const kUser = 'e9282e22-416b-11ea-a16e-57ee1bb61d18';

interface Made {
  user: User;
  password: string;
}

function Shown({ made, close }: { made: Made; close: () => void }) {
  const go = useNavigate();
  const done = () => {
    close();
    void go(paths.user(made.user.uuid));
  };
  return (
    <ShownOnce title="The password" value={made.password} close={done}>
      <p className="small" style={{ margin: 0 }}>
        For <bdi>{made.user.email}</bdi>, who signs in with it and changes it in “My account”.
      </p>
    </ShownOnce>
  );
}

export function UserForm({ close }: { close: () => void }) {
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<string[]>([kUser]);
  const [made, setMade] = useState<Made>();
  const { run, isBusy, fields, wrong } = useSending();
  const queries = useQueryClient();
  const save = () =>
    run(async () => {
      const password = makePassword();
      const user = await send<User>('POST', paths.users(), {
        email: email.trim(),
        ...(name.trim() && { name: name.trim() }),
        roles,
        password,
      });
      await queries.invalidateQueries();
      if (user) setMade({ user, password });
    });
  if (made) return <Shown made={made} close={close} />;
  return (
    <Dialog title="New user" close={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label="E-mail address" wrong={fields.email}>
          <input
            autoFocus
            type="text"
            inputMode="email"
            autoComplete="off"
            value={email}
            onChange={({ target }) => setEmail(target.value)}
          />
        </Field>
        <Field label="Name" wrong={fields.name} hint="Empty: the address.">
          <input value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        <RoleChoice chosen={roles} change={setRoles} />
        <Wrong wrong={wrong} shown={['email', 'name']} />
        <div className="bar">
          <button type="submit" className="main" disabled={isBusy}>
            Make the user
          </button>
          <button type="button" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}

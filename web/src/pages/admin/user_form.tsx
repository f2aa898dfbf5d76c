// Making a user: they are invited and set a password by a link, which is mailed or shown once; or a password is made here and
// shown once, and whoever gets it changes it.
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

interface Invitation {
  url?: string;
  mailedTo?: string;
}

interface Made {
  user: User;
  password?: string;
  invitation?: Invitation;
}

function Shown({ made, close }: { made: Made; close: () => void }) {
  const go = useNavigate();
  const done = () => {
    close();
    void go(paths.user(made.user.uuid));
  };
  const { user, password, invitation } = made;
  if (password) {
    return (
      <ShownOnce title="The password" value={password} close={done}>
        <p className="small" style={{ margin: 0 }}>
          For <bdi>{user.email}</bdi>, who signs in with it and changes it in “My account”.
        </p>
      </ShownOnce>
    );
  }
  if (invitation?.url) {
    return (
      <ShownOnce title="The link" value={invitation.url} close={done}>
        <p className="small" style={{ margin: 0 }}>
          For <bdi>{user.email}</bdi>, who sets a password by it: it works once, for a week.
        </p>
      </ShownOnce>
    );
  }
  return (
    <Dialog title="Invited" close={done}>
      <div className="stack">
        <p style={{ margin: 0 }}>
          A link to set a password is on its way to <bdi>{invitation?.mailedTo ?? user.email}</bdi>.
        </p>
        <div>
          <button type="button" className="main" onClick={done}>
            Done
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function WayChoice(props: { invites: boolean; change: (invites: boolean) => void }) {
  const one = (invites: boolean, words: string) => (
    <label className="marks">
      <input
        type="radio"
        name="way"
        checked={props.invites === invites}
        onChange={() => props.change(invites)}
      />
      {words}
    </label>
  );
  return (
    <fieldset className="checks">
      <legend>Password</legend>
      {one(true, 'They set one themselves, by a link')}
      {one(false, 'Make one, for me to hand over')}
    </fieldset>
  );
}

export function UserForm({ close }: { close: () => void }) {
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<string[]>([kUser]);
  const [invites, setInvites] = useState(true);
  const [made, setMade] = useState<Made>();
  const { run, isBusy, fields, wrong } = useSending();
  const queries = useQueryClient();
  const save = () =>
    run(async () => {
      const body = { email: email.trim(), ...(name.trim() && { name: name.trim() }), roles };
      const password = makePassword();
      const user = await send<User & { invitation?: Invitation }>(
        'POST',
        invites ? paths.inviteUser() : paths.users(),
        invites ? body : { ...body, password },
      );
      await queries.invalidateQueries();
      if (user?.invitation) setMade({ user, invitation: user.invitation });
      else if (user) setMade({ user, password });
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
        <WayChoice invites={invites} change={setInvites} />
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

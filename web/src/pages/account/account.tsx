// My account: the password.
import '../admin/admin.css';
import { useState } from 'react';
import { send } from '../../api/http';
import { paths } from '../../api/paths';
import { useSession } from '../../api/session';
import { Field, useSending, Wrong } from '../../design/form';
import { AccountPage } from './account_page';

const kFields = ['currentPassword', 'password'];

/** Managers of passwords look for the address beside them. */
function PasswordForm({ email }: { email: string }) {
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState('');
  const [isSaved, setSaved] = useState(false);
  const { run, isBusy, fields, wrong } = useSending();
  const save = async () => {
    setSaved(false);
    const body = { currentPassword: current, password: wanted };
    if (!(await run(() => send('PUT', paths.ownPassword(), body)))) return;
    setCurrent('');
    setWanted('');
    setSaved(true);
  };
  return (
    <form
      className="card pad stack narrow"
      aria-label="Password"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <Field label="The password that you have" wrong={fields.currentPassword}>
        <input
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={({ target }) => setCurrent(target.value)}
        />
      </Field>
      <Field label="New password" wrong={fields.password} hint="12 characters at least.">
        <input
          type="password"
          autoComplete="new-password"
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
      </Field>
      <Wrong wrong={wrong} shown={kFields} />
      <div className="bar" style={{ margin: 0 }}>
        <button type="submit" className="main" disabled={isBusy || !current || !wanted}>
          Change the password
        </button>
        <span role="status" className="small">
          {isSaved && 'Changed. All other browsers were signed out.'}
        </span>
      </div>
    </form>
  );
}

export default function Account() {
  const session = useSession();
  return (
    <AccountPage title="Password">
      <PasswordForm email={session?.user?.email ?? ''} />
    </AccountPage>
  );
}

// Where a link leads that somebody got to set their password: what is behind the # is its secret.
import '../sign_in/sign_in.css';
import { useState } from 'react';
import { Link } from 'react-router';
import { send } from '../../api/http';
import { paths } from '../../api/paths';
import { site } from '../../api/site';
import { Field, useSending, Wrong } from '../../design/form';
import { PageTitle } from '../../design/page';

const kFields = ['password'];

function PasswordByLink({ token, done }: { token: string; done: () => void }) {
  const [wanted, setWanted] = useState('');
  const { run, isBusy, fields, wrong } = useSending();
  const save = async () => {
    if (await run(() => send('POST', paths.setPassword(), { token, password: wanted }))) done();
  };
  return (
    <form
      className="stack"
      aria-label="Password"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void save();
      }}
    >
      <Field label="Your new password" wrong={fields.password} hint="12 characters at least.">
        <input
          type="password"
          autoComplete="new-password"
          autoFocus
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
      </Field>
      <Wrong wrong={wrong} shown={kFields} />
      <button type="submit" className="main" disabled={isBusy || !wanted}>
        Set the password
      </button>
    </form>
  );
}

export default function SetPassword() {
  const [token] = useState(() => window.location.hash.slice(1));
  const [isDone, setDone] = useState(false);
  const finish = () => {
    window.history.replaceState(null, '', window.location.pathname); // it is worth nothing now
    setDone(true);
  };
  return (
    <main className="sign-in" id="content">
      <p className="brand">Accord</p>
      <PageTitle title="Set your password" answer={new URL(site.base).host} />
      {!token && (
        <p>This address lacks its end, behind the #. Open the whole link that you were given.</p>
      )}
      {token && !isDone && <PasswordByLink token={token} done={finish} />}
      {isDone && (
        <p role="status">
          Your password is set. <Link to="/sign-in">Sign in</Link> with it.
        </p>
      )}
    </main>
  );
}

// For who has lost their password: a link to set another one is mailed.
import '../sign_in/sign_in.css';
import { useState } from 'react';
import { Link } from 'react-router';
import { send } from '../../api/http';
import { paths } from '../../api/paths';
import { site } from '../../api/site';
import { Field, useSending, Wrong } from '../../design/form';
import { PageTitle } from '../../design/page';

const kFields = ['email'];

function AddressForm({ done }: { done: () => void }) {
  const [email, setEmail] = useState('');
  const { run, isBusy, fields, wrong } = useSending();
  const ask = async () => {
    if (await run(() => send('POST', paths.lostPassword(), { email: email.trim() }))) done();
  };
  return (
    <form
      className="stack"
      aria-label="Lost password"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void ask();
      }}
    >
      <Field label="Your e-mail address" wrong={fields.email}>
        <input
          type="text"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          value={email}
          onChange={({ target }) => setEmail(target.value)}
        />
      </Field>
      <Wrong wrong={wrong} shown={kFields} />
      <button type="submit" className="main" disabled={isBusy || !email.trim()}>
        Mail me a link
      </button>
    </form>
  );
}

export default function LostPassword() {
  const [isDone, setDone] = useState(false);
  return (
    <main className="sign-in" id="content">
      <p className="brand">Accord</p>
      <PageTitle title="Another password" answer={new URL(site.base).host} />
      {isDone ? (
        <p role="status">
          If somebody signs in here with this address and a password, a link to set another one is
          on its way. It can be used for two hours.
        </p>
      ) : (
        <AddressForm done={() => setDone(true)} />
      )}
      <p>
        <Link to="/sign-in">Sign in</Link>
      </p>
    </main>
  );
}

// E-mail address and password: on the page to sign in, and over a page whose session has ended.
import { useEffect, useId, useRef, useState } from 'react';
import { ApiError } from '../api/http';
import { signIn, type Session } from '../api/session';
import { count } from '../words/count';

/** What went wrong, and what to do. */
export function refusalWords(error: unknown): string {
  if (!(error instanceof ApiError)) return 'That did not work.';
  if (error.status === 429) {
    const seconds = error.retryAfter ?? 1;
    return `That was tried too often. Try again in ${count(seconds, 'second')}.`;
  }
  return error.message;
}

export function SignInForm(props: { email?: string; done: (session: Session) => void }) {
  const { email = '', done } = props;
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const words = useId();
  useEffect(() => {
    (email ? password : name).current?.focus();
  }, [email]);
  const submit = async () => {
    setBusy(true);
    setWrong('');
    try {
      done(await signIn(name.current?.value.trim() ?? '', password.current?.value ?? ''));
    } catch (error) {
      setWrong(refusalWords(error));
      setBusy(false);
      password.current?.select();
    }
  };
  return (
    <form
      className="stack"
      aria-label="Sign in"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <label className="field">
        E-mail address
        <input
          ref={name}
          name="email"
          type="text"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          defaultValue={email}
        />
      </label>
      <label className="field">
        Password
        <input
          ref={password}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          aria-invalid={wrong !== ''}
          aria-describedby={wrong ? words : undefined}
        />
      </label>
      {wrong && (
        <div className="note bad" role="alert" id={words}>
          {wrong}
        </div>
      )}
      <button type="submit" className="main" aria-disabled={busy}>
        {busy ? 'Signing in' : 'Sign in'}
      </button>
    </form>
  );
}

// Who is signed in, below the list of pages: the way to the own account, and out.
import { useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { ApiError } from '../api/http';
import { paths } from '../api/paths';
import { signOut, useSession } from '../api/session';
import { site } from '../api/site';
import { Name } from '../design/marks';

function SignOutButtons() {
  const [wrong, setWrong] = useState('');
  const out = (where: 'here' | 'everywhere') =>
    void signOut(where).catch((error: unknown) =>
      setWrong(error instanceof ApiError ? error.message : 'That did not work.'),
    );
  return (
    <>
      <button type="button" onClick={() => out('here')}>
        Sign out
      </button>
      <button type="button" onClick={() => out('everywhere')}>
        Sign out everywhere
      </button>
      {wrong && (
        <span role="alert" className="wrong">
          {wrong}
        </span>
      )}
    </>
  );
}

export function UserMenu() {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (!site.users || !session) return null;
  const { user } = session;
  if (!user) {
    return (
      <div className="who">
        <a className="link" href={site.path + paths.signIn(pathname + search)}>
          Sign in
        </a>
      </div>
    );
  }
  return (
    <details className="who">
      <summary>
        <span className="unseen">Signed in as </span>
        <Name>{user.name}</Name>
      </summary>
      <div className="stack">
        {user.uuid && <NavLink to={paths.account()}>My account</NavLink>}
        {session.session ? (
          <SignOutButtons />
        ) : (
          <span>By credentials that the browser sends: it forgets them when it is closed.</span>
        )}
      </div>
    </details>
  );
}

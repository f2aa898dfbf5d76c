// What happens when the session ends while a page is open: whoever is there signs in again over the page, which stays as it
// is with all that was typed into it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { onSignedOut } from '../api/http';
import { live } from '../api/live';
import { paths } from '../api/paths';
import { leave, onSignOutElsewhere, readAgain, sessionQuery, type Session } from '../api/session';
import { site } from '../api/site';
import { Dialog } from '../design/dialog';
import { SignInForm } from './sign_in_form';

/** The page to sign in, and back to this one; what was typed here is lost by that. */
function signInPath(): string {
  const { pathname, search, hash } = window.location;
  return site.path + paths.signIn(pathname.slice(site.path.length) + search + hash);
}

function SignInAgain({ was, close }: { was: Session['user']; close: () => void }) {
  const queries = useQueryClient();
  const done = (now: Session) => {
    if (was?.uuid && now.user?.uuid !== was.uuid) return window.location.reload(); // somebody else sees their own
    queries.setQueryData(sessionQuery.queryKey, now);
    close();
    live.again();
    void readAgain(queries);
  };
  return (
    <Dialog title="Sign in to go on" close={close}>
      <div className="stack">
        <p style={{ margin: 0 }}>
          {was?.email ? 'Your session has ended.' : 'This takes somebody who is signed in.'} The
          page stays as it is: what failed can be tried again afterwards.
        </p>
        <SignInForm {...(was?.email && { email: was.email })} done={done} />
        <p className="small" style={{ margin: 0 }}>
          <a href={signInPath()}>Other ways to sign in</a> leave this page: what is not saved is
          lost.
        </p>
      </div>
    </Dialog>
  );
}

/** A page that the browser has kept as it was, and shows again when one goes back to it, may be of somebody who has left. */
function readWhenShownAgain(): () => void {
  const look = (event: PageTransitionEvent) => {
    if (event.persisted && site.users) window.location.reload();
  };
  window.addEventListener('pageshow', look);
  return () => window.removeEventListener('pageshow', look);
}

export function SignedOut() {
  const [isOut, setOut] = useState(false);
  const { data } = useQuery({ ...sessionQuery, enabled: site.users });
  const last = useRef<Session['user']>(undefined);
  if (data?.user) last.current = data.user;
  useEffect(() => onSignedOut(() => setOut(true)), []);
  useEffect(() => onSignOutElsewhere(leave), []);
  useEffect(readWhenShownAgain, []);
  return isOut ? <SignInAgain was={last.current} close={() => setOut(false)} /> : null;
}

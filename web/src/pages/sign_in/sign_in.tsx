// The page to sign in; whoever has done so goes back to where they wanted to.
import './sign_in.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { link } from '../../api/http';
import { sessionQuery, type Session, type Way } from '../../api/session';
import { pathOf, site } from '../../api/site';
import { Command } from '../../design/copy';
import { Failure } from '../../design/loaded';
import { PageTitle } from '../../design/page';
import { returnPath } from '../../session/return_path';
import { SignInForm } from '../../session/sign_in_form';
import { shell } from '../../words/shell';

function NoUsers() {
  return (
    <>
      <p>This broker has no users, so nobody signs in. It begins with the first administrator:</p>
      <Command>{shell('accord', 'admin', 'create-user', '--email', 'ann@example.org')}</Command>
    </>
  );
}

/** Another way than a password: the browser goes there. */
function OtherWay({ way }: { way: Way }) {
  const path = pathOf(link(way, 'self') ?? '');
  if (path === undefined) return null;
  return (
    <p>
      <a className="btn" href={site.path + path}>
        {way.title}
      </a>
    </p>
  );
}

function Ways({ session, go }: { session: Session; go: () => void }) {
  const others = session.ways.filter(({ name }) => name !== 'password');
  return (
    <>
      {session.ways.some(({ name }) => name === 'password') && <SignInForm done={go} />}
      {others.map((way) => (
        <OtherWay key={way.name} way={way} />
      ))}
    </>
  );
}

export default function SignIn() {
  const [query] = useSearchParams();
  const to = returnPath(query.get('to'));
  const { data, error, refetch } = useQuery({ ...sessionQuery, enabled: site.users });
  // All of the page is read anew, as whoever is signed in now; what was after a # the browser has kept.
  const go = () =>
    window.location.replace(site.path + to + (to.includes('#') ? '' : window.location.hash));
  const isSignedIn = data?.user !== undefined;
  useEffect(() => {
    if (isSignedIn) go();
  });
  return (
    <main className="sign-in" id="content">
      <p className="brand">Accord</p>
      <PageTitle title="Sign in" answer={new URL(site.base).host} />
      {!site.users && <NoUsers />}
      {error && <Failure error={error} again={() => void refetch()} />}
      {data && !isSignedIn && <Ways session={data} go={go} />}
    </main>
  );
}

// The page to sign in; whoever has done so goes back to where they wanted to.
import './sign_in.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { link } from '../../api/http';
import { paths } from '../../api/paths';
import { sessionQuery, type Session, type Way } from '../../api/session';
import { pathOf, site } from '../../api/site';
import { Command } from '../../design/copy';
import { Failure } from '../../design/loaded';
import { PageTitle } from '../../design/page';
import { Banner } from '../../session/banner';
import { providerRefusal } from '../../session/provider_refusal';
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

/** Another way than a password: the browser goes there, and comes back to `to`. */
function OtherWay({ way, to }: { way: Way; to: string }) {
  const path = pathOf(link(way, 'self') ?? '');
  if (path === undefined) return null;
  return (
    <p>
      <a className="btn" href={`${site.path}${path}?to=${encodeURIComponent(to)}`}>
        {way.title}
      </a>
    </p>
  );
}

function Ways({ session, to, go }: { session: Session; to: string; go: () => void }) {
  const byPassword = session.ways.find(({ name }) => name === 'password');
  const others = session.ways.filter(({ name }) => name !== 'password');
  return (
    <>
      {byPassword && <SignInForm done={go} />}
      {byPassword && link(byPassword, 'accord:lost-password') && (
        <p>
          <Link to={paths.lostPassword()}>Lost your password?</Link>
        </p>
      )}
      {others.map((way) => (
        <OtherWay key={way.name} way={way} to={to} />
      ))}
    </>
  );
}

export default function SignIn() {
  const [query] = useSearchParams();
  const to = returnPath(query.get('to'));
  const { data, error, refetch } = useQuery({ ...sessionQuery, enabled: site.users });
  const there = to + (to.includes('#') ? '' : window.location.hash); // which the browser has kept
  // All of the page is read anew, as whoever is signed in now.
  const go = () => window.location.replace(site.path + there);
  const refusal = providerRefusal(query.get('error'));
  const isSignedIn = data?.user !== undefined;
  useEffect(() => {
    if (isSignedIn) go();
  });
  return (
    <main className="sign-in" id="content">
      <p className="brand">Accord</p>
      <PageTitle title="Sign in" answer={new URL(site.base).host} />
      {!site.users && <NoUsers />}
      {refusal && !isSignedIn && (
        <div className="note bad" role="alert">
          {refusal}
        </div>
      )}
      {error && <Failure error={error} again={() => void refetch()} />}
      {data?.banner && !isSignedIn && <Banner text={data.banner} />}
      {data && !isSignedIn && <Ways session={data} to={there} go={go} />}
    </main>
  );
}

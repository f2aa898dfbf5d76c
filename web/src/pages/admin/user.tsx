// One user: name, roles, password, sessions, and the end of it.
import './admin.css';
import { useState } from 'react';
import { useParams } from 'react-router';
import { send } from '../../api/http';
import type { User } from '../../api/identity';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { may, useSession } from '../../api/session';
import { useSending, Wrong } from '../../design/form';
import { Loaded } from '../../design/loaded';
import { Ago, Name } from '../../design/marks';
import { makePassword } from '../../identity/made_password';
import { ShownOnce } from '../../identity/shown_once';
import { AdminPage } from './admin_page';
import { Ending, NameForm, RolesForm, TeamsOf, useChange } from './account_parts';

function NewPassword({ user }: { user: User }) {
  const [shown, setShown] = useState('');
  const [url, setUrl] = useState('');
  const { change, isBusy, wrong } = useChange(user);
  const link = useSending();
  const make = async () => {
    const password = makePassword();
    if (await change({ password })) setShown(password);
  };
  const makeLink = () =>
    link.run(async () => {
      const made = await send<{ url: string }>('POST', paths.passwordLink(user.uuid), {});
      setUrl(made?.url ?? '');
    });
  return (
    <>
      <h2>Password</h2>
      <p className="small">
        By a link they choose one themselves: it works once, for a week. A new password signs them
        out everywhere. Either is shown once, for you to hand over.
      </p>
      <Wrong wrong={wrong ?? link.wrong} />
      <div className="bar">
        <button type="button" disabled={link.isBusy} onClick={() => void makeLink()}>
          Make a link
        </button>
        <button type="button" disabled={isBusy} onClick={() => void make()}>
          Make a new password
        </button>
      </div>
      {url && (
        <ShownOnce title="The link" value={url} close={() => setUrl('')}>
          <p className="small" style={{ margin: 0 }}>
            For <bdi>{user.email}</bdi>, to set a password.
          </p>
        </ShownOnce>
      )}
      {shown && (
        <ShownOnce title="The password" value={shown} close={() => setShown('')}>
          <p className="small" style={{ margin: 0 }}>
            For <bdi>{user.email}</bdi>.
          </p>
        </ShownOnce>
      )}
    </>
  );
}

function EndSessions({ user }: { user: User }) {
  const [isDone, setDone] = useState(false);
  const { run, isBusy, wrong } = useSending();
  const end = async () => setDone(await run(() => send('DELETE', paths.sessionsOfUser(user.uuid))));
  return (
    <>
      <h2>Sessions</h2>
      <Wrong wrong={wrong} />
      <div className="bar">
        <button type="button" disabled={isBusy} onClick={() => void end()}>
          Sign out everywhere
        </button>
        <span role="status" className="small">
          {isDone && 'Signed out everywhere.'}
        </span>
      </div>
    </>
  );
}

function answerOf({ email, lastLogin, active }: User) {
  return (
    <>
      {email && <Name>{email}</Name>}
      {!active && ', disabled'}
      {lastLogin ? (
        <>
          , signed in last <Ago at={lastLogin} />
        </>
      ) : (
        ', has not signed in yet'
      )}
      .
    </>
  );
}

export default function UserDetail() {
  const { user: uuid = '' } = useParams();
  const query = useResource<User>(paths.user(uuid));
  const manages = may(useSession(), 'user:manage:*');
  const { data } = query;
  const title = data?.name ?? 'User';
  return (
    <AdminPage
      crumbs={[{ label: 'Users', to: paths.users() }, { label: title }]}
      title={title}
      heading={<Name>{title}</Name>}
      answer={data && answerOf(data)}
    >
      <Loaded query={query}>
        {(user) => (
          <div className="stack" key={user.uuid}>
            <TeamsOf account={user} />
            <NameForm account={user} disabled={!manages} />
            <RolesForm
              account={user}
              disabled={!manages}
              key={user._embedded.roles.map((role) => role.uuid).join()}
            />
            {manages && (
              <div>
                <NewPassword user={user} />
                <EndSessions user={user} />
                <Ending account={user} list={paths.users()} />
              </div>
            )}
          </div>
        )}
      </Loaded>
    </AdminPage>
  );
}

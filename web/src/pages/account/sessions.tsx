// My account: the browsers in which I am signed in.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/http';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { leave, signOut, type BrowserSession } from '../../api/session';
import { Confirm } from '../../design/dialog';
import { Empty, Loaded } from '../../design/loaded';
import { Ago, Name, Pill } from '../../design/marks';
import { Cell, Row, RowHead, Rows } from '../../design/rows';
import { browserName } from '../../identity/browser_name';
import { AccountPage } from './account_page';

const kColumns = [
  { name: 'Browser' },
  { name: 'Signed in' },
  { name: 'Seen last', className: 'hide-s' },
  { name: 'Ends', className: 'hide-s' },
  { name: <span className="unseen">What can be done</span> },
];

function SessionRow({ session, end }: { session: BrowserSession; end: () => void }) {
  const name = browserName(session.client);
  return (
    <Row>
      <RowHead>
        <span className="marks" title={session.client}>
          <Name>{name}</Name>
          {session.current && <Pill kind="ok">This browser</Pill>}
        </span>
      </RowHead>
      <Cell label="Signed in">
        <Ago at={session.createdAt} />
      </Cell>
      <Cell className="hide-s">
        <Ago at={session.lastSeenAt} />
      </Cell>
      <Cell className="hide-s">
        <Ago at={session.expiresAt} />
      </Cell>
      <Cell>
        <button type="button" onClick={end}>
          Sign out<span className="unseen"> {name}</span>
        </button>
      </Cell>
    </Row>
  );
}

function List({ sessions }: { sessions: BrowserSession[] }) {
  const queries = useQueryClient();
  const [failed, setFailed] = useState('');
  const end = async ({ uuid, current }: BrowserSession) => {
    try {
      await send('DELETE', paths.ownSession(uuid));
      if (current) return leave();
      setFailed('');
      await queries.invalidateQueries({ queryKey: [paths.ownSessions()] });
    } catch (error) {
      setFailed((error as Error).message);
    }
  };
  if (sessions.length === 0) return <Empty>You are signed in nowhere on the page.</Empty>;
  return (
    <>
      {failed && (
        <div className="note bad" role="alert">
          {failed}
        </div>
      )}
      <Rows label="Sessions" layout="minmax(0, 1fr) 140px 140px 140px 110px" columns={kColumns}>
        {sessions.map((session) => (
          <SessionRow key={session.uuid} session={session} end={() => void end(session)} />
        ))}
      </Rows>
    </>
  );
}

export default function OwnSessions() {
  const query = useResource<{ _embedded: { sessions: BrowserSession[] } }>(paths.ownSessions());
  const [asks, setAsks] = useState(false);
  return (
    <AccountPage title="Sessions">
      <div className="bar">
        <button type="button" className="danger right" onClick={() => setAsks(true)}>
          Sign out everywhere
        </button>
      </div>
      <Loaded query={query} rows={2}>
        {({ _embedded: { sessions } }) => <List sessions={sessions} />}
      </Loaded>
      {asks && (
        <Confirm
          title="Sign out everywhere?"
          verb="Sign out everywhere"
          close={() => setAsks(false)}
          act={() => signOut('everywhere')}
        >
          All browsers in which you are signed in, this one too. Tokens go on.
        </Confirm>
      )}
    </AccountPage>
  );
}

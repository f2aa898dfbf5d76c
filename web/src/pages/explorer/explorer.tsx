// The API as it is: any resource that has no page of its own, and all of them for those who write clients.
import './explorer.css';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { ApiError } from '../../api/http';
import { paths } from '../../api/paths';
import { Failure, Skeleton } from '../../design/loaded';
import { Crumbs, PageTitle } from '../../design/page';
import { Missing } from '../missing/missing';
import { HalDocument } from './document';
import { exchange, type Answer } from './exchange';
import { readDocument } from './hal';
import { Raw } from './raw';
import { RequestForm } from './request';

const kBrowser = '/hal-browser/browser.html';

function AddressForm({ path }: { path: string }) {
  const go = useNavigate();
  const [text, setText] = useState(path);
  const open = (event: FormEvent) => {
    event.preventDefault();
    void go(paths.explorer(text.startsWith('/') ? text : `/${text}`));
  };
  return (
    <form className="bar address" onSubmit={open} role="search" aria-label="Address">
      <input
        className="grow"
        aria-label="Path of a resource"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit">Open</button>
    </form>
  );
}

function Shown({ answer, request }: { answer: Answer; request: (path: string) => void }) {
  const [raw, setRaw] = useState(false);
  if (answer.isStream) {
    return (
      <p>
        A stream of events: <Link to={paths.events()}>Activity</Link> shows them.
      </p>
    );
  }
  if (answer.json === undefined) return <Raw value={undefined} text={answer.text} />;
  return (
    <>
      <div className="bar" role="group" aria-label="Show it">
        <button className="chip" aria-pressed={!raw} onClick={() => setRaw(false)}>
          To read
        </button>
        <button className="chip" aria-pressed={raw} onClick={() => setRaw(true)}>
          Raw JSON
        </button>
      </div>
      {raw ? (
        <Raw value={answer.json} text={answer.text} />
      ) : (
        <HalDocument reading={readDocument(answer.json)} request={request} />
      )}
    </>
  );
}

function titleOf(answer: Answer | undefined, path: string): string {
  return readDocument(answer?.json).title || path;
}

function Resource({ path, isBrowser }: { path: string; isBrowser: boolean }) {
  const [requested, setRequested] = useState<string>();
  const query = useQuery({
    queryKey: ['explorer', path],
    queryFn: ({ signal }) => exchange({ method: 'GET', path, headers: [], body: '' }, signal),
  });
  const { data, error } = query;
  if (!isBrowser && data?.status === 404) return <Missing />;
  const isWrong = data !== undefined && data.status >= 400;
  return (
    <>
      <Crumbs
        crumbs={
          path === '/'
            ? [{ label: 'API' }]
            : [{ label: 'API', to: paths.explorer() }, { label: path }]
        }
      />
      <PageTitle
        title={titleOf(data, path)}
        answer={
          <>
            <code>GET {path}</code>{' '}
            {isBrowser && !isWrong && data && <Link to={path}>Open as a page</Link>}
          </>
        }
      >
        <bdi>{titleOf(data, path)}</bdi>
      </PageTitle>
      <AddressForm path={path} />
      {error ? <Failure error={error} again={() => void query.refetch()} /> : null}
      {!data && !error && <Skeleton />}
      {isWrong && (
        <Failure
          error={new ApiError(data.status, `The broker answered with status ${data.status}.`)}
        />
      )}
      {data && <Shown answer={data} request={setRequested} />}
      <h2>Request</h2>
      <RequestForm
        key={requested ?? path}
        path={requested ?? path}
        changed={() => void query.refetch()}
        isAskedFor={requested !== undefined}
      />
    </>
  );
}

export default function Explorer() {
  const { pathname, search, hash } = useLocation();
  const isBrowser = pathname === kBrowser;
  const asked = isBrowser ? hash.slice(1) || '/' : pathname + search;
  const path = asked.startsWith('/') ? asked : `/${asked}`;
  return <Resource key={path} path={path} isBrowser={isBrowser} />;
}

// What a page shows while it waits, when it failed, and when there is nothing.
import { useEffect, useState, type ReactNode } from 'react';
import { ApiError } from '../api/http';

/** Rows of the height that the list will have, so that nothing jumps. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
  const isLate = useIsLate();
  return (
    <div className="card" aria-busy="true" role="status">
      {isLate ? <p className="late">{kLate}</p> : <span className="unseen">Loading</span>}
      {Array.from({ length: rows }, (_, i) => (
        <div className="skeleton" key={i} />
      ))}
    </div>
  );
}

/** Of a page whose own files do not come: there is nothing else to show of it yet. */
export function Late() {
  return useIsLate() ? (
    <p className="late" role="status">
      {kLate}
    </p>
  ) : null;
}

const kLate = 'The broker takes its time. Still waiting for it.';
/** So long nobody wonders what goes on. */
const kLateMs = 4_000;

function useIsLate(): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), kLateMs);
    return () => clearTimeout(timer);
  }, []);
  return isLate;
}

const kTitles: Record<number, string> = {
  0: 'The broker does not answer',
  401: 'Sign in to see this',
  403: 'You may not see this',
  404: 'Not found',
};

const kNext: Record<number, string> = {
  0: 'It is tried again. If that goes on, check that the broker is running.',
  401: 'The broker asks for a user name and a password. Load the page again to enter them.',
  403: 'Ask whoever runs the broker for access.',
  404: 'It may have been deleted, or the address is not quite right.',
};

/** A refusal that names the permission that is missing says more than any words of ours. */
function nextOf(error: unknown, status: number): string {
  const said = (error as Error).message;
  if (error instanceof ApiError && error.missing.length > 0) {
    return `${said} Whoever administers the broker can give you a role that has it.`;
  }
  return kNext[status] ?? said;
}

export function Failure({ error, again }: { error: unknown; again?: () => void }) {
  const status = error instanceof ApiError ? error.status : -1;
  return (
    <div className="note bad" role="alert">
      <h2 style={{ margin: 0 }}>{kTitles[status] ?? 'This could not be shown'}</h2>
      <p style={{ margin: '4px 0' }}>{nextOf(error, status)}</p>
      {status === 401 && <button onClick={() => window.location.reload()}>Load again</button>}
      {again && status !== 401 && <button onClick={again}>Try again</button>}
    </div>
  );
}

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** What `query` read, as `children` show it; until then a skeleton, else what went wrong. */
export function Loaded<T>(props: {
  query: Asked<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  const { data, error, refetch } = props.query;
  if (data !== undefined) {
    return (
      <>
        {error ? <Failure error={error} again={() => void refetch()} /> : null}
        {props.children(data)}
      </>
    );
  }
  if (error) return <Failure error={error} again={() => void refetch()} />;
  return <Skeleton {...(props.rows !== undefined && { rows: props.rows })} />;
}

export function Empty({ children }: { children: ReactNode }) {
  return <div className="card empty">{children}</div>;
}

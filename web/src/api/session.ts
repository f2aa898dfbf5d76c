// Who is signed in on this page, as the broker says.
import { useQuery, type QueryClient } from '@tanstack/react-query';
import { ApiError, get, send, type Links } from './http';
import type { User } from './identity';
import { paths } from './paths';
import { site } from './site';

/** A browser in which somebody is signed in. */
export interface BrowserSession {
  uuid: string;
  origin: string;
  client: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  current: boolean;
}

export interface Way {
  name: string;
  title: string;
  _links: Links;
}

/** `user` without UUID is one of the broker's settings; without `session` somebody is known by other credentials. */
export interface Session {
  user?: Partial<User> & { name: string };
  session?: BrowserSession;
  ways: Way[];
  /** Markdown. */
  banner?: string;
  /** Of the first of the own tokens that is about to end. */
  tokenEndsAt?: string;
}

export const sessionQuery = {
  queryKey: [paths.session()],
  queryFn: ({ signal }: { signal: AbortSignal }) => get<Session>(paths.session(), signal),
  staleTime: 60_000,
};

/** Nothing where the broker has no users. */
export function useSession(): Session | undefined {
  return useQuery({ ...sessionQuery, enabled: site.users }).data;
}

/** Whether the user has one of these permissions. */
export function may(session: Session | undefined, ...scopes: string[]): boolean {
  return session?.user?.permissions?.some(({ scope }) => scopes.includes(scope)) ?? false;
}

/** A browser keeps a session for https over https alone, and says nothing of it. */
const kNotKept = (base: string) =>
  `The browser did not keep the session. The broker takes itself to be at ${base}: open it there, or set base_url.`;

export async function signIn(email: string, password: string): Promise<Session> {
  await send<Session>('POST', paths.session(), { email, password });
  const now = await get<Session>(paths.session());
  if (!now.session) throw new ApiError(-1, kNotKept(site.base));
  return now;
}

/** What other pages of this browser are told. */
const kTold = 'accord-signed-out';

function channel(): BroadcastChannel | undefined {
  return typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(kTold);
}

/** Leaves every page of this browser; `where` is what ends. */
export async function signOut(where: 'here' | 'everywhere'): Promise<void> {
  await send('DELETE', where === 'here' ? paths.session() : paths.ownSessions());
  const others = channel();
  others?.postMessage(site.path);
  others?.close();
  leave();
}

/** Nothing that was read stays on the screen. */
export function leave(): void {
  window.location.assign(site.path + paths.signIn());
}

/** Calls `left` when another page of this browser signs out; the function that it gives ends it. */
export function onSignOutElsewhere(left: () => void): () => void {
  const others = channel();
  if (!others) return () => {};
  others.onmessage = ({ data }) => data === site.path && left();
  return () => others.close();
}

/** What was read before is read again, as whoever is signed in now. */
export async function readAgain(queries: QueryClient): Promise<void> {
  await queries.invalidateQueries();
}

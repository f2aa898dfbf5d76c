// How the page asks the broker: JSON in, JSON out, and errors that say what to do.
import { paths } from './paths';
import { site } from './site';

/** A HAL document; `T` are its own members. */
export type Hal<T> = T & { _links?: Links };
export interface Link {
  href: string;
  title?: string;
  name?: string;
  templated?: boolean;
}
export type Links = Record<string, Link | Link[] | undefined>;

/** An answer that is not what was asked for; `status` 0: the broker was not reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** What is wrong with the fields of a form, by their names. */
    readonly fields: Record<string, string[]> = {},
    /** The permissions one of which it takes, where that is said. */
    readonly missing: readonly string[] = [],
    /** Seconds after which it may be tried again, where that is said. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

/** By field, and by the fields of that. */
type Faults = string[] | { [field: string]: Faults };

interface Problem {
  title?: string;
  detail?: string;
  error?: string | { message?: string };
  errors?: Record<string, Faults> | string[] | { detail?: string; pointer?: string }[];
  missing_permissions?: string[];
}

/** Where the answer has no words: a refusal has none. */
const kWords: Record<number, string> = {
  401: 'Sign in as somebody who may do this: load the page again.',
  403: 'You may not do this. Ask whoever runs the broker for access.',
  412: 'Somebody else changed this meanwhile. Load the page again to see how it is now.',
  503: 'The broker is busy, or its database is away. Try again in a moment.',
};

function sentencesOf(faults: Faults): string[] {
  return Array.isArray(faults) ? faults : Object.values(faults).flatMap(sentencesOf);
}

function words(status: number, problem: Problem): string {
  const { errors, error, detail, title } = problem;
  if (Array.isArray(errors)) {
    return errors.map((one) => (typeof one === 'string' ? one : (one.detail ?? ''))).join(' ');
  }
  if (errors) return sentencesOf(errors).join(' ');
  if (typeof error === 'string') return error;
  const said = error?.message ?? detail ?? title ?? kWords[status];
  return said ?? `The broker answered with status ${status}.`;
}

async function failure(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as Problem;
  const faults = problem.errors && !Array.isArray(problem.errors) ? problem.errors : {};
  const fields = Object.fromEntries(
    Object.entries(faults).map(([field, below]) => [field, sentencesOf(below)]),
  );
  const seconds = Number(response.headers.get('Retry-After'));
  return new ApiError(
    response.status,
    words(response.status, problem),
    fields,
    problem.missing_permissions,
    seconds > 0 ? seconds : undefined,
  );
}

/** A broker that does not answer is not waited for for ever. A test of a webhook takes 15 seconds at most. */
const kPatienceMs = 45_000;

type Listener = () => void;
const whenSignedOut = new Set<Listener>();

/** Tells each time that the broker no longer knows who asks; the function that it gives ends it. */
export function onSignedOut(listener: Listener): () => void {
  whenSignedOut.add(listener);
  return () => whenSignedOut.delete(listener);
}

/** A broker with users has answered 401. */
export function tellSignedOut(): void {
  if (site.users) whenSignedOut.forEach((listener) => listener());
}

/** What browsers that say nothing of a request by a script leave to us: without it they ask for a password themselves. */
export const kByScript = { 'X-Requested-With': 'XMLHttpRequest' };

async function ask(path: string, init: RequestInit): Promise<Response> {
  const late = AbortSignal.timeout(kPatienceMs);
  const signal = init.signal ? AbortSignal.any([init.signal, late]) : late;
  let response: Response;
  try {
    const headers = { ...kByScript, ...(init.headers as Record<string, string>) };
    response = await fetch(site.path + path, { ...init, headers, signal });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(0, 'The broker did not answer.');
  }
  if (response.status === 401 && path !== paths.session()) tellSignedOut();
  if (!response.ok) throw await failure(response);
  return response;
}

const kAccept = 'application/hal+json, application/json;q=0.9';

/** `path` is below the broker, from paths.ts. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await ask(path, { headers: { Accept: kAccept }, ...(signal && { signal }) });
  return (await response.json()) as T;
}

/** A document, and the tag of how it was then: a change that names it is refused when it is not that any more. */
export interface Tagged<T> {
  document: T;
  tag: string | undefined;
}

export async function getTagged<T>(path: string, signal?: AbortSignal): Promise<Tagged<T>> {
  const response = await ask(path, { headers: { Accept: kAccept }, ...(signal && { signal }) });
  return {
    document: (await response.json()) as T,
    tag: response.headers.get('ETag') ?? undefined,
  };
}

/** A document as it is written, for who must not lose how its numbers are spelt. */
export async function getSource(path: string, signal?: AbortSignal): Promise<string> {
  const response = await ask(path, { headers: { Accept: kAccept }, ...(signal && { signal }) });
  return response.text();
}

export async function getText(path: string, signal?: AbortSignal): Promise<string> {
  const response = await ask(path, {
    headers: { Accept: 'text/plain' },
    ...(signal && { signal }),
  });
  return response.text();
}

/** A page of a list that is text, and the address of the page after it. */
export async function getPortion(
  path: string,
  type: string,
  signal: AbortSignal,
): Promise<{ text: string; next: string | undefined }> {
  const response = await ask(path, { headers: { Accept: type }, signal });
  const next = /<([^>]*)>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1];
  return { text: await response.text(), next };
}

/** Changes something, if it still has the tag where one is given; the answer's JSON, or nothing where there is none. */
export async function send<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  tag?: string,
): Promise<T | undefined> {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  const response = await ask(path, {
    method,
    headers: {
      Accept: kAccept,
      ...(body !== undefined && { 'Content-Type': type }),
      ...(tag !== undefined && { 'If-Match': tag }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return text ? (JSON.parse(text) as T) : undefined;
}

/** The first link of a relation. */
export function link(
  document: { _links?: Links } | undefined,
  relation: string,
): string | undefined {
  const found = document?._links?.[relation];
  return (Array.isArray(found) ? found[0] : found)?.href;
}

// One request to the broker and all of its answer: also what is no success, and no JSON.
import { ApiError, kByScript, tellSignedOut } from '../../api/http';
import { isOwnPath, site } from '../../api/site';

export interface Answer {
  status: number;
  statusText: string;
  headers: [string, string][];
  /** Not read of a stream, which does not end. */
  text: string;
  json?: unknown;
  isStream: boolean;
}

export interface Asked {
  method: string;
  path: string;
  headers: [string, string][];
  body: string;
}

/** For what others than JSON are asked for, once there is none. */
const kAccept = 'application/hal+json, application/json;q=0.9, text/plain;q=0.2, */*;q=0.1';

function jsonOf(type: string, text: string): unknown {
  if (!/[/+]json\b/.test(type)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export async function exchange(asked: Asked, signal?: AbortSignal): Promise<Answer> {
  if (!isOwnPath(asked.path)) throw new ApiError(-1, 'That is no address of this broker.');
  const stop = new AbortController();
  signal?.addEventListener('abort', () => stop.abort());
  const headers = new Headers({ ...kByScript, Accept: kAccept });
  asked.headers.forEach(([name, value]) => headers.set(name, value));
  let response: Response;
  try {
    response = await fetch(site.path + asked.path, {
      method: asked.method,
      headers,
      signal: stop.signal,
      ...(asked.body && { body: asked.body }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, 'The broker did not answer.');
  }
  if (response.status === 401 && !headers.has('Authorization')) tellSignedOut();
  const type = response.headers.get('content-type') ?? '';
  const isStream = type.startsWith('text/event-stream');
  if (isStream) stop.abort();
  const text = isStream ? '' : await response.text();
  const json = jsonOf(type, text);
  return {
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers],
    text,
    ...(json !== undefined && { json }),
    isStream,
  };
}

/** "Name: value" by line; a line without a colon is an error in words. */
export function readHeaders(text: string): [string, string][] | string {
  const headers: [string, string][] = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim();
    if (colon < 0 || !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) {
      return `"${line}" is no header: write Name: value.`;
    }
    headers.push([name, line.slice(colon + 1).trim()]);
  }
  return headers;
}

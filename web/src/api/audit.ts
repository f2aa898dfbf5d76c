// The audit log, as the page reads it.
import { getPortion, type Hal } from './http';
import { pathOf } from './site';

export interface AuditUser {
  kind: string;
  uuid?: string;
  name?: string;
  email?: string;
  token?: string;
}

/** Which members are there depends on the type. */
export interface AuditEntry {
  number: number;
  uuid: string;
  timestamp: string;
  type: string;
  user: AuditUser;
  subject?: Record<string, unknown>;
  fields?: string[];
  tried?: Record<string, unknown>;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  events?: unknown[];
  eventCount?: number;
  request?: { method: string; path: string; address?: string; forwardedFor?: string };
  outcome?: { status?: number; success?: boolean };
  hash?: string;
  previousHash?: string;
}

export type AuditPage = Hal<{ events: AuditEntry[] }>;

/** Reads all entries from `path` on as JSON lines, page by page; tells how many there are so far. */
export async function readLines(
  path: string,
  tell: (count: number) => void,
  signal: AbortSignal,
): Promise<string[]> {
  const portions: string[] = [];
  let count = 0;
  for (let next: string | undefined = path; next !== undefined;) {
    const portion = await getPortion(next, 'application/jsonl', signal);
    portions.push(portion.text);
    count += portion.text.split('\n').length - 1;
    tell(count);
    next = portion.next === undefined ? undefined : pathOf(portion.next);
  }
  return portions;
}

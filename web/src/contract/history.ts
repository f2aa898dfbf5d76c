// Since when a contract fails: by the results of its content, newest first.

export interface ResultEntry {
  number: number;
  success: boolean;
  providerVersion: { number: string; branches?: string[] };
  verifiedAt: string;
  buildUrl?: string;
  verifiedBy?: { implementation?: string; version?: string };
  pending?: boolean;
  counts?: { passed: number; failed: number };
}

export interface Since {
  /** The first version that failed after `passed`. */
  first: string;
  /** The last that passed; nothing where none did. */
  passed?: string;
  /** Whether `failed` itself is the first. */
  isFirst: boolean;
}

/** Follows the branch of the failed result. Nothing where older results, not read yet, would tell. */
export function failsSince(
  entries: ResultEntry[],
  failed: ResultEntry,
  hasMore: boolean,
): Since | undefined {
  const branches = new Set(failed.providerVersion.branches);
  const isOfBranch = ({ providerVersion }: ResultEntry) =>
    branches.size === 0 || (providerVersion.branches ?? []).some((one) => branches.has(one));
  const start = entries.findIndex(({ number }) => number === failed.number);
  if (start < 0) return undefined;
  let first = failed;
  for (const entry of entries.slice(start + 1).filter(isOfBranch)) {
    if (entry.success) {
      // One version that passed and failed: its provider did not change anything.
      if (entry.providerVersion.number === first.providerVersion.number) return undefined;
      const isFirst = first.providerVersion.number === failed.providerVersion.number;
      return {
        first: first.providerVersion.number,
        passed: entry.providerVersion.number,
        isFirst,
      };
    }
    first = entry;
  }
  // What another branch passed, this one may never have had.
  if (hasMore || entries.some(({ success }) => success)) return undefined;
  return { first: first.providerVersion.number, isFirst: false };
}

export interface Publication {
  consumerVersion: { number: string; branches?: string[]; tags?: string[] };
  publishedAt: string;
  contentSha: string;
  sameContentAs?: { number: string };
}

/** The newest publication before `version` that says something else; undefined: none, or it was not read yet. */
export function previousContent(
  publications: Publication[],
  version: string,
): Publication | undefined {
  const start = publications.findIndex(({ consumerVersion }) => consumerVersion.number === version);
  if (start < 0) return undefined;
  const sha = publications[start]?.contentSha;
  return publications.slice(start + 1).find(({ contentSha }) => contentSha !== sha);
}

/** The address of the pact, and what its address says besides: another to compare with, one result. */
export interface Address {
  pact: string;
  comparesWith?: { version?: string; sha?: string };
  result?: number;
}

const kPact =
  /^(\/pacts\/provider\/[^/]+\/consumer\/[^/]+\/(?:version\/[^/]+|pact-version\/[^/]+(?:\/metadata\/[^/]+)?|latest(?:\/[^/]+)?|branch\/[^/]+\/latest))(?:\/(diff|verification-results)\/(.+))?$/;

export function readAddress(pathname: string): Address {
  const found = kPact.exec(pathname);
  const [, pact, kind, rest] = found ?? [];
  if (pact === undefined) return { pact: pathname };
  if (kind === 'verification-results' && /^\d+$/.test(rest ?? '')) {
    return { pact, result: Number(rest) };
  }
  if (kind !== 'diff') return { pact };
  const [what, value] = (rest ?? '').split('/');
  if (what === 'version' && value) return { pact, comparesWith: { version: decode(value) } };
  if (what === 'pact-version' && value) return { pact, comparesWith: { sha: decode(value) } };
  return { pact, comparesWith: {} };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

// Rows of GET /matrix: which versions met in a pact, and what came of it.
import type { Links } from './http';

export interface MatrixVersion {
  number: string;
  branches?: { name: string; latest?: boolean }[];
  tags?: { name: string }[];
  environments?: { uuid: string; name: string; displayName?: string }[];
}

export interface MatrixRow {
  consumer: { name: string; version: MatrixVersion };
  provider: { name: string; version: MatrixVersion | null };
  pact: { createdAt: string };
  verificationResult: { success: boolean; verifiedAt?: string; _links?: Links } | null;
}

export interface Matrix {
  matrix: MatrixRow[];
}

export interface Selector {
  pacticipant: string;
  version?: string;
  branch?: string;
  tag?: string;
  environment?: string;
}

export type LatestBy = 'cvp' | 'cvpv';

/** The query that asks for the rows of `selectors`, at most `limit`. */
export function matrixQuery(selectors: Selector[], latestby: LatestBy, limit: number): string {
  const query = new URLSearchParams();
  for (const selector of selectors) {
    for (const [key, value] of Object.entries(selector)) query.append(`q[][${key}]`, String(value));
  }
  query.append('latestby', latestby);
  query.append('limit', String(limit));
  return query.toString();
}

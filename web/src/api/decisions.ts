// The answers of /matrix and /can-i-deploy, as the page reads them.
import type { Hal, Links } from './http';

export interface MatrixVersion {
  number: string;
  branch?: string | null;
  branches?: { name: string; latest?: boolean }[];
  environments?: { uuid: string; name: string; displayName?: string; production?: boolean }[];
  tags?: { name: string; latest?: boolean }[];
}

interface Side<V> {
  name: string;
  version: V;
}

export interface MatrixRow {
  consumer: Side<MatrixVersion>;
  provider: Side<MatrixVersion | null>;
  pact: Hal<{ createdAt: string }>;
  verificationResult: Hal<{ success: boolean; verifiedAt: string }> | null;
  ignored?: boolean;
}

export interface Summary {
  deployable: boolean | null;
  reason: string;
  success: number;
  failed: number;
  unknown: number;
  ignored?: number;
}

/** The causes of an explanation; a newer broker may know others. */
export type Cause =
  | 'failed'
  | 'never_verified'
  | 'not_verified_by_this_version'
  | 'verification_requested'
  | 'provider_never_publishes'
  | 'no_deployed_version'
  | 'no_version_there'
  | 'version_unknown'
  | 'filter'
  | 'limit'
  | 'ignored';

export interface End {
  name: string;
  version: string | null;
}

interface OtherResult {
  providerVersion: string;
  success: boolean;
  at: string;
}

export interface Reason {
  cause: Cause;
  blocking: boolean;
  text: string;
  detail: string;
  application?: End;
  consumer?: End;
  provider?: End;
  row?: number;
  failingSince?: { at: string; providerVersion: string; orEarlier?: boolean };
  pending?: boolean;
  buildUrl?: string;
  failedInteractionsCount?: number;
  failedInteractions?: {
    description: string;
    providerState?: string;
    firstMismatch: string;
    mismatches: number;
  }[];
  publishedAt?: string;
  latestResult?: OtherResult;
  latestSuccess?: OtherResult;
  verificationRequest?: Hal<{ status: string; at: string }>;
  whoCanFix?: { pacticipant: string; role: string; repositoryUrl?: string; branch?: string }[];
  nextCommand?: string;
  _links?: Links;
}

export interface Contact {
  name: string;
  details?: Record<string, string>;
}

export interface Explanation {
  reasonsCount: number;
  reasons: Reason[];
  environment?: { name: string; contacts: Contact[] };
}

export interface Decision {
  summary: Summary;
  notices: { type: string; text: string }[];
  matrix: MatrixRow[];
  _embedded?: { 'accord:explanation'?: Explanation };
  _links?: Links;
}

export function explanationOf(decision: Decision): Explanation {
  return decision._embedded?.['accord:explanation'] ?? { reasonsCount: 0, reasons: [] };
}

// GET /overview, as pages show it.
import type { Links } from './http';
import type { Agreement } from '../words/status';

export interface Named {
  name: string;
  displayName?: string;
}

export interface NumberedVersion {
  number: string;
  branch?: string;
}

/** The versions of both sides that are in one environment; no agreement when only one side is. */
export interface Meeting {
  environment: string;
  consumerVersions: string[];
  providerVersions: string[];
  agreement?: Agreement;
}

export interface Integration {
  consumer: Named;
  provider: Named;
  agreement: Agreement;
  consumerVersion: NumberedVersion;
  publishedAt: string;
  providerVersion?: { number: string };
  verifiedAt?: string;
  /** The newest pact, where another one counts. */
  newest?: {
    consumerVersion: NumberedVersion;
    agreement: Agreement;
    providerVersion?: { number: string };
  };
  meetings: Meeting[];
  _links?: Links;
}

export interface Environment extends Named {
  uuid: string;
  production: boolean;
}

export interface Counts {
  all: number;
  fails: number;
  changed: number;
  notVerified: number;
  works: number;
}

/** Versions that meet in an environment and fail. */
export interface Blocked {
  pacticipant: string;
  environment: string;
  consumer: string;
  provider: string;
}

export interface OverviewPart {
  counts: Counts;
  environments: Environment[];
  blocked: Blocked[];
  integrations: Integration[];
  _links?: Links;
}

export function nameOf({ name, displayName }: Named): string {
  return displayName || name;
}

// The publications of a pair, page by page: all of them, or those of a branch, a tag or an environment.
import type { Links } from '../../api/http';
import { paths } from '../../api/paths';
import type { Agreement } from '../../words/status';

/** GET /pacts/provider/P/consumer/C/publications. */
export interface PublicationPage {
  publications: Publication[];
  _links?: Links;
}

export interface Publication {
  consumerVersion: {
    number: string;
    branches?: string[];
    tags?: string[];
    /** Where it is now, by name. */
    environments?: string[];
  };
  publishedAt: string;
  /** The first version that had the same content, where this one is not the first. */
  sameContentAs?: { number: string };
  agreement: Agreement;
  verifiedAt?: string;
  providerVersion?: { number: string };
  _links?: Links;
}

export interface Filter {
  branch: string;
  tag: string;
  environment: string;
}

export function isFilter({ branch, tag, environment }: Filter): boolean {
  return branch !== '' || tag !== '' || environment !== '';
}

export function publicationsPath(consumer: string, provider: string, filter: Filter): string {
  return paths.publications(consumer, provider, {
    branch: filter.branch || undefined,
    tag: filter.tag || undefined,
    environment: filter.environment || undefined,
  });
}

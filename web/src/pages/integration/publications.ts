// The publications of a pair: all of them page by page, or those of a branch, a tag or an environment.
import type { Links } from '../../api/http';
import { matrixQuery, type Matrix, type MatrixRow, type Selector } from '../../api/matrix';
import { paths } from '../../api/paths';
import type { Agreement } from '../../words/status';

/** GET /pacts/provider/P/consumer/C/publications. */
export interface PublicationPage {
  publications: Publication[];
  _links?: Links;
}

export interface Publication {
  consumerVersion: { number: string; branches?: string[]; tags?: string[] };
  publishedAt: string;
  /** The first version that had the same content, where this one is not the first. */
  sameContentAs?: { number: string };
  agreement: Agreement;
  verifiedAt?: string;
  providerVersion?: { number: string };
  environments?: string[];
  _links?: Links;
}

export interface Filter {
  branch: string;
  tag: string;
  environment: string;
}

export const kFilteredMax = 200;

/** Where the publications that `filter` leaves are: rows of the matrix. Nothing without a filter. */
export function filteredPath(consumer: string, provider: string, filter: Filter) {
  const { branch, tag, environment } = filter;
  if (!branch && !tag && !environment) return undefined;
  const selector: Selector = {
    pacticipant: consumer,
    ...(branch && { branch }),
    ...(tag && { tag }),
    ...(environment && { environment }),
  };
  return paths.matrix(matrixQuery([selector, { pacticipant: provider }], 'cvp', kFilteredMax));
}

function agreementOf(row: MatrixRow): Agreement {
  if (!row.verificationResult) return 'not_verified';
  return row.verificationResult.success ? 'works' : 'fails';
}

function fromRow(row: MatrixRow): Publication {
  const { number, branches = [], tags = [], environments = [] } = row.consumer.version;
  const result = row.verificationResult;
  return {
    consumerVersion: {
      number,
      branches: branches.map(({ name }) => name),
      tags: tags.map(({ name }) => name),
    },
    publishedAt: row.pact.createdAt,
    agreement: agreementOf(row),
    environments: environments.map(({ name, displayName }) => displayName ?? name),
    ...(result?.verifiedAt && { verifiedAt: result.verifiedAt }),
    ...(row.provider.version && result && { providerVersion: row.provider.version }),
    ...(result?._links && { _links: { 'pb:latest-verification-result': result._links.self } }),
  };
}

/** A row for each consumer version, newest publication first. */
export function publicationsOf({ matrix }: Matrix): Publication[] {
  return matrix
    .filter((row) => row.pact !== null)
    .map(fromRow)
    .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));
}

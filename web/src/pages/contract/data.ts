// What the page reads: the pact, its newest result, the list of results, the list of publications.
import { useQuery } from '@tanstack/react-query';
import { getSource, type Links } from '../../api/http';
import { paths } from '../../api/paths';
import { usePages, useResource } from '../../api/queries';
import type { Publication, ResultEntry } from '../../contract/history';
import { asMap, asText, at, parseJson, type Json, type JsonMap } from '../../contract/json';
import { readContract, type Contract } from '../../contract/model';

export interface Pact {
  contract: Contract;
  /** Without what the broker adds for clients. */
  document: JsonMap;
  consumer: string;
  provider: string;
  version: string;
  sha: string;
  createdAt: string;
  previousDistinct: string;
}

function linkName(document: Json, relation: string): string {
  return asText(at(document, '_links', relation, 'name')) ?? '';
}

export function readPact(text: string): Pact {
  const whole = parseJson(text);
  const contract = readContract(whole);
  const document = new Map(asMap(whole) ?? []);
  document.delete('_links');
  document.delete('createdAt');
  return {
    contract,
    document,
    consumer: linkName(whole, 'pb:consumer') || contract.consumer,
    provider: linkName(whole, 'pb:provider') || contract.provider,
    version: linkName(whole, 'pb:consumer-version'),
    sha: linkName(whole, 'pb:pact-version'),
    createdAt: asText(at(whole, 'createdAt')) ?? '',
    previousDistinct: asText(at(whole, '_links', 'pb:previous-distinct', 'href')) ?? '',
  };
}

/** Kept as it is while its text is the same: what was folded open stays so. */
const kept = new WeakMap<object, string>();

export function usePact(path: string | undefined) {
  return useQuery<Pact>({
    queryKey: ['pact', path],
    queryFn: async ({ signal }) => {
      const text = await getSource(path ?? '', signal);
      const pact = readPact(text);
      kept.set(pact, text);
      return pact;
    },
    enabled: path !== undefined,
    staleTime: 30_000,
    structuralSharing: (before, now) => {
      const isSame = before && kept.get(before as object) === kept.get(now as object);
      return isSame ? before : now;
    },
  });
}

export interface ResultsPage {
  verificationResults: ResultEntry[];
  _links?: Links;
}

export function useResults(pact: Pact | undefined) {
  const pages = usePages<ResultsPage>(
    pact && paths.results(pact.consumer, pact.provider, pact.sha, { size: 50 }),
  );
  const entries = pages.data?.pages.flatMap((page) => page.verificationResults);
  return { pages, entries };
}

export interface PublicationsPage {
  publications: Publication[];
  _links?: Links;
}

export function usePublications(pact: Pact | undefined) {
  const pages = usePages<PublicationsPage>(
    pact && paths.publications(pact.consumer, pact.provider, { size: 100 }),
  );
  const entries = pages.data?.pages.flatMap((page) => page.publications);
  return { pages, entries };
}

export interface ResultDocument {
  providerApplicationVersion: string;
  success: boolean;
  verificationDate: string;
  buildUrl?: string;
  testResults?: unknown;
  verifiedBy?: { implementation?: string; version?: string };
}

export function useResult(pact: Pact | undefined, number: number | undefined) {
  return useResource<ResultDocument>(
    pact && number !== undefined
      ? paths.result(pact.consumer, pact.provider, pact.sha, number)
      : undefined,
  );
}

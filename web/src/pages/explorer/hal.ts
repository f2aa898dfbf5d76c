// A HAL document as people read it: its own members, where it leads, and what it brings along.
import type { Link, Links } from '../../api/http';
import { pathOf } from '../../api/site';
import { expand } from './template';

export interface Reading {
  title: string;
  members: [string, unknown][];
  relations: { relation: string; links: Link[]; documentation?: string }[];
  embedded: [string, unknown[]][];
}

type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function linksOf(value: unknown): Link[] {
  const all = Array.isArray(value) ? value : [value];
  return all.filter((one): one is Link => isObject(one) && typeof one.href === 'string');
}

/** The page about a relation: where the document's curies say, else where all of this broker's are. */
export function documentationOf(relation: string, curies: Link[]): string | undefined {
  const [prefix, rest] = relation.split(/:(.*)/s);
  if (!rest) return undefined;
  const curie = curies.find((one) => one.name === prefix);
  if (curie) return pathOf(expand(curie.href, { rel: rest }));
  return prefix === 'pb' || prefix === 'beta' ? `/doc/${encodeURIComponent(rest)}` : undefined;
}

function titleOf(value: Json, links: Links): string {
  const self = linksOf(links.self)[0];
  const said = [self?.name, self?.title, value.displayName, value.name, value.title];
  return said.find((one): one is string => typeof one === 'string' && one !== '') ?? '';
}

export function readDocument(value: unknown): Reading {
  if (!isObject(value)) return { title: '', members: [['', value]], relations: [], embedded: [] };
  const { _links, _embedded, ...own } = value;
  const links = isObject(_links) ? (_links as Links) : {};
  const curies = linksOf(links.curies);
  const relations = Object.entries(links)
    .filter(([relation]) => relation !== 'curies')
    .map(([relation, one]) => {
      const documentation = documentationOf(relation, curies);
      return { relation, links: linksOf(one), ...(documentation && { documentation }) };
    })
    .filter((one) => one.links.length > 0);
  const embedded = Object.entries(isObject(_embedded) ? _embedded : {}).map(
    ([name, one]): [string, unknown[]] => [name, Array.isArray(one) ? one : [one]],
  );
  return { title: titleOf(value, links), members: Object.entries(own), relations, embedded };
}

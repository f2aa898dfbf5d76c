// A part of the network, as GET /network and /pacticipants/P/network give it, and how the applications in it stand.
import { nameOf, type Named } from '../../api/overview';
import type { Agreement } from '../../words/status';

export interface NetworkMember extends Named {
  /** Steps from the application in the middle, where there is one. */
  distance?: number;
}

export interface NetworkEdge {
  consumer: string;
  provider: string;
  agreement: Agreement;
}

export interface NetworkPart {
  pacticipants: NetworkMember[];
  integrations: NetworkEdge[];
  /** There would be more applications. */
  truncated: boolean;
  /** Of the whole network. */
  total?: number;
}

export type Tally = Record<Agreement, number>;

const kNothing: Tally = { fails: 0, changed: 0, not_verified: 0, works: 0 };
/** The worst first. */
const kWorst: readonly Agreement[] = ['fails', 'changed', 'not_verified', 'works'];

export function tallyOf(edges: readonly NetworkEdge[]): Tally {
  const tally = { ...kNothing };
  for (const { agreement } of edges) tally[agreement] += 1;
  return tally;
}

/** Of an application, by the contracts that are shown. */
export interface Standing {
  needs: number;
  neededBy: number;
  tally: Tally;
}

export function standingsOf({
  pacticipants,
  integrations,
}: NetworkPart): ReadonlyMap<string, Standing> {
  const standings = new Map<string, Standing>();
  for (const { name } of pacticipants) {
    standings.set(name, { needs: 0, neededBy: 0, tally: { ...kNothing } });
  }
  for (const { consumer, provider, agreement } of integrations) {
    const [from, to] = [standings.get(consumer), standings.get(provider)];
    if (from) {
      from.needs += 1;
      from.tally[agreement] += 1;
    }
    if (to) {
      to.neededBy += 1;
      if (to !== from) to.tally[agreement] += 1; // one that needs itself has one contract
    }
  }
  return standings;
}

/** The worst that there is; nothing where there is no contract. */
export function worstOf(tally: Tally): Agreement | undefined {
  return kWorst.find((agreement) => tally[agreement] > 0);
}

/** What each is called for people. */
export function namesOf({ pacticipants }: NetworkPart): ReadonlyMap<string, string> {
  return new Map(pacticipants.map((one) => [one.name, nameOf(one)]));
}

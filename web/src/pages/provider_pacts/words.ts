// What the address of such a list means, and what is said of it.
import { fits, namesIn } from '../../api/names';
import { count, sentence } from '../../words/count';

export interface Source {
  crumb: string;
  /** "with tag prod", "on branch main". */
  words: string;
}

const kTag = '/pacts/provider/:provider/latest/:tag';
const kBranch = '/pacts/provider/:provider/branch/:branch/latest';
const kPact = '/pacts/provider/:provider/consumer/:consumer/version/:version';

export function sourceOf(path: string): Source {
  if (fits(kTag, path)) {
    const { tag = '' } = namesIn(kTag, path);
    return { crumb: `Tag ${tag}`, words: `with tag ${tag}` };
  }
  if (fits(kBranch, path)) {
    const { branch = '' } = namesIn(kBranch, path);
    return { crumb: `Branch ${branch}`, words: `on branch ${branch}` };
  }
  return { crumb: 'Branches', words: 'on each branch' };
}

/** "Two contracts with tag prod, the newest of each consumer." */
export function answerOf(contracts: number, { words }: Source): string {
  if (contracts === 0) return `No contract ${words}.`;
  const all = `${sentence(count(contracts, 'contract'))} ${words}`;
  return contracts === 1 ? `${all}.` : `${all}, the newest of each consumer.`;
}

export interface Pact {
  consumer: string;
  version: string;
  path: string;
}

/** A pact by its link; nothing where it leads elsewhere. */
export function pactOf(consumer: string | undefined, path: string | undefined): Pact | undefined {
  if (path === undefined || !fits(kPact, path)) return undefined;
  const { version = '', consumer: named = '' } = namesIn(kPact, path);
  return { consumer: consumer ?? named, version, path };
}

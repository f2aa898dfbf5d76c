// What the page says of a contract and its interactions.
import type { Since } from '../../contract/history';
import type { InteractionResult } from '../../contract/results';
import type { Kind } from '../../words/status';
import { count } from '../../words/count';

export function resultWords(result: InteractionResult | undefined): { kind: Kind; words: string } {
  if (!result) return { kind: 'none', words: 'No result' };
  return result.success
    ? { kind: 'ok', words: 'Passed in the latest result' }
    : { kind: 'bad', words: 'Failed in the latest result' };
}

/** "All 5 interactions passed", "4 of 5 interactions passed", "None of 5 interactions passed". */
export function passedWords(passed: number, told: number): string {
  if (passed === told) {
    return told === 1 ? 'Its one interaction passed' : `All ${count(told, 'interaction')} passed`;
  }
  if (passed === 0) {
    return told === 1
      ? 'Its one interaction failed'
      : `None of ${count(told, 'interaction')} passed`;
  }
  return `${passed} of ${told} interactions passed`;
}

/** A URL that may be a link: others, as "javascript:", are shown as text. */
export function linkable(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : undefined;
}

/** Which sentence tells since when an interaction fails; the versions are put in by the page. */
export function sinceKind(since: Since | undefined): 'changed' | 'longer' | 'never' | undefined {
  if (!since) return undefined;
  if (since.passed === undefined) return 'never';
  return since.isFirst ? 'changed' : 'longer';
}

/** "2 changed, one added and 3 interactions are the same". */
export function comparisonWords(counts: {
  added: number;
  removed: number;
  changed: number;
  unchanged: number;
}): string {
  const parts = (['changed', 'added', 'removed'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${kind}`);
  const rest = count(counts.unchanged, 'interaction');
  const same = `${rest} ${counts.unchanged === 1 ? 'is' : 'are'} the same`;
  if (parts.length === 0) return `Nothing changed: ${same}`;
  return counts.unchanged ? `${parts.join(', ')}; ${same}` : `${parts.join(', ')}`;
}

// What the pages of environments say, in words.
import type { Running } from '../../api/environments';
import { count, sentence } from '../../words/count';

/** "Three applications run in it." Of releases too. */
export function whatRuns(running: readonly Running[]): string {
  const names = new Set(running.map(({ pacticipant }) => pacticipant));
  if (names.size === 0) return 'Nothing is recorded to run here.';
  const several = running.length > names.size ? `, in ${count(running.length, 'version')}` : '';
  return `${sentence(count(names.size, 'application'))} ${names.size === 1 ? 'runs' : 'run'} here${several}.`;
}

/** Those whose name has the words that are looked for. */
export function narrowed(running: readonly Running[], words: string): Running[] {
  const wanted = words.trim().toLowerCase();
  return running.filter(({ pacticipant }) => pacticipant.toLowerCase().includes(wanted));
}

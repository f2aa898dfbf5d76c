// What the pages of environments say, in words.
import type { Arrival } from '../../api/environments';
import { count, sentence } from '../../words/count';

type Running = Pick<Arrival, 'pacticipant' | 'version'>;

/** "Three applications run here." Of releases too; `isMore`: it is not all that runs there. */
export function whatRuns(running: readonly Running[], isMore: boolean): string {
  const names = new Set(running.map(({ pacticipant }) => pacticipant.name));
  if (names.size === 0) return 'Nothing is recorded to run here.';
  const verb = names.size === 1 ? 'runs' : 'run';
  if (isMore) return `At least ${count(names.size, 'application')} ${verb} here.`;
  const versions = new Set(
    running.map(({ pacticipant, version }) => JSON.stringify([pacticipant.name, version.number])),
  );
  const several = versions.size > names.size ? `, in ${count(versions.size, 'version')}` : '';
  return `${sentence(count(names.size, 'application'))} ${verb} here${several}.`;
}

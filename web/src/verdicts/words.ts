// What can-i-deploy says, in a word for a row and a sentence for a page.
import { count, sentence } from '../words/count';
import type { Kind } from '../words/status';

export interface Summary {
  deployable: boolean | null;
  success: number;
  failed: number;
  unknown: number;
}

export function wordsForVerdict({ deployable, success, failed, unknown }: Summary): {
  kind: Kind;
  word: string;
  why: string;
} {
  const waiting = unknown > 0 ? `${count(unknown, 'result')} missing` : '';
  if (deployable) {
    const fine =
      success > 0 ? `${count(success, 'contract')} verified` : 'nothing depends on it there';
    return { kind: 'ok', word: 'Yes', why: sentence(fine) };
  }
  if (failed > 0) {
    const fails = failed === 1 ? 'one contract fails' : `${count(failed, 'contract')} fail`;
    return { kind: 'bad', word: 'No', why: sentence([fails, waiting].filter(Boolean).join(', ')) };
  }
  return { kind: 'wait', word: 'Not yet', why: sentence(waiting || 'something is not there yet') };
}

function list(names: readonly string[], last: 'and' | 'or'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1) ?? ''}`;
}

/** "can go to Test, but not to Production"; `verdicts` by the names of environments. */
export function whereItCanGo(verdicts: readonly { environment: string; can: boolean }[]): string {
  const of = (can: boolean) =>
    verdicts.filter((one) => one.can === can).map(({ environment }) => environment);
  const [yes, no] = [of(true), of(false)];
  if (verdicts.length === 0) return 'has no environment to go to yet';
  if (no.length === 0) return `can go to ${list(yes, 'and')}`;
  if (yes.length === 0) return `can’t go to ${list(no, 'or')}`;
  return `can go to ${list(yes, 'and')}, but not to ${list(no, 'or')}`;
}

// The first line of the overview: how all contracts stand, what is worst first.
import type { Blocked, Counts } from '../../api/overview';
import { count, sentence } from '../../words/count';

/** Text; a name in it is an object, so that it is shown as one. */
export type Part = string | { name: string };

const kSmall = ['None', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function some(number: number): string {
  return kSmall[number] ?? new Intl.NumberFormat('en').format(number);
}

/** "All are", "One is", "12 are". */
function subject(part: number, all: number, one: string, many: string): string {
  if (part === all) return all === 1 ? `It ${one}` : `All ${many}`;
  return `${some(part)} ${part === 1 ? one : many}`;
}

function blockedParts(counts: Counts, blocked: readonly Blocked[]): Part[] {
  const fails = counts.fails > 0 ? subject(counts.fails, counts.all, 'fails', 'fail') : '';
  const first = blocked[0];
  if (!first) return fails ? [`${fails}.`] : [];
  const more = blocked.length > 1 ? `, and more` : '';
  if (!fails) {
    return [
      'Nothing published last fails, but ',
      { name: first.consumer },
      ' and ',
      { name: first.provider },
      ' do not work together in ',
      { name: first.environment },
      `${more}.`,
    ];
  }
  return [
    `${fails} and block${counts.fails === 1 ? 's' : ''} `,
    { name: first.pacticipant },
    ' in ',
    { name: first.environment },
    `${more}.`,
  ];
}

/** `isPart`: filters leave something out. */
export function headline(counts: Counts, blocked: readonly Blocked[], isPart: boolean): Part[] {
  const { all, changed, notVerified, works } = counts;
  if (all === 0) return [isPart ? 'No contract is like that.' : 'No contracts here yet.'];
  const parts: Part[] = [`${sentence(count(all, 'contract'))}. `, ...blockedParts(counts, blocked)];
  if (parts.length === 1 && works === all) {
    return [`${sentence(count(all, 'contract'))}, ${all === 1 ? 'and it is' : 'all'} verified.`];
  }
  if (parts.length === 1) parts.push('Nothing fails.');
  if (changed > 0) {
    parts.push(` ${subject(changed, all, 'has', 'have')} changed since the last verification.`);
  }
  if (notVerified > 0) {
    parts.push(` ${subject(notVerified, all, 'is', 'are')} not verified yet.`);
  }
  return parts;
}

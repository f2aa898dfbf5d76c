// What the page of the network says, in words.
import { count, figure, sentence } from '../../words/count';
import { agreements, type Agreement } from '../../words/status';
import { tallyOf, type NetworkPart, type Tally } from './model';

function are(number: number, one: string, many: string): string {
  return `${figure(number)} ${number === 1 ? one : many}`;
}

/** "Two fail, one is not verified yet." */
export function tallyInWords(tally: Tally): string {
  const { fails, changed, not_verified, works } = tally;
  const all = fails + changed + not_verified + works;
  if (all === 0) return '';
  if (works === all) return all === 1 ? 'It is verified.' : 'All are verified.';
  const parts = [
    fails > 0 ? are(fails, 'fails', 'fail') : 'nothing fails',
    changed > 0 && are(changed, 'has', 'have') + ' changed since the last verification',
    not_verified > 0 && are(not_verified, 'is', 'are') + ' not verified yet',
  ];
  return `${sentence(parts.filter(Boolean).join(', '))}.`;
}

function withTally(start: string, part: NetworkPart): string {
  return `${start} ${tallyInWords(tallyOf(part.integrations))}`.trim();
}

/** Of GET /network. */
export function networkInWords(part: NetworkPart): string {
  const shown = part.pacticipants.length;
  const contracts = count(part.integrations.length, 'contract');
  if (shown === 0) return 'No application has a contract with another yet.';
  const who = part.truncated
    ? `The ${figure(shown)} of ${count(part.total ?? shown, 'application')} with the most connections`
    : `All ${figure(shown)} applications that have contracts`;
  return withTally(`${who}, with ${contracts} between them.`, part);
}

/** Of what is around an application, up to `depth` steps away. */
export function neighbourhoodInWords(part: NetworkPart, depth: number): string {
  const others = part.pacticipants.length - 1;
  if (others <= 0) return 'It has no contract with another application yet.';
  const who = `${sentence(count(others, 'application'))} ${others === 1 ? 'is' : 'are'}`;
  const far = depth === 1 ? 'next to it' : `at most ${count(depth, 'step')} away`;
  const cut = part.truncated ? ', and there are more' : '';
  const contracts = count(part.integrations.length, 'contract');
  return withTally(`${who} ${far}${cut}; ${contracts} between them all.`, part);
}

const kLabelMax = 26;

/** A name that fits below its mark. */
export function shortName(name: string): string {
  const signs = [...new Intl.Segmenter().segment(name.slice(0, 400))].map(({ segment }) => segment);
  if (signs.length <= kLabelMax) return signs.join('');
  return `${signs.slice(0, kLabelMax - 1).join('')}…`;
}

/** Of an application that is pointed at. */
export function hintFor(name: string, tally: Tally): string {
  return `${name}. ${tallyInWords(tally)}`.trim();
}

/** Of a contract that is pointed at. */
export function hintForLine(consumer: string, provider: string, agreement: Agreement): string {
  return `${consumer} needs ${provider}: ${agreements[agreement].words.toLowerCase()}. A click opens the contract.`;
}

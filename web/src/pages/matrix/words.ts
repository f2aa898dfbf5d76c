// What the matrix says, in words.
import type { Decision, MatrixRow } from '../../api/decisions';
import type { Kind as Mark } from '../../words/status';
import { count, figure, sentence } from '../../words/count';
import type { Question } from './question';

/** "Two are verified, one failed, three have no result." */
export function countsOf({ summary, matrix }: Decision): string {
  const { success, failed, unknown } = summary;
  if (matrix.length === 0 && unknown === 0) return 'No contract fits these versions.';
  const parts = [
    success > 0 ? `${figure(success)} ${success === 1 ? 'is' : 'are'} verified` : '',
    failed > 0 ? `${figure(failed)} failed` : '',
    unknown > 0 ? `${figure(unknown)} ${unknown === 1 ? 'has' : 'have'} no result` : '',
  ].filter(Boolean);
  const ignored = summary.ignored ? `; ${count(summary.ignored, 'row')} left out` : '';
  return `${sentence(parts.join(', '))}${ignored}.`;
}

/** Whether the question is one of going together: of several applications, or of a place to go to. */
export function asksTogether({ selectors, destination }: Question): boolean {
  return selectors.length > 1 || destination.kind !== '';
}

export function togetherOf({ deployable }: Decision['summary']): { kind: Mark; words: string } {
  if (deployable === null) return { kind: 'wait', words: 'Not known to work together' };
  return deployable
    ? { kind: 'ok', words: 'Work together' }
    : { kind: 'bad', words: 'Do not work together' };
}

/** Whether the result is older than the publication: the same content had been published, and verified, before. */
export function isPreverified(row: MatrixRow): boolean {
  const { pact, verificationResult } = row;
  return (
    !!verificationResult && Date.parse(verificationResult.verifiedAt) < Date.parse(pact.createdAt)
  );
}

/** What a row means, where no reason of the broker's tells more. */
export function meaningOf(row: MatrixRow): string {
  const { consumer, provider, verificationResult } = row;
  const contract = `the contract of ${consumer.name} ${consumer.version.number}`;
  if (!provider.version || !verificationResult) {
    return `No version of ${provider.name} that was asked about has verified ${contract}.`;
  }
  const who = `${provider.name} ${provider.version.number}`;
  return verificationResult.success
    ? `${who} satisfies ${contract}: they work together.`
    : `${who} does not satisfy ${contract}: they do not work together.`;
}

export const kPreverified =
  'The result is older than this publication: the same contract had been published before, and verified then.';
export const kIgnored = 'It was asked to be left out, and has no say.';

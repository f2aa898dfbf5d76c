// A decision in words: yes, no or not yet, and why in one sentence.
import { explanationOf, type Cause, type Decision, type Reason } from '../api/decisions';
import { count, figure, sentence } from '../words/count';
import type { Kind } from '../words/status';

export interface Verdict {
  answer: 'Yes' | 'No' | 'Not yet';
  kind: Kind;
  words: string;
}

/** `place` is where it should go: "in production". */
export function verdictOf(decision: Decision, place: string): Verdict {
  const { deployable, success, failed } = decision.summary;
  if (deployable === true) return { answer: 'Yes', kind: 'ok', words: wordsOfYes(success, place) };
  const missing = blocking(decision).find(({ cause }) => cause === 'version_unknown');
  if (missing) {
    const { name = '', version = null } = missing.application ?? missing.consumer ?? {};
    return {
      answer: 'No',
      kind: 'bad',
      words: version
        ? `The broker knows nothing of version ${version} of ${name}.`
        : `The broker knows no such version of ${name}.`,
    };
  }
  const words = wordsOfNo(decision);
  return failed > 0
    ? { answer: 'No', kind: 'bad', words }
    : { answer: 'Not yet', kind: 'wait', words };
}

export function blocking(decision: Decision): Reason[] {
  return explanationOf(decision).reasons.filter((reason) => reason.blocking);
}

function wordsOfYes(success: number, place: string): string {
  if (success === 0) return `No contract with what is ${place} stands in the way.`;
  if (success === 1) return `The one contract with what is ${place} is verified.`;
  return `All ${count(success, 'contract')} with what is ${place} are verified.`;
}

function wordsOfNo({ summary }: Decision): string {
  const { success, failed, unknown } = summary;
  const wrong = [
    failed > 0 ? `${count(failed, 'contract')} ${failed === 1 ? 'fails' : 'fail'}` : '',
    unknown > 0
      ? `${failed > 0 ? figure(unknown) : count(unknown, 'contract')} ${unknown === 1 ? 'has' : 'have'} no result yet`
      : '',
  ].filter(Boolean);
  const fine =
    success > 0 ? ` ${sentence(figure(success))} ${success === 1 ? 'is' : 'are'} fine.` : '';
  return `${sentence(wrong.join(' and '))}.${fine}`;
}

/** The mark of a cause; one of a newer broker is only said to be in the way. */
export function markOf(cause: Cause): { kind: Kind; words: string } {
  return kMarks[cause] ?? { kind: 'wait', words: 'In the way' };
}

const kMarks: Record<Cause, { kind: Kind; words: string }> = {
  failed: { kind: 'bad', words: 'Failed' },
  never_verified: { kind: 'wait', words: 'Not verified' },
  not_verified_by_this_version: { kind: 'wait', words: 'Not verified' },
  verification_requested: { kind: 'wait', words: 'Waiting' },
  provider_never_publishes: { kind: 'wait', words: 'No results ever' },
  no_deployed_version: { kind: 'wait', words: 'Not there' },
  no_version_there: { kind: 'wait', words: 'Not there' },
  version_unknown: { kind: 'bad', words: 'Not known' },
  filter: { kind: 'none', words: 'Left out' },
  limit: { kind: 'none', words: 'Not all shown' },
  ignored: { kind: 'none', words: 'Left out' },
};

/** What the command does that the broker proposes. */
export function nextWords(reason: Reason): string {
  const command = reason.nextCommand ?? '';
  const provider = reason.provider?.name ?? 'it';
  if (reason.cause === 'limit') return 'Ask again with a higher limit:';
  if (/ --wait /.test(`${command} `)) return 'Ask again, and wait for the result:';
  if (command.includes(' can-i-deploy ')) {
    return `Another version of ${provider} fits. Ask whether it may go first:`;
  }
  if (command.includes('accord verifier ')) {
    return reason.cause === 'failed'
      ? 'When it is mended, verify again and publish the result:'
      : 'Verify, and publish the result:';
  }
  if (command.includes(' record-deployment ')) return 'If it runs there, record its deployment:';
  if (command.includes(' create-version-tag ')) return 'Tag the version that is meant:';
  if (command.includes(' create-or-update-version ')) return 'Record the branch of its version:';
  if (command.includes(' publish ')) return 'Publish its contracts:';
  return 'Next:';
}

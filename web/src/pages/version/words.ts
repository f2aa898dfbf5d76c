// What a version waits for, and the command that goes on.
import type { MatrixRow } from '../../api/matrix';
import { nameOf } from '../../api/overview';
import type { Place } from '../../api/pacticipants';
import type { Verdict } from '../../verdicts/verdicts';
import { whereItCanGo } from '../../verdicts/words';
import { count } from '../../words/count';
import { shell } from '../../words/shell';

export interface Next {
  words: string;
  command?: string;
}

export interface Situation {
  pacticipant: string;
  version: string;
  rows: readonly MatrixRow[];
  verdicts: readonly Verdict[];
  places: readonly Place[];
  base: string;
}

/** The first line; nothing before all is known. */
export function answerOf(verdicts: readonly Verdict[]): string | undefined {
  if (verdicts.some(({ answer }) => !answer.data && !answer.error)) return undefined;
  const known = verdicts.map(({ environment, answer }) => ({
    environment: nameOf(environment),
    can: answer.data?.deployable === true,
  }));
  return `It ${whereItCanGo(known)}.`;
}

const kNextMax = 4;

function verifications({ pacticipant, rows, base }: Situation): Next[] {
  return rows
    .filter((row) => row.consumer.name === pacticipant && !row.verificationResult)
    .map(({ provider }) => ({
      words: `${provider.name} has not verified what this version needs. In its build:`,
      command: shell(
        ...['accord', 'verifier', '--broker-url', base, '--provider-name', provider.name],
        ...['--port', '8080', '--publish', '--provider-version', 'VERSION'],
        ...['--provider-branch', 'BRANCH'],
      ),
    }));
}

function failures({ rows }: Situation): Next[] {
  return rows
    .filter((row) => row.verificationResult?.success === false)
    .map(({ consumer, provider }) => ({
      words: `${provider.name} ${provider.version?.number ?? ''} does not do what ${consumer.name} ${consumer.version.number} needs: its result below tells where they differ.`,
    }));
}

function deployments({ pacticipant, version, verdicts, places, base }: Situation): Next[] {
  const isThere = (name: string) =>
    places.some(({ environment, isCurrent }) => isCurrent && environment === name);
  return verdicts
    .filter(({ environment, answer }) => answer.data?.deployable && !isThere(nameOf(environment)))
    .map(({ environment }) => ({
      words: `It may go to ${nameOf(environment)}. When it is there:`,
      command: shell(
        ...['accord', 'broker', 'record-deployment', '--pacticipant', pacticipant],
        ...['--version', version, '--environment', environment.name],
        ...['--broker-base-url', base],
      ),
    }));
}

/** Results that are missing may be on their way. */
function waits({ pacticipant, version, verdicts, base }: Situation): Next[] {
  return verdicts
    .filter(({ answer }) => answer.data && answer.data.failed === 0 && answer.data.unknown > 0)
    .map(({ environment, answer }) => ({
      words: `For ${nameOf(environment)}, ${count(answer.data?.unknown ?? 0, 'result')} ${answer.data?.unknown === 1 ? 'is' : 'are'} missing. Wait for what is being verified:`,
      command: shell(
        ...['accord', 'broker', 'can-i-deploy', '--pacticipant', pacticipant],
        ...['--version', version, '--to-environment', environment.name, '--wait', '10m'],
        ...['--broker-base-url', base],
      ),
    }));
}

/** What is worst first, and not more than can be done. */
export function whatNext(situation: Situation): Next[] {
  return [
    ...failures(situation),
    ...verifications(situation),
    ...waits(situation),
    ...deployments(situation),
  ].slice(0, kNextMax);
}

// What rows of integrations tell on hover and to screen readers.
import type { Integration, Meeting } from '../api/overview';
import { nameOf } from '../api/overview';
import { agreements, type Kind } from '../words/status';
import { shortVersion } from '../words/version';

function list(versions: readonly string[]): string {
  return versions.map(shortVersion).join(', ');
}

/** How the versions in an environment stand; nothing where neither side is there. */
export function wordsForMeeting(
  { consumer, provider }: Integration,
  meeting: Meeting | undefined,
  environment: string,
): { kind: Kind; words: string } | undefined {
  if (!meeting) return undefined;
  const { consumerVersions, providerVersions, agreement } = meeting;
  if (consumerVersions.length === 0 && providerVersions.length === 0) return undefined;
  if (consumerVersions.length > 0 && providerVersions.length > 0 && agreement) {
    const { kind, words } = agreements[agreement];
    return {
      kind: kind === 'none' ? 'wait' : kind,
      words: `${environment}: ${words}, ${list(consumerVersions)} with ${list(providerVersions)}`,
    };
  }
  const alone = consumerVersions.length > 0 ? consumer : provider;
  return {
    kind: 'none',
    words: `${environment}: only ${nameOf(alone)} ${list([...consumerVersions, ...providerVersions])}`,
  };
}

/** Of the newest pact, where another one counts. */
export function wordsForNewest(newest: NonNullable<Integration['newest']>): string {
  const { number, branch } = newest.consumerVersion;
  const where = branch ? ` of ${branch}` : '';
  return `Newest pact, ${shortVersion(number)}${where}: ${agreements[newest.agreement].words}`;
}

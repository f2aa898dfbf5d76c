// The first line of an integration.
import { shortVersion } from '../../words/version';
import type { Publication } from './publications';

/** How the newest contract stands. */
export function answerOf(newest: Publication | undefined, provider: string): string {
  if (!newest) return 'No contract of theirs is here.';
  const branch = newest.consumerVersion.branches?.[0];
  const which = `The newest contract, ${shortVersion(newest.consumerVersion.number)}${branch ? ` of ${branch}` : ''},`;
  const by = newest.providerVersion
    ? `${provider} ${shortVersion(newest.providerVersion.number)}`
    : provider;
  switch (newest.agreement) {
    case 'works':
      return `${which} is kept by ${by}.`;
    case 'fails':
      return `${which} is not kept by ${by}.`;
    case 'changed':
      return `${which} has changed since ${provider} verified the one before.`;
    case 'not_verified':
      return `${which} was never verified by ${provider}.`;
  }
}

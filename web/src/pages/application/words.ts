// The first line of an application.
import { nameOf } from '../../api/overview';
import type { Verdict } from '../../verdicts/verdicts';
import { whereItCanGo } from '../../verdicts/words';
import { shortVersion } from '../../words/version';

/** `branch`: whose newest version it is, when it is known. Nothing until all is known. */
export function answerFor(
  version: string | undefined,
  branch: string | undefined,
  verdicts: readonly Verdict[],
): string | undefined {
  if (version === undefined) return undefined;
  const known = verdicts.map(({ environment, answer }) => ({
    environment: nameOf(environment),
    can: answer.data?.deployable === true,
  }));
  if (verdicts.some(({ answer }) => !answer.data && !answer.error)) return undefined;
  const subject = branch
    ? `The newest of ${branch}, ${shortVersion(version)},`
    : `The newest version, ${shortVersion(version)},`;
  return `${subject} ${whereItCanGo(known)}.`;
}

/** The address, when following it is safe. */
export function safeUrl(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;
}

// Version numbers as they are shown: the number of a commit is long.

/** A commit's first seven digits; the two ends of what is too long for a line. */
export function shortVersion(number: string): string {
  if (/^[0-9a-f]{40}$/.test(number)) return number.slice(0, 7);
  return number.length > 50 ? `${number.slice(0, 36)}…${number.slice(-10)}` : number;
}

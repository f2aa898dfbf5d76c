// How things stand, in the words of the field and the colours of the design.

/** The colour and shape of a mark. */
export type Kind = 'ok' | 'bad' | 'wait' | 'none';

/** As the overview of the API tells it. */
export type Agreement = 'fails' | 'changed' | 'not_verified' | 'works';

export const agreements: Record<Agreement, { kind: Kind; words: string }> = {
  fails: { kind: 'bad', words: 'Failed' },
  changed: { kind: 'wait', words: 'Changed, not verified' },
  not_verified: { kind: 'none', words: 'Not verified yet' },
  works: { kind: 'ok', words: 'Verified' },
};

/** Of a verification result; there may be none. */
export function ofResult(success: boolean | undefined | null): { kind: Kind; words: string } {
  if (success === undefined || success === null) return { kind: 'none', words: 'No result' };
  return success ? { kind: 'ok', words: 'Verified' } : { kind: 'bad', words: 'Failed' };
}

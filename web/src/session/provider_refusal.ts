// Why somebody came back from a provider without being signed in, in words: the broker says one of these.

const kWords: Record<string, string> = {
  cancelled: 'You did not sign in there.',
  disabled: 'Your account of this broker is disabled. Whoever administers it can enable it.',
  'email-taken':
    'There is an account with your e-mail address already, which signs in in another way. Sign in as you did before, or ask whoever administers this broker.',
  expired: 'That took too long, or began in another browser. Please try again.',
  'no-role': 'None of your groups may use this broker. Whoever administers it can change that.',
  'no-users': 'This broker has no administrator yet, who comes first.',
  'not-invited':
    'You have no account of this broker. Whoever administers it can make one with your e-mail address.',
  refused:
    'The provider was asked, but its answer does not let you in. The log of the broker says why.',
  unsolicited: 'Sign-ins begin here, not at the provider: choose below where you sign in.',
  unknown: 'People do not sign in there any more. Sign in in another way.',
  unavailable:
    'The provider does not answer now. Try again in a moment, or sign in in another way.',
};

/** The sentence for a word of the address; of a word that is none, nothing. */
export function providerRefusal(word: string | null): string | undefined {
  return word !== null && Object.hasOwn(kWords, word) ? kWords[word] : undefined;
}

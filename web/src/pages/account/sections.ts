// The pages of the own account.
import { paths } from '../../api/paths';

export const kOwn = [
  { to: paths.account(), label: 'Password', end: true },
  { to: paths.ownTokens(), label: 'Tokens' },
  { to: paths.ownPreferences(), label: 'Preferences' },
  { to: paths.ownSessions(), label: 'Sessions' },
] as const;

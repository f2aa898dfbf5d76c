// The pages about users, and the permissions one of which each takes.
import { paths } from '../../api/paths';

export const kAdmin = [
  { to: paths.users(), label: 'Users', scopes: ['user:read:*'] },
  {
    to: paths.systemAccounts(),
    label: 'System accounts',
    scopes: ['system_account:read:*', 'system_account:read:team'],
  },
  { to: paths.roles(), label: 'Roles', scopes: ['role:read:*'] },
  {
    to: paths.teams(),
    label: 'Teams',
    scopes: ['team:read:*', 'team:manage:team', 'team:manage:{uuid}'],
  },
  {
    to: paths.secrets(),
    label: 'Secrets',
    scopes: ['secret:manage:*', 'secret:manage:team', 'secret:read:team'],
  },
  {
    to: paths.systemPreferences(),
    label: 'Settings',
    scopes: ['system_preference:manage:*', 'authentication_settings:manage'],
  },
  { to: paths.audit(), label: 'Audit log', scopes: ['role:manage:*'] },
] as const;

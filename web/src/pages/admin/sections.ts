// The pages about users, and the permissions one of which each takes. Teams, secrets and the audit log get a line here.
import { paths } from '../../api/paths';

export const kAdmin = [
  { to: paths.users(), label: 'Users', scopes: ['user:read:*'] },
  {
    to: paths.systemAccounts(),
    label: 'System accounts',
    scopes: ['system_account:read:*', 'system_account:read:team'],
  },
  { to: paths.roles(), label: 'Roles', scopes: ['role:read:*'] },
] as const;

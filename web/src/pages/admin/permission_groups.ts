// Permissions by what they are about: the first word of each.
import type { Permission } from '../../api/identity';

export interface Group {
  name: string;
  permissions: Permission[];
}

/** In the order in which they come. */
export function groupsOf(permissions: readonly Permission[]): Group[] {
  const groups = new Map<string, Permission[]>();
  for (const permission of permissions) {
    const name = permission.scope.split(':')[0] ?? '';
    groups.set(name, [...(groups.get(name) ?? []), permission]);
  }
  return [...groups].map(([name, list]) => ({
    name: name.replaceAll('_', ' '),
    permissions: list,
  }));
}

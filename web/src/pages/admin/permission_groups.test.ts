import { expect, test } from 'vitest';
import { groupsOf } from './permission_groups';

test('permissions stand together by what they are about', () => {
  const one = (scope: string) => ({ scope, label: scope });
  expect(
    groupsOf([one('role:read:*'), one('contract_data:read:*'), one('role:manage:*')]).map(
      ({ name, permissions }) => [name, permissions.length],
    ),
  ).toEqual([
    ['role', 2],
    ['contract data', 1],
  ]);
});

import { expect, test } from 'vitest';
import { claimLines, claimsIn } from './workloads';

test('claims are lines', () => {
  const claims = { repository: 'acme/shop', sub: 'a=b' };
  expect(claimsIn(claimLines(claims))).toEqual(claims);
  expect(claimsIn('\n repository=acme/* \n\nref')).toEqual({ repository: 'acme/*', ref: '' });
});

import { expect, test } from 'vitest';
import { isFilter, publicationsPath } from './publications';

const none = { branch: '', tag: '', environment: '' };

test('without a filter all are asked for', () => {
  expect(isFilter(none)).toBe(false);
  expect(publicationsPath('Shop', 'Orders', none)).toBe(
    '/pacts/provider/Orders/consumer/Shop/publications',
  );
});

test('a filter is a parameter', () => {
  const filter = { ...none, branch: 'feat/x&y' };
  expect(isFilter(filter)).toBe(true);
  const [, query] = publicationsPath('Shop', 'Orders', filter).split('?');
  expect([...new URLSearchParams(query)]).toEqual([['branch', 'feat/x&y']]);
});

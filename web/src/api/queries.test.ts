// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { nextPage } from './queries';

test('a list with a cursor goes on where its link leads', () => {
  const _links = { next: { href: `${window.location.origin}/events?after=x` } };
  expect(nextPage({ _links })).toBe('/events?after=x');
  expect(nextPage({ _links: {} })).toBeUndefined();
});

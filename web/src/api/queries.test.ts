import { expect, test } from 'vitest';
import { nextPage } from './queries';

test('a list with a cursor goes on where its link leads', () => {
  const _links = { next: { href: `${window.location.origin}/events?after=x` } };
  expect(nextPage({ _links }, '/events')).toBe('/events?after=x');
  expect(nextPage({ _links: {} }, '/events')).toBeUndefined();
});

test('a list with numbered pages keeps what was searched for', () => {
  const page = { number: 1, totalPages: 2 };
  expect(nextPage({ page }, '/pacticipants?q=a%26b&pageSize=10')).toBe(
    '/pacticipants?q=a%26b&pageSize=10&pageNumber=2',
  );
  expect(nextPage({ page: { ...page, number: 2 } }, '/x?pageNumber=2')).toBeUndefined();
});

// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { withEvent } from './live_list';

const event = (id: number) => ({ id, name: 'x', happenedAt: '2026-01-01T00:00:00Z' });
const data = { pages: [{ events: [event(3)] }, { events: [event(1)] }], pageParams: ['', 'a'] };

test('a new event stands first, once', () => {
  const grown = withEvent(data, event(4));
  expect(grown?.pages[0]?.events.map(({ id }) => id)).toEqual([4, 3]);
  expect(grown?.pages[1]).toBe(data.pages[1]);
  expect(withEvent(grown, event(4))).toBe(grown);
  expect(withEvent(undefined, event(4))).toBeUndefined();
});

test('it begins an empty list', () => {
  const empty = { pages: [{ events: [] }], pageParams: [''] };
  expect(withEvent(empty, event(1))?.pages[0]?.events).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { byDay, dayTitle } from './days';

const now = new Date(2026, 2, 10, 12);

test('days have their names', () => {
  expect(dayTitle(new Date(2026, 2, 10, 0, 1), now)).toBe('Today');
  expect(dayTitle(new Date(2026, 2, 9, 23), now)).toBe('Yesterday');
  expect(dayTitle(new Date(2026, 2, 2), now)).toBe('Monday 2 March');
  expect(dayTitle(new Date(2025, 2, 3), now)).toBe('Monday 3 March 2025');
});

test('events of a day stand together', () => {
  const at = (id: number, day: number) => ({
    id,
    name: 'x',
    happenedAt: new Date(2026, 2, day, 9).toISOString(),
  });
  expect(byDay([at(3, 10), at(2, 10), at(1, 8)], now).map(({ events }) => events.length)).toEqual([
    2, 1,
  ]);
});

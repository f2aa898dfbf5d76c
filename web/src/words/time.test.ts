import { expect, test } from 'vitest';
import { ago, exactly } from './time';

const now = new Date('2026-03-10T12:00:00Z');
const before = (seconds: number) => ago(new Date(now.getTime() - seconds * 1_000), now);

test('times are told by their largest unit', () => {
  expect(before(20)).toBe('just now');
  expect(before(60)).toBe('1 minute ago');
  expect(before(3_599)).toBe('59 minutes ago');
  expect(before(7_200)).toBe('2 hours ago');
  expect(before(90_000)).toBe('yesterday');
  expect(before(-90_000)).toBe('tomorrow');
  expect(before(400 * 86_400)).toBe('last year');
});

test('the exact time is of the zone', () => {
  expect(exactly(new Date('2026-03-01T09:30:00Z'), 'Europe/Berlin')).toMatch(
    /^1 March 2026 at 10:30:00 (CET|GMT\+1)$/,
  );
});

import { expect, test } from 'vitest';
import { shortVersion } from './version';

test('commits and long numbers are shortened', () => {
  expect(shortVersion('4f2a91c0d1e2f3a4b5c6d7e8f901234567890abc')).toBe('4f2a91c');
  expect(shortVersion('1.2.3')).toBe('1.2.3');
  expect(shortVersion('x'.repeat(60))).toHaveLength(47);
});

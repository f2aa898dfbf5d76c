import { expect, test } from 'vitest';
import { makePassword } from './made_password';

test('a password that is made is long, and another each time', () => {
  const made = makePassword();
  expect(made).toMatch(/^[A-Za-z2-9]{24}$/);
  expect(makePassword()).not.toBe(made);
});

test('no letter is likelier than others: bytes that would make it so are passed over', () => {
  let calls = 0;
  const made = makePassword((bytes) => bytes.fill(calls++ === 0 ? 255 : 0));
  expect(calls).toBe(2);
  expect(made).toBe('a'.repeat(24));
});

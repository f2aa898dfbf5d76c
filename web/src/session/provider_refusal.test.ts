// The words for who comes back from a provider without being signed in.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { providerRefusal } from './provider_refusal';

test('there are words for every word that the broker says', () => {
  const source = readFileSync('../src/broker/api/federation/sign_in.cpp', 'utf8');
  const ofRefusals = source.slice(source.indexOf('word_of('), source.indexOf('own_addresses('));
  const ofAnswers = source.slice(source.indexOf('finish_attempt('));
  const words = [...(ofRefusals + ofAnswers).matchAll(/(?:return|\?|:) "([a-z-]+)"/g)].map(
    (found) => found[1] ?? '',
  );
  expect(words).toContain('email-taken');
  expect(words.length).toBeGreaterThan(6);
  for (const word of words) expect(providerRefusal(word), word).toBeTruthy();
});

test('there are none for what somebody else writes into the address', () => {
  for (const word of ['<b>x</b>', 'toString', '__proto__', ''])
    expect(providerRefusal(word)).toBeUndefined();
  expect(providerRefusal(null)).toBeUndefined();
});

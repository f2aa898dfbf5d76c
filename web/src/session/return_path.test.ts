import { expect, test } from 'vitest';
import { returnPath } from './return_path';

const kOrigin = 'https://broker.example.org';

test.each([
  ['/', '/'],
  ['/pacticipants?q=a&b#c', '/pacticipants?q=a&b#c'],
  ['/a/../b', '/b'],
  ['/a?x=//evil.org', '/a?x=//evil.org'],
  ['/%2F%2Fevil.org', '/%2F%2Fevil.org'],
  ['/%5Cevil.org', '/%5Cevil.org'],
])('%s is a path of the broker', (to, path) => {
  expect(returnPath(to, kOrigin)).toBe(path);
});

test.each([
  null,
  undefined,
  '',
  'pacticipants',
  '//evil.org',
  '///evil.org',
  '/\\evil.org',
  '\\\\evil.org',
  '/a\\..\\evil.org',
  '/\t/evil.org',
  '/\n/evil.org',
  '\t//evil.org',
  ' //evil.org',
  'https://evil.org',
  'https:evil.org',
  'HTTPS:/evil.org',
  'javascript:alert(1)',
  'data:text/html,x',
  '/.//evil.org',
  '/a/..//evil.org',
  '/%2e//evil.org',
  '@evil.org',
  '.evil.org',
  '/sign-in',
  '/sign-in?to=/sign-in',
])('%s leads to the first page', (to) => {
  expect(returnPath(to, kOrigin)).toBe('/');
});

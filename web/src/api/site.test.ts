// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { pathOf } from './site';

const own = window.location.origin;

test('addresses of this broker are paths', () => {
  expect(pathOf(`${own}/pacticipants/a%2Fb?x=1`)).toBe('/pacticipants/a%2Fb?x=1');
  expect(pathOf(own)).toBe('/');
  expect(pathOf('/matrix')).toBe('/matrix');
});

test('addresses of others are none', () => {
  for (const href of [
    'https://example.org/',
    '//example.org',
    '/\\example.org',
    '/\t/example.org',
    `${own}.example.org/`,
    `${own}//example.org`,
    'javascript:alert(1)',
    'x',
  ]) {
    expect(pathOf(href), href).toBeUndefined();
  }
});

// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { meaning, moveInList } from './keys';

const shortcuts = [
  { keys: '/', words: 'search', act: () => {} },
  { keys: 'g o', words: 'overview', act: () => {} },
];

test('a sequence is a start until it is whole', () => {
  expect(meaning('g', shortcuts)).toBe('start');
  expect(meaning('g o', shortcuts)).toBe(shortcuts[1]);
  expect(meaning('/', shortcuts)).toBe(shortcuts[0]);
  expect(meaning('x', shortcuts)).toBeUndefined();
});

test('j and k move between the links of rows', () => {
  document.body.innerHTML =
    '<a href="#">no</a><p data-row><a href="#" id="a">1</a></p><p data-row><a href="#" id="b">2</a></p>';
  moveInList(1);
  expect(document.activeElement?.id).toBe('a');
  moveInList(1);
  expect(document.activeElement?.id).toBe('b');
  moveInList(-1);
  expect(document.activeElement?.id).toBe('a');
});

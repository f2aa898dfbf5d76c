import { expect, test } from 'vitest';
import { fromPlain } from './json';
import { jsonLines, line, textOfLine } from './lines';
import { tell } from './mismatch';
import { showMismatches } from './show_mismatches';

const lines = [
  line(0, [{ text: '200 OK', as: 'plain' }], 'status'),
  line(0, [{ text: 'X', as: 'name' }, { text: ': ', as: 'plain' }, { text: 'a', as: 'plain' }], 'header:x'),
  ...jsonLines(fromPlain({ total: 12.5, items: [{ sku: 'A' }], last: null }), { path: [], depth: 0 }, () => []),
]; // prettier-ignore

const show = (...mismatches: [string, string, string][]) => {
  const told = mismatches.map(([attribute, identifier, description]) =>
    tell({ attribute, identifier, description }),
  );
  const shown = showMismatches(lines, told);
  return {
    changed: shown.lines
      .filter(({ sign }) => sign)
      .map((one) => one.sign + textOfLine(one) + (one.note ? ` (${one.note})` : '')),
    elsewhere: shown.elsewhere.map(({ place }) => place),
  };
};

test('what came stands below what was needed', () => {
  expect(
    show(
      ['body', '$.total', "Expected '12.50' (String) to be a decimal number"],
      ['status', '', 'expected 200 but was 404'],
      ['header', 'X', "Expected header 'X' to have value 'a' but was 'b'"],
    ).changed,
  ).toEqual([
    '-200 OK',
    '+404 (200 is needed)',
    '-X: a',
    '+X: b (text where "a" is needed)',
    '-  "total": 12.5,',
    '+  "total": "12.50", (text where a decimal number is needed)',
  ]);
});

test('an item that the example does not have is shown at its first', () => {
  expect(show(['body', '$.items[3].sku', "Expected 7 (Integer) to match 'A'"]).changed).toEqual([
    '-      "sku": "A"',
    '+      "sku": 7 (number where a text that matches A is needed)',
  ]);
});

test('a list or a map is marked where it begins, and what has no line is told apart', () => {
  expect(show(['body', '$', 'Actual map is missing the following keys: id']).changed).toEqual([
    '-{ (id missing)',
  ]);
  expect(show(['body', '$.no.such', 'boom']).changed).toEqual(['-{ (boom)']);
  expect(show(['header', 'Y', "Expected a header 'Y' but was missing"]).elsewhere).toEqual([
    'header:y',
  ]);
});

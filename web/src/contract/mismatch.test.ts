import { expect, test } from 'vitest';
import { tell, tellLine } from './mismatch';

const told = (attribute: string, identifier: string, description: string) => {
  const { subject, words, hint } = tell({ attribute, identifier, description });
  return `${subject} ${words}.${hint && ` ${hint}`}`;
};

test.each([
  ['body', '$.total', "Expected '12.50' (String) to be a decimal number; the number came as text, in quotes",
    'total was the text "12.50" where the consumer needs a decimal number. The number came as text, in quotes.'],
  ['body', '$.total', 'Expected "12.50" (String) to be a decimal number',
    'total was the text "12.50" where the consumer needs a decimal number.'],
  ['body', '$.items[1].id', '$.items[1].id -> Expected 1.5 (Decimal) to be an integer',
    'items[1].id was the number 1.5 where the consumer needs an integer.'],
  ['body', '$.a', "Expected 7 (Integer) to be the same type as 'x' (String)",
    'a was the number 7 where the consumer needs a text, as "x".'],
  ['body', '$.a', 'Expected 1 (Integer) to be equal to 2 (Integer)',
    'a was the number 1 where the consumer needs the number 2.'],
  ['body', '$.a', "Expected 'b' (String) to be equal to 'a' (String)",
    'a was the text "b" where the consumer needs the text "a".'],
  ['body', '$.v', 'Type mismatch: Expected 3 (Integer) to be the same type as {"a":1} (Object)',
    'v was the number 3 where the consumer needs a map.'],
  ['body', '$.sku', "Expected 'tea' to match '[A-Z]+-\\d+'; a part of it matches, but the whole text has to",
    'sku was the text "tea" where the consumer needs a text that matches [A-Z]+-\\d+. A part of it matches, but the whole text has to.'],
  ['body', '$.on', "Expected '23/07/19' to match a date pattern of 'yyyy-MM-dd'",
    'on was the text "23/07/19" where the consumer needs a date in the format yyyy-MM-dd.'],
  ['body', '$', 'Actual map is missing the following keys: id, total',
    'The body lacked id, total, which the consumer needs.'],
  ['body', '$.items', 'Expected a List with 2 elements but received 3 elements',
    'items had 3 items where the consumer needs 2.'],
  ['body', '$.items', 'Expected [] (size 0) to have minimum size of 1',
    'items had 0 items where the consumer needs at least 1.'],
  ['body', '$.on', 'Expected "yes" (String) to match a boolean', 'on was the text "yes" where the consumer needs true or false.'],
  ['body', '$.v', "'v1' is not a valid semantic version", 'v was the text "v1" where the consumer needs a semantic version.'],
  ['body', '$', "Expected a body of 'application/json' but the actual content type was 'text/html'",
    'The body was of type text/html where the consumer needs application/json.'],
  ['status', '', 'expected 200 but was 404', 'The status was 404 where the consumer needs 200.'],
  ['status', '', 'Expected status code 400 to be a Successful response (200–299)',
    'The status was 400 where the consumer needs a Successful response (200–299).'],
  ['header', 'Content-Type', "Mismatch with header 'Content-Type': Expected header 'Content-Type' to have value 'application/json' but was 'text/html'",
    'The header Content-Type was the text "text/html" where the consumer needs "application/json".'],
  ['header', 'X-Id', "Expected a header 'X-Id' but was missing", 'The header X-Id was missing.'],
  ['metadata', 'topic', "Expected message metadata 'topic' but was missing", 'The metadata topic was missing.'],
  ['metadata', 'topic', "Expected metadata key 'topic' to have value 'a' but was 'b'",
    'The metadata topic was the text "b" where the consumer needs "a".'],
  ['body', '$.order', "Expected child <id/> but was missing", 'order lacked the element <id>.'],
  ['body', '$.a', 'Expected null (Null) to be equal to 1 (Integer); null is allowed only where a rule says so',
    'a was null where the consumer needs the number 1. Null is allowed only where a rule says so.'],
])('%s %s: %s', (attribute, identifier, description, words) => {
  expect(told(attribute, identifier, description)).toBe(words);
}); // prettier-ignore

test('a value with the words of a hint is not taken apart', () => {
  expect(told('body', '$.a', "Expected 'x; y' (String) to be an integer")).toBe(
    'a was the text "x; y" where the consumer needs an integer.',
  );
});

test('a sentence that is not known stays as it is', () => {
  expect(told('body', '$.a', 'something else is wrong')).toBe('a : something else is wrong.');
  expect(told('', '', 'boom')).toBe(' boom.');
});

test('places are those of lines, and what came is written as JSON', () => {
  const of = (attribute: string, identifier: string, description: string) => {
    const { place, actual, note } = tell({ attribute, identifier, description });
    return { place, actual, note };
  };
  expect(of('body', "$['a b'][0]", "Expected 'x' (String) to be an integer")).toEqual({
    place: 'body:["a b"][0]',
    actual: '"x"',
    note: 'text where an integer is needed',
  });
  expect(of('header', 'Accept', "Expected header 'Accept' to have value 'a' but was 'b'").place).toBe('header:accept'); // prettier-ignore
  expect(of('status', '', 'expected 200 but was 404').actual).toBe('404');
});

test('a line of an explanation is a sentence as well', () => {
  expect(tellLine('body $.total: Expected "12.50" (String) to be a decimal number')).toBe(
    'total was the text "12.50" where the consumer needs a decimal number',
  );
  expect(tellLine('status: expected 201 but was 404')).toBe(
    'The status was 404 where the consumer needs 201',
  );
  expect(tellLine('header X-A: something of its own')).toBe('The header X-A: something of its own');
  expect(tellLine('connection refused: no port')).toBe('connection refused: no port');
});

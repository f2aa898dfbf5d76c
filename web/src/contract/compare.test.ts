import { expect, test } from 'vitest';
import { changedParts, compareContracts, remarksOn } from './compare';
import { diffByLine, diffJson, foldUnchanged } from './diff_lines';
import { fromPlain } from './json';
import { line, textOfLine, type Line } from './lines';
import { readContract } from './model';
import { commonPairs } from './sequence';

const show = (lines: Line[]) => lines.map((one) => (one.sign ?? ' ') + textOfLine(one));
const diff = (a: unknown, b: unknown) => show(diffJson(fromPlain(a), fromPlain(b)));
const text = (value: string) => line(0, [{ text: value, as: 'plain' }]);
const contract = (interactions: object[]) => readContract(fromPlain({ interactions }));

test('common parts of two sequences', () => {
  expect(commonPairs(['a', 'b', 'c', 'd'], ['a', 'x', 'c', 'd'])).toEqual([[0, 0], [2, 2], [3, 3]]); // prettier-ignore
  expect(commonPairs([], ['a'])).toEqual([]);
  const many = Array.from({ length: 3_000 }, (_, i) => `${i}`);
  expect(commonPairs(many, ['x', ...many.slice(5), 'y'])).toHaveLength(2_995);
});

test('members are compared by their names, wherever they stand', () => {
  expect(diff({ a: 1, b: { c: 1, d: 2 } }, { b: { d: 2, c: 1.5 }, a: 1, e: [] })).toEqual([
    ' {',
    '   "b": {',
    '     "d": 2',
    '-    "c": 1',
    '+    "c": 1.5',
    '   }',
    '   "a": 1',
    '+  "e": []',
    ' }',
  ]);
});

test('items are compared with those that they were', () => {
  expect(diff([1, 2, 3], [0, 1, 3])).toEqual([' [', '+  0', '   1', '-  2', '   3', ' ]']);
  expect(diff([{ a: 1, b: 2 }], [{ a: 1, b: 3 }])).toEqual([' [', '   {', '     "a": 1', '-    "b": 2', '+    "b": 3', '   }', ' ]']); // prettier-ignore
});

test('another kind replaces the whole', () => {
  expect(diff({ a: [1] }, { a: 'x' })).toEqual([' {', '-  "a": [', '-    1', '-  ]', '+  "a": "x"', ' }']); // prettier-ignore
  expect(diff({ a: [] }, { a: [1] })).toEqual([' {', '-  "a": []', '+  "a": [', '+    1', '+  ]', ' }']); // prettier-ignore
  expect(diff({}, {})).toEqual([' {}']);
});

test('text is compared line by line', () => {
  expect(show(diffByLine(['a', 'b', 'c'].map(text), ['a', 'c', 'd'].map(text)))).toEqual([' a', '-b', ' c', '+d']); // prettier-ignore
});

test('what did not change is folded but for its neighbours', () => {
  const lines = Array.from({ length: 20 }, (_, i) => text(`${i}`));
  lines[10] = { ...lines[10]!, sign: '+' };
  expect(foldUnchanged(lines).map((one) => ('folded' in one ? one.folded.length : '.'))).toEqual(
    [7, '.', '.', '.', '.', '.', '.', '.', 6], // prettier-ignore
  );
});

const http = (description: string, status = 200, more: object = {}) => ({
  description,
  request: { method: 'GET', path: `/${description}` },
  response: { status },
  ...more,
});

test('interactions are added, removed, changed and kept', () => {
  const { changes, unchanged } = compareContracts(
    contract([{ _id: '1', ...http('a') }, http('b'), http('gone')]),
    contract([http('new'), http('b', 201), { _id: '2', ...http('a') }]),
  );
  expect(unchanged).toBe(1);
  expect(changes.map(({ kind, before, after }) => [kind, before?.description, after?.description])).toEqual([
    ['added', undefined, 'new'],
    ['changed', 'b', 'b'],
    ['removed', 'gone', undefined],
  ]); // prettier-ignore
});

test('a new name or another state does not make it another interaction', () => {
  const renamed = compareContracts(contract([http('a', 200, { key: 'k' })]), contract([{ ...http('a', 200, { key: 'k' }), description: 'A' }])); // prettier-ignore
  expect(renamed.changes.map(({ kind }) => kind)).toEqual(['changed']);
  const path = compareContracts(contract([http('a')]), contract([{ ...http('a'), description: 'A' }])); // prettier-ignore
  expect(path.changes.map(({ kind }) => kind)).toEqual(['changed']);
  const state = compareContracts(contract([http('a')]), contract([http('a', 200, { providerState: 's' })])); // prettier-ignore
  const [change] = state.changes;
  expect(remarksOn(change!.before!, change!.after!)).toEqual([
    { what: 'Provider states', before: 'none', after: 's' },
  ]);
});

test('a change of a rule is a change', () => {
  const rules = (match: string) =>
    contract([
      http('a', 200, {
        response: { status: 200, body: { id: 1 }, matchingRules: { '$.body.id': { match } } },
      }),
    ]);
  const [change] = compareContracts(rules('type'), rules('integer')).changes;
  const [request, response] = changedParts(change!.before!, change!.after!);
  expect(request?.isChanged).toBe(false);
  expect(show(response!.lines)).toEqual([' 200 OK', ' ', ' {', '-  "id": 1', '+  "id": 1', ' }']);
});

test('two thousand interactions are compared in a moment', () => {
  const many = (status: number) => contract(Array.from({ length: 2_000 }, (_, i) => http(`i${i}`, i === 7 ? status : 200))); // prettier-ignore
  const start = performance.now();
  expect(compareContracts(many(200), many(404)).changes).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(2_000);
});

import { expect, test } from 'vitest';
import { endsOf, type Line, type View } from './lines';

const view: View = { zoom: 2, pan: { x: 10, y: 20 }, width: 100, height: 100, ratio: 1 };
const line: Line = {
  consumer: 'A',
  provider: 'B',
  agreement: 'works',
  from: { x: 0, y: 0 },
  to: { x: 100, y: 0 },
  room: 10,
  isOneOfTwo: false,
};

test('a line ends at the rim of the mark of the provider', () => {
  expect(endsOf(line, view)).toEqual([
    { x: 10, y: 20 },
    { x: 188, y: 20 },
  ]);
});

test('two lines between the same two lie beside each other', () => {
  const [there] = endsOf({ ...line, isOneOfTwo: true }, view);
  const [, back] = endsOf({ ...line, from: line.to, to: line.from, isOneOfTwo: true }, view);
  expect(there.y).toBe(23);
  expect(back.y).toBe(17);
});

test('where marks nearly touch, the line is not turned around', () => {
  const [from, to] = endsOf({ ...line, to: { x: 5, y: 0 } }, view);
  expect(to.x).toBeGreaterThan(from.x);
});

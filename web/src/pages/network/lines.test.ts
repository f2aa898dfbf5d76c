import { expect, test } from 'vitest';
import { endsOf, lineAt, type Line, type View } from './lines';

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

test('the line that is meant is the nearest one', () => {
  const other = { ...line, consumer: 'C', from: { x: 0, y: 5 }, to: { x: 100, y: 5 } };
  const at = (x: number, y: number) => lineAt([line, other], view, { x, y })?.consumer;
  expect(at(100, 21)).toBe('A');
  expect(at(100, 28)).toBe('C');
  expect(at(100, 40)).toBeUndefined();
  expect(at(250, 20)).toBeUndefined(); // beyond its end
});

test('of one that needs itself the loop is meant', () => {
  const loop = { ...line, provider: 'A', to: line.from, room: 5 };
  const top = endsOf(loop, view)[0].y - 40; // twice the radius of (5 + 5) * 2
  expect(lineAt([loop], view, { x: 10, y: top })).toBe(loop);
  expect(lineAt([loop], view, { x: 10, y: top + 20 })).toBeUndefined(); // its middle
});

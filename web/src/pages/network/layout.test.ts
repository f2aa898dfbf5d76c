import { expect, test } from 'vitest';
import { layOut, bandsOf, type LayoutTask, type Point } from './layout';

const between = (a: Point | undefined, b: Point | undefined) =>
  Math.hypot((a?.x ?? NaN) - (b?.x ?? NaN), (a?.y ?? NaN) - (b?.y ?? NaN));

function nearest(points: Point[]): number {
  let least = Infinity;
  points.forEach((a, i) =>
    points.slice(i + 1).forEach((b) => (least = Math.min(least, between(a, b)))),
  );
  return least;
}

/** Groups of ten around their first, the first ones in a row. */
function groups(count: number): LayoutTask {
  const edges: [number, number][] = [];
  for (let i = 1; i < count; i++) edges.push([i, i % 10 === 0 ? i - 10 : i - (i % 10)]);
  return { count, edges };
}

test('nobody stands on another, and the same network comes out the same', () => {
  const task = groups(200);
  const points = layOut(task);
  expect(points).toHaveLength(200);
  expect(nearest(points)).toBeGreaterThan(18);
  expect(layOut(task)).toEqual(points);
});

test('who is connected is nearer than who is not', () => {
  const points = layOut(groups(60));
  const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const own = points.slice(1, 10).map((point) => between(point, points[0]));
  const others = points.slice(41, 50).map((point) => between(point, points[0]));
  expect(mean(own)).toBeLessThan(mean(others) / 2);
});

test('each keeps to the band of its distance', () => {
  const distances = [0, ...Array<number>(6).fill(1), ...Array<number>(12).fill(2)];
  const edges = distances
    .slice(1)
    .map((far, i) => [i + 1, far === 1 ? 0 : 1 + (i % 6)] as [number, number]);
  const points = layOut({ count: distances.length, edges, distances });
  const radius = ({ x, y }: Point) => Math.hypot(x / 1.4, y);
  expect(radius(points[0]!)).toBeLessThan(30);
  const bands = bandsOf(distances);
  points.slice(1).forEach((point, i) => {
    const { from, to } = bands[distances[i + 1]!]!;
    expect(radius(point)).toBeGreaterThan(from - 20);
    expect(radius(point)).toBeLessThan(to + 20);
  });
});

test('a band has room for all that stand in it', () => {
  expect(bandsOf([0, 1, 1])).toEqual([
    { from: 0, to: 0 },
    { from: 34, to: 124 },
  ]);
  const [, first, second] = bandsOf([0, ...Array<number>(400).fill(1), 2]);
  expect(first!.to).toBeGreaterThan(600);
  expect(second!.from).toBeGreaterThan(first!.to);
});

test('two on one place, and one that needs itself, come apart', () => {
  const known = [
    { x: 5, y: 5 },
    { x: 5, y: 5 },
  ];
  const points = layOut({ count: 2, edges: [[0, 0]], known });
  expect(nearest(points)).toBeGreaterThan(18);
});

test('who stood somewhere stays about there', () => {
  const task = groups(30);
  const before = layOut(task);
  const after = layOut({ ...groups(31), known: [...before, undefined] });
  before.forEach((point, i) => expect(between(point, after[i])).toBeLessThan(90));
});

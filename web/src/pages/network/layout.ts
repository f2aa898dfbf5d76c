// Where the applications of a network stand: those with contracts near each other, none on another. A simulation of forces:
// contracts pull, nearness pushes, and where there is a middle each keeps to the band of its distance. The same
// network comes out the same. It takes part of a second for a thousand, and so runs in a worker.

export interface Point {
  x: number;
  y: number;
}

export interface LayoutTask {
  count: number;
  /** Numbers of those that are connected. */
  edges: readonly (readonly [number, number])[];
  /** Steps from the middle of each, the first being the middle; none where there is no middle. */
  distances?: readonly number[];
  /** Where some stood before: they stay about there. */
  known?: readonly (Point | undefined)[];
}

const kSteps = 300;
const kStepsWithKnown = 90;
const kLink = 60; // the length that a contract would have
const kPush = 800;
const kFar = 210; // further away nobody pushes
const kSlow = 0.6;
const kNear = 40; // closer than that nobody stands
const kThin = 90; // no band is thinner
const kBetween = 34; // two bands
const kRoom = 58; // for each in a band
const kWide = 1.4; // names and windows are wider than high
const kGolden = Math.PI * (3 - Math.sqrt(5));

export interface Band {
  from: number;
  to: number;
}

/** How far from the middle those of each distance stand: in bands with room for all of them. */
export function bandsOf(distances: readonly number[]): Band[] {
  const counts: number[] = [];
  for (const distance of distances) counts[distance] = (counts[distance] ?? 0) + 1;
  const bands: Band[] = [];
  let [outer, all] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    all += counts[i] ?? 0;
    const from = i === 0 ? 0 : outer + kBetween;
    outer = i === 0 ? 0 : Math.max(from + kThin, kRoom * Math.sqrt(all / Math.PI));
    bands.push({ from, to: outer });
  }
  return bands;
}

/** Around the middle, those with the same neighbour nearer to it beside each other. */
function startAround({ count, edges }: LayoutTask, distances: readonly number[]): Point[] {
  const bands = bandsOf(distances);
  const angles = new Float64Array(count);
  const parents = new Map<number, number>();
  for (const [a, b] of edges) {
    const [near, far] = distances[a]! < distances[b]! ? [a, b] : [b, a];
    if (distances[near]! < distances[far]! && !parents.has(far)) parents.set(far, near);
  }
  const points: Point[] = [];
  bands.forEach(({ from, to }, distance) => {
    const own = distances.flatMap((one, i) => (one === distance ? [i] : []));
    own.sort((a, b) => angles[parents.get(a) ?? 0]! - angles[parents.get(b) ?? 0]! || a - b);
    own.forEach((i, place) => {
      angles[i] = (2 * Math.PI * place) / own.length;
      const radius = from + (to - from) * ((place * 0.618) % 1);
      points[i] = { x: radius * Math.cos(angles[i]!), y: radius * Math.sin(angles[i]!) };
    });
  });
  return points;
}

/** The first in the middle, the others around it. */
function startFree({ count }: LayoutTask): Point[] {
  return Array.from({ length: count }, (_, i) => ({
    x: 40 * Math.sqrt(i) * Math.cos(i * kGolden),
    y: 40 * Math.sqrt(i) * Math.sin(i * kGolden),
  }));
}

class Simulation {
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly dx: Float64Array;
  private readonly dy: Float64Array;
  private readonly degree: Float64Array;
  private readonly bands: readonly Band[];

  constructor(private readonly task: LayoutTask) {
    const { count, edges, distances } = task;
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    this.dx = new Float64Array(count);
    this.dy = new Float64Array(count);
    this.degree = new Float64Array(count);
    this.bands = bandsOf(distances ?? []);
    for (const [a, b] of edges) {
      this.degree[a]! += 1;
      this.degree[b]! += 1;
    }
    const start = distances ? startAround(task, distances) : startFree(task);
    start.forEach(({ x, y }, i) => {
      const known = task.known?.[i];
      this.x[i] = known ? known.x / kWide : x;
      this.y[i] = known ? known.y : y;
    });
  }

  run(): Point[] {
    const steps = this.task.known?.some(Boolean) ? kStepsWithKnown : kSteps;
    for (let i = 0; i < steps; i++)
      this.step((steps === kSteps ? 1 : 0.3) * (1 - i / steps) ** 1.6);
    return Array.from(this.x, (x, i) => ({ x: Math.round(x * kWide), y: Math.round(this.y[i]!) }));
  }

  private step(heat: number): void {
    this.pull(heat);
    this.push(heat);
    this.keep(heat);
    for (let i = 0; i < this.task.count; i++) {
      this.x[i]! += this.dx[i]! *= kSlow;
      this.y[i]! += this.dy[i]! *= kSlow;
    }
  }

  private pull(heat: number): void {
    const { x, y, dx, dy, degree } = this;
    for (const [a, b] of this.task.edges) {
      if (a === b) continue;
      const [w, h] = [x[b]! - x[a]!, y[b]! - y[a]!];
      const length = Math.hypot(w, h) || 1;
      const force = (heat * (length - kLink)) / length / Math.min(degree[a]!, degree[b]!);
      const share = degree[a]! / (degree[a]! + degree[b]!); // who has many moves less
      dx[b]! -= w * force * share;
      dy[b]! -= h * force * share;
      dx[a]! += w * force * (1 - share);
      dy[a]! += h * force * (1 - share);
    }
  }

  /** By squares as wide as pushing reaches, so that only those nearby are looked at. */
  private push(heat: number): void {
    const squares = new Map<number, number[]>();
    const key = (column: number, row: number) => column * 65_536 + row;
    for (let i = 0; i < this.task.count; i++) {
      const [column, row] = [Math.floor(this.x[i]! / kFar), Math.floor(this.y[i]! / kFar)];
      for (const [c, r] of [
        [-1, -1],
        [-1, 0],
        [-1, 1],
        [0, -1],
        [0, 0],
        [0, 1],
        [1, -1],
        [1, 0],
        [1, 1],
      ] as const)
        // prettier-ignore
        for (const j of squares.get(key(column + c, row + r)) ?? []) this.pushApart(i, j, heat);
      const here = squares.get(key(column, row));
      if (here) here.push(i);
      else squares.set(key(column, row), [i]);
    }
  }

  private pushApart(i: number, j: number, heat: number): void {
    const { x, y, dx, dy } = this;
    let [w, h] = [x[j]! - x[i]!, y[j]! - y[i]!];
    if (w === 0 && h === 0) [w, h] = [Math.cos(i), Math.sin(i)]; // two on one place
    const square = Math.max(w * w + h * h, 1);
    if (square > kFar * kFar) return;
    let force = (heat * kPush) / square;
    if (square < kNear * kNear) force += (kNear / Math.sqrt(square) - 1) / 2;
    force = Math.min(force, kNear / Math.sqrt(square));
    dx[i]! -= w * force;
    dy[i]! -= h * force;
    dx[j]! += w * force;
    dy[j]! += h * force;
  }

  /** In its band, or gently to the middle. */
  private keep(heat: number): void {
    const { x, y, dx, dy } = this;
    for (let i = 0; i < this.task.count; i++) {
      const band = this.bands[this.task.distances?.[i] ?? -1];
      if (!band) {
        dx[i]! -= x[i]! * 0.05 * heat;
        dy[i]! -= y[i]! * 0.05 * heat;
        continue;
      }
      const radius = Math.hypot(x[i]!, y[i]!) || 1;
      const force = 0.5 * (Math.min(Math.max(radius, band.from), band.to) / radius - 1);
      dx[i]! += x[i]! * force;
      dy[i]! += y[i]! * force;
    }
  }
}

export function layOut(task: LayoutTask): Point[] {
  return new Simulation(task).run();
}

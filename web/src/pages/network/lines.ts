// The contracts of a graph, as lines on a canvas below Cytoscape's: all of one kind are one path. As Cytoscape's own edges,
// three thousand took longer than a frame has, each time that something moved.
import { agreements, type Agreement } from '../../words/status';
import type { Point } from './layout';
import type { Palette } from './palette';

export interface Line {
  consumer: string;
  provider: string;
  agreement: Agreement;
  from: Point;
  to: Point;
  /** Radius of the mark at the provider's end, where the arrow ends. */
  room: number;
  /** There is one the other way too: they are drawn beside each other. */
  isOneOfTwo: boolean;
}

export interface View {
  zoom: number;
  pan: Point;
  width: number;
  height: number;
  ratio: number;
}

interface Look {
  width: number;
  opacity: number;
  dash: number[];
}

/** In the order in which they are drawn: what fails lies over all. */
const kLooks: readonly [Agreement, Look][] = [
  ['works', { width: 1.25, opacity: 0.4, dash: [] }],
  ['not_verified', { width: 1.25, opacity: 0.75, dash: [2, 3] }],
  ['changed', { width: 1.5, opacity: 0.9, dash: [6, 4] }],
  ['fails', { width: 2, opacity: 0.9, dash: [] }],
];
const kMany = 400; // of so many those that are fine are faint
const kNearWidth = 1.5; // more, for those of the chosen application
const kArrow = 7;
const kArrowsFrom = 0.4; // further away they would be specks
const kBeside = 3;

/** Where a line is drawn: its two ends, the second at the rim of the provider's mark. */
export function endsOf(line: Line, { zoom, pan }: View): [Point, Point] {
  const from = { x: line.from.x * zoom + pan.x, y: line.from.y * zoom + pan.y };
  const to = { x: line.to.x * zoom + pan.x, y: line.to.y * zoom + pan.y };
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [w, h] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const side = line.isOneOfTwo ? kBeside * Math.min(zoom, 1) : 0;
  const room = Math.min(line.room * zoom + 2, length / 2);
  return [
    { x: from.x - h * side, y: from.y + w * side },
    { x: to.x - h * side - w * room, y: to.y + w * side - h * room },
  ];
}

const kReach = 6; // pixels from a line at which it is meant

/** How far a point is from a piece of a line. */
function distanceTo([from, to]: [Point, Point], { x, y }: Point): number {
  const [w, h] = [to.x - from.x, to.y - from.y];
  const along = ((x - from.x) * w + (y - from.y) * h) / (w * w + h * h || 1);
  const part = Math.min(Math.max(along, 0), 1);
  return Math.hypot(from.x + part * w - x, from.y + part * h - y);
}

/** The radius of the loop of one that needs itself, above its mark. */
const loopOf = (line: Line, view: View) => (line.room + 5) * view.zoom;

/** The line that is meant at a point of the canvas: the nearest, if one is near. */
export function lineAt(lines: readonly Line[], view: View, point: Point): Line | undefined {
  let found: Line | undefined;
  let nearest = kReach;
  for (const line of lines) {
    const ends = endsOf(line, view);
    const radius = loopOf(line, view);
    const distance =
      line.consumer === line.provider
        ? Math.abs(Math.hypot(point.x - ends[0].x, point.y - ends[0].y + radius) - radius)
        : distanceTo(ends, point);
    if (distance < nearest) [found, nearest] = [line, distance];
  }
  return found;
}

function addArrow(path: Path2D, from: Point, to: Point, size: number): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  path.moveTo(to.x, to.y);
  for (const turn of [2.7, -2.7]) {
    path.lineTo(to.x + size * Math.cos(angle + turn), to.y + size * Math.sin(angle + turn));
  }
  path.closePath();
}

export class Lines {
  private readonly canvas = document.createElement('canvas');
  private all: readonly Line[] = [];
  private colours: Palette | undefined;
  private chosen = '';
  private pointed: Line | undefined;
  private view: View | undefined;

  constructor(place: HTMLElement) {
    this.canvas.className = 'graph-lines';
    place.prepend(this.canvas);
  }

  show(all: readonly Line[], colours: Palette): void {
    this.all = all;
    this.colours = colours;
    this.pointed = undefined;
  }

  /** The line at a point of the canvas as it is drawn now. */
  at(point: Point): Line | undefined {
    return this.view && lineAt(this.all, this.view, point);
  }

  point(line: Line | undefined): void {
    this.pointed = line;
  }

  choose(name: string): void {
    this.chosen = name;
  }

  draw(view: View): void {
    this.view = view;
    const pen = this.canvas.getContext('2d');
    if (!pen) return;
    const [width, height] = [view.width * view.ratio, view.height * view.ratio];
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    pen.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    pen.clearRect(0, 0, view.width, view.height);
    for (const [agreement, look] of kLooks) {
      const own = this.all.filter((line) => line.agreement === agreement);
      const isFaint = agreement === 'works' && this.all.length > kMany;
      this.drawSome(pen, view, own, agreement, isFaint ? { ...look, opacity: 0.2 } : look);
    }
    const isNear = (line: Line) =>
      line === this.pointed ||
      (this.chosen !== '' && (line.consumer === this.chosen || line.provider === this.chosen));
    if (!this.pointed && this.chosen === '') return;
    for (const [agreement, look] of kLooks) {
      const near = this.all.filter((line) => line.agreement === agreement && isNear(line));
      const bold = { ...look, opacity: 1, width: look.width + kNearWidth };
      this.drawSome(pen, view, near, agreement, bold);
    }
  }

  private drawSome(
    pen: CanvasRenderingContext2D,
    view: View,
    lines: readonly Line[],
    agreement: Agreement,
    look: Look,
  ): void {
    if (lines.length === 0 || !this.colours) return;
    const [path, arrows] = [new Path2D(), new Path2D()];
    const scale = Math.min(Math.max(view.zoom, 0.5), 1.5);
    for (const line of lines) {
      const [from, to] = endsOf(line, view);
      if (line.consumer === line.provider) {
        const radius = loopOf(line, view);
        path.moveTo(from.x + radius, from.y - radius);
        path.arc(from.x, from.y - radius, radius, 0, 2 * Math.PI);
        continue;
      }
      path.moveTo(from.x, from.y);
      path.lineTo(to.x, to.y);
      if (view.zoom >= kArrowsFrom) addArrow(arrows, from, to, kArrow * scale);
    }
    pen.globalAlpha = look.opacity;
    pen.strokeStyle = pen.fillStyle = this.colours[agreements[agreement].kind];
    pen.lineWidth = look.width * scale;
    pen.setLineDash(look.dash);
    pen.stroke(path);
    pen.setLineDash([]);
    pen.fill(arrows);
  }
}

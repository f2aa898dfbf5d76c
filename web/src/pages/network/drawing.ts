// The graph on its canvas, by Cytoscape; this file and Cytoscape are loaded when a network is shown. It is put together in
// slices, so that a thousand applications hold nothing up. Cytoscape has the applications and what hands do; see lines.ts for
// the contracts.
import cytoscape, {
  type Core,
  type ElementDefinition,
  type EventObject,
  type NodeSingular,
} from 'cytoscape';
import type { Point } from './layout';
import { lookOf } from './look';
import { Lines, type Line } from './lines';
import { standingsOf, worstOf, type NetworkPart, type Standing } from './model';
import { readPalette } from './palette';
import { nameOf } from '../../api/overview';
import { shortName } from './words';

const kSlice = 100; // applications put in at once
const kMargin = 48;
const kMarginAside = 80; // half a name; less where there is little room
const kZoomMax = 1.25; // of a whole network: few would else be huge
const kZoomToRead = 0.8;
const kZoomSeen = 0.4; // further away a mark is not found
const kNowhere: Point = { x: 0, y: 0 };

export interface Scene {
  part: NetworkPart;
  positions: ReadonlyMap<string, Point>;
  /** The name of the one in the middle, if there is one. */
  middle: string | undefined;
}

export interface Listener {
  choose: (name: string) => void;
  open: (name: string) => void;
  point: (name: string) => void;
  /** A contract is pointed at, or none any more. */
  pointAtLine: (line: Line | undefined) => void;
  openLine: (line: Line) => void;
}

/** Cytoscape would put a <style> into the page, which its policy refuses, unless there is an element of this name. */
function haveSheet(): void {
  const kId = '__________cytoscape_stylesheet';
  if (document.getElementById(kId)) return;
  const mark = document.createElement('meta');
  mark.id = kId;
  document.head.append(mark);
}

const sizeOf = ({ needs = 0, neededBy = 0 }: Partial<Standing> = {}) =>
  Math.min(14 + 3 * Math.sqrt(needs + neededBy), 44);

type Standings = ReturnType<typeof standingsOf>;

function nodesOf({ part, positions, middle }: Scene, standings: Standings): ElementDefinition[] {
  return part.pacticipants.map((member) => {
    const standing = standings.get(member.name);
    const worst = standing && worstOf(standing.tally);
    return {
      data: {
        id: `n${member.name}`,
        name: member.name,
        label: shortName(nameOf(member)),
        size: sizeOf(standing),
      },
      position: { ...(positions.get(member.name) ?? kNowhere) },
      classes: [worst ?? '', member.name === middle ? 'middle' : ''],
    };
  });
}

function linesOf({ part, positions }: Scene, standings: Standings): Line[] {
  const pairs = new Set(
    part.integrations.map(({ consumer, provider }) => `${consumer}\n${provider}`),
  );
  return part.integrations.map((edge) => ({
    ...edge,
    from: positions.get(edge.consumer) ?? kNowhere,
    to: positions.get(edge.provider) ?? kNowhere,
    room: sizeOf(standings.get(edge.provider)) / 2,
    isOneOfTwo: pairs.has(`${edge.provider}\n${edge.consumer}`),
  }));
}

const pause = () => new Promise<void>((done) => setTimeout(done));

export class Drawing {
  private readonly graph: Core;
  private readonly lines: Lines;
  private pointed = '';
  private line: Line | undefined;

  constructor(
    private readonly place: HTMLElement,
    private readonly listener: Listener,
  ) {
    haveSheet();
    const ratio = Math.min(window.devicePixelRatio, 2);
    this.graph = cytoscape({
      container: place,
      minZoom: 0.03,
      maxZoom: 3,
      autoungrabify: true,
      boxSelectionEnabled: false,
      selectionType: 'single',
      autounselectify: true,
      pixelRatio: ratio,
      style: [],
    });
    this.lines = new Lines(place);
    this.graph.on('render', () =>
      this.lines.draw({
        zoom: this.graph.zoom(),
        pan: this.graph.pan(),
        width: this.graph.width(),
        height: this.graph.height(),
        ratio,
      }),
    );
    const nameIn = (event: EventObject) => (event.target as NodeSingular).data('name') as string; // prettier-ignore
    this.graph.on('tap', (event) => {
      const line = event.target === this.graph && this.lines.at(event.renderedPosition);
      if (line) return listener.openLine(line);
      listener.choose((this.pointed = event.target === this.graph ? '' : nameIn(event)));
    });
    this.graph.on('mousemove', (event) => {
      this.pointAtLine(event.target === this.graph ? this.lines.at(event.renderedPosition) : undefined); // prettier-ignore
    });
    this.graph.on('mouseout', (event) => event.target === this.graph && this.pointAtLine(undefined)); // prettier-ignore
    this.graph.on('dbltap', 'node', (event) => listener.open(nameIn(event)));
    this.graph.on('mouseover', 'node', (event) => {
      this.pointAtLine(undefined);
      listener.point(nameIn(event));
    });
    // This comes after the mouse was seen on a contract beside it.
    this.graph.on('mouseout', 'node', () => this.line === undefined && listener.point(''));
  }

  private pointAtLine(line: Line | undefined): void {
    if (line === this.line) return;
    this.line = line;
    this.place.classList.toggle('on-line', line !== undefined);
    this.lines.point(line);
    this.graph.forceRender();
    this.listener.pointAtLine(line);
  }

  /** Shows another scene; with `keepView` what is seen of it stays where it was. */
  async show(scene: Scene, keepView: boolean, signal: AbortSignal): Promise<void> {
    const colours = readPalette();
    this.graph.elements().remove();
    this.graph.style(lookOf(colours, getComputedStyle(this.place).fontFamily));
    if (!keepView) this.fit(scene.positions);
    const standings = standingsOf(scene.part);
    this.pointAtLine(undefined);
    this.lines.show(linesOf(scene, standings), colours);
    const nodes = nodesOf(scene, standings);
    for (let i = 0; i < nodes.length; i += kSlice) {
      await pause();
      if (signal.aborted) return;
      this.graph.add(nodes.slice(i, i + kSlice));
    }
  }

  /** All of it within the window. */
  fit(positions: ReadonlyMap<string, Point>): void {
    const points = [...positions.values()];
    const xs = points.map(({ x }) => x);
    const ys = points.map(({ y }) => y);
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
    const [w, h] = [this.graph.width(), this.graph.height()];
    if (points.length === 0 || w === 0 || h === 0) return;
    const aside = Math.max(kMargin, Math.min(kMarginAside, w / 8));
    const zoom = Math.min(
      (w - 2 * aside) / Math.max(width, 1),
      (h - 2 * kMargin) / Math.max(height, 1),
      kZoomMax,
    );
    this.graph.viewport({
      zoom,
      pan: { x: w / 2 - zoom * (left + width / 2), y: h / 2 - zoom * (top + height / 2) },
    });
  }

  zoom(factor: number): void {
    const middle = { x: this.graph.width() / 2, y: this.graph.height() / 2 };
    this.graph.zoom({ level: this.graph.zoom() * factor, renderedPosition: middle });
  }

  /** Marks one and its contracts; one that was not chosen in the graph is brought into sight. */
  choose(name: string): void {
    this.graph.elements('.chosen').removeClass('chosen');
    this.lines.choose(name);
    this.graph.forceRender();
    const node = this.graph.getElementById(`n${name}`);
    if (name === '' || node.empty()) return;
    node.addClass('chosen');
    if (name !== this.pointed && !this.isInSight(node)) {
      this.graph.zoom(Math.max(this.graph.zoom(), kZoomToRead));
      this.graph.center(node);
    }
    this.pointed = name;
  }

  private isInSight(node: NodeSingular): boolean {
    const { x, y } = node.renderedPosition();
    const isInside = x > 0 && y > 0 && x < this.graph.width() && y < this.graph.height();
    return isInside && this.graph.zoom() >= kZoomSeen;
  }

  destroy(): void {
    this.graph.destroy();
  }
}

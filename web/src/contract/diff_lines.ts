// Two versions of a part as one list of lines: what was there before with "-", what is there now with "+".
// JSON is compared member by member, everything else line by line.
import { readBody } from './body';
import { contentLines } from './body_lines';
import { writeJson, type Json } from './json';
import {
  closingLine,
  isStructured,
  jsonLines,
  openingLine,
  signed,
  sizeOf,
  textOfLine,
  type JsonAt,
  type Line,
  type MarksAt,
} from './lines';
import type { Part } from './model';
import type { Path } from './path';
import { blank, headLines, leftOver } from './part_lines';
import { ruleBookOf } from './rule_book';
import { commonPairs } from './sequence';

const keyOf = (one: Line): string =>
  `${textOfLine(one)}\u0000${one.marks.map(({ kind, title }) => kind + title).join('\u0000')}`;

/** Members stand in no order of their own here, so that none is the last. */
function withoutComma(one: Line): Line {
  const last = one.pieces.at(-1);
  if (last?.as !== 'plain' || !last.text.endsWith(',')) return one;
  const pieces = [...one.pieces.slice(0, -1), { ...last, text: last.text.slice(0, -1) }];
  return { ...one, pieces };
}

export function diffByLine(before: Line[], after: Line[]): Line[] {
  const pairs = commonPairs(before.map(keyOf), after.map(keyOf));
  const out: Line[] = [];
  let i = 0;
  let j = 0;
  for (const [k, l] of [...pairs, [before.length, after.length] as [number, number]]) {
    out.push(...signed(before.slice(i, k), '-'), ...signed(after.slice(j, l), '+'));
    if (l < after.length) out.push(after[l] as Line);
    [i, j] = [k + 1, l + 1];
  }
  return out;
}

interface Side {
  value: Json;
  at: JsonAt;
}

/** Compares values at paths that may differ, as items move in lists. */
class JsonDiff {
  private readonly out: Line[] = [];
  constructor(
    private readonly marksBefore: MarksAt,
    private readonly marksAfter: MarksAt,
  ) {}

  run(before: Json, after: Json): Line[] {
    const at: JsonAt = { path: [], depth: 0 };
    this.both({ value: before, at }, { value: after, at });
    return this.out.map(withoutComma);
  }

  private both(before: Side, after: Side): void {
    const b = before.value;
    const a = after.value;
    if (!isStructured(b) || !isStructured(a) || Array.isArray(b) !== Array.isArray(a)) {
      return this.replaced(before, after);
    }
    if (sizeOf(b) === 0 || sizeOf(a) === 0) return this.replaced(before, after);
    this.pair(
      openingLine(b, before.at, this.marksBefore(before.at.path)),
      openingLine(a, after.at, this.marksAfter(after.at.path)),
    );
    if (Array.isArray(b)) this.lists(b, a as Json[], before.at, after.at);
    else this.maps(b, a as Map<string, Json>, before.at, after.at);
    this.pair(closingLine(b, before.at), closingLine(a, after.at));
  }

  /** One line on either side: one where they are alike. */
  private pair(before: Line, after: Line): void {
    if (keyOf(before) === keyOf(after)) this.out.push(after);
    else this.out.push({ ...before, sign: '-' }, { ...after, sign: '+' });
  }

  private replaced(before: Side, after: Side): void {
    const old = jsonLines(before.value, before.at, this.marksBefore);
    const now = jsonLines(after.value, after.at, this.marksAfter);
    if (old.length === 1 && now.length === 1) return this.pair(old[0] as Line, now[0] as Line);
    const isSame =
      old.length === now.length && old.every((one, i) => keyOf(one) === keyOf(now[i] as Line));
    this.out.push(...(isSame ? now : [...signed(old, '-'), ...signed(now, '+')]));
  }

  private removed(side: Side): void {
    this.out.push(...signed(jsonLines(side.value, side.at, this.marksBefore), '-'));
  }
  private added(side: Side): void {
    this.out.push(...signed(jsonLines(side.value, side.at, this.marksAfter), '+'));
  }

  private maps(b: Map<string, Json>, a: Map<string, Json>, bAt: JsonAt, aAt: JsonAt): void {
    const names = [...b.keys()];
    const member = (map: Map<string, Json>, name: string, at: JsonAt): Side => ({
      value: map.get(name) ?? null,
      at: { path: [...at.path, name], depth: at.depth + 1, name },
    });
    let next = 0;
    // What is gone stands before what followed it.
    const goneUntil = (end: number) => {
      for (; next < end; next++) {
        const name = names[next];
        if (name !== undefined && !a.has(name)) this.removed(member(b, name, bAt));
      }
    };
    const places = new Map(names.map((name, i) => [name, i]));
    for (const name of a.keys()) {
      const place = places.get(name);
      if (place === undefined) this.added(member(a, name, aAt));
      else {
        goneUntil(place);
        this.both(member(b, name, bAt), member(a, name, aAt));
      }
    }
    goneUntil(names.length);
  }

  private lists(b: Json[], a: Json[], bAt: JsonAt, aAt: JsonAt): void {
    const item = (list: Json[], i: number, at: JsonAt): Side => ({
      value: list[i] ?? null,
      at: { path: [...at.path, i], depth: at.depth + 1 },
    });
    const pairs = commonPairs(
      b.map((one) => writeJson(one)),
      a.map((one) => writeJson(one)),
    );
    let i = 0;
    let j = 0;
    for (const [k, l] of [...pairs, [b.length, a.length] as [number, number]]) {
      // Between what is alike: what can be told as a change of one item is.
      while (i < k && j < l) this.both(item(b, i++, bAt), item(a, j++, aAt));
      while (i < k) this.removed(item(b, i++, bAt));
      while (j < l) this.added(item(a, j++, aAt));
      if (l < a.length) this.both(item(b, i++, bAt), item(a, j++, aAt));
    }
  }
}

export function diffJson(
  before: Json,
  after: Json,
  marksBefore: MarksAt = () => [],
  marksAfter: MarksAt = () => [],
): Line[] {
  return new JsonDiff(marksBefore, marksAfter).run(before, after);
}

/** Head, body and rules of two versions of a part. */
export function diffParts(before: Part, after: Part): Line[] {
  const books = [ruleBookOf(before.source), ruleBookOf(after.source)] as const;
  const bodies = [readBody(before), readBody(after)] as const;
  const head = diffByLine(
    headLines(before, books[0], bodies[0]),
    headLines(after, books[1], bodies[1]),
  );
  const [b, a] = [bodies[0].content, bodies[1].content];
  const marks = (i: 0 | 1) => (path: Path) => books[i].at(path);
  const body =
    b.kind === 'json' && a.kind === 'json'
      ? diffJson(b.value, a.value, marks(0), marks(1))
      : diffByLine(contentLines(b, books[0]), contentLines(a, books[1]));
  const rest = diffByLine(leftOver(books[0]), leftOver(books[1]));
  return [
    ...head,
    ...(head.length && body.length ? [blank()] : []),
    ...body,
    ...(rest.length ? [blank(), ...rest] : []),
  ];
}

export type Folded = Line | { folded: Line[] };

/** Long runs without a change are folded, but for `context` lines on either side of one. */
export function foldUnchanged(lines: Line[], context = 3): Folded[] {
  const near = new Set<number>();
  lines.forEach((one, i) => {
    if (!one.sign) return;
    for (let k = i - context; k <= i + context; k++) near.add(k);
  });
  const out: Folded[] = [];
  lines.forEach((one, i) => {
    const last = out.at(-1);
    if (near.has(i)) out.push(one);
    else if (last && 'folded' in last) last.folded.push(one);
    else out.push({ folded: [one] });
  });
  return out.flatMap((one) => ('folded' in one && one.folded.length < 4 ? one.folded : [one]));
}

// A part of an interaction as lines: what is written, and beside it the marks of its rules. Differences are lines with a sign.
import { Num, type Json } from './json';
import type { Mark } from './marks';
import { writePath, type Path } from './path';

export interface Piece {
  text: string;
  as: 'name' | 'text' | 'number' | 'word' | 'plain' | 'dim' | 'verb';
}

export interface Line {
  depth: number;
  pieces: Piece[];
  /** Of the value that begins here: "body:items[0].sku", "header:accept", "status"; '' where none does. */
  place: string;
  marks: Mark[];
  sign?: '-' | '+';
  /** What is wrong here. */
  note?: string;
}

const kTextMax = 2_000;

export const bodyPlace = (path: Path): string => `body:${writePath(path)}`;

export function line(depth: number, pieces: Piece[], place = '', marks: Mark[] = []): Line {
  return { depth, pieces, place, marks };
}

/** A long text is cut: the whole is in the raw document. */
export function cutText(text: string): string {
  if (text.length <= kTextMax) return text;
  return `${text.slice(0, kTextMax)}… and ${(text.length - kTextMax).toLocaleString('en')} characters more`;
}

function scalar(value: Json): Piece {
  if (typeof value === 'string') return { text: JSON.stringify(cutText(value)), as: 'text' };
  if (value instanceof Num) return { text: value.source, as: 'number' };
  return { text: String(value), as: 'word' };
}

export interface JsonAt {
  path: Path;
  depth: number;
  /** The name of the member, where it is one. */
  name?: string | undefined;
  /** Whether another follows. */
  comma?: boolean | undefined;
}

export type MarksAt = (path: Path) => Mark[];

const open = (value: Json[] | Map<string, Json>) => (Array.isArray(value) ? '[' : '{');
const close = (value: Json[] | Map<string, Json>) => (Array.isArray(value) ? ']' : '}');

function namePieces(at: JsonAt): Piece[] {
  if (at.name === undefined) return [];
  return [
    { text: JSON.stringify(cutText(at.name)), as: 'name' },
    { text: ': ', as: 'plain' },
  ];
}

/** The line that begins a value: the whole of what has no members. */
export function openingLine(value: Json, at: JsonAt, marks: Mark[]): Line {
  const comma: Piece[] = at.comma ? [{ text: ',', as: 'plain' }] : [];
  const isWhole = !isStructured(value) || sizeOf(value) === 0;
  const own: Piece = isStructured(value)
    ? { text: isWhole ? open(value) + close(value) : open(value), as: 'plain' }
    : scalar(value);
  const pieces = [...namePieces(at), own, ...(isWhole ? comma : [])];
  return line(at.depth, pieces, bodyPlace(at.path), marks);
}

export function closingLine(value: Json[] | Map<string, Json>, at: JsonAt): Line {
  return line(at.depth, [{ text: close(value) + (at.comma ? ',' : ''), as: 'plain' }]);
}

export const isStructured = (value: Json): value is Json[] | Map<string, Json> =>
  Array.isArray(value) || value instanceof Map;
export const sizeOf = (value: Json[] | Map<string, Json>): number =>
  Array.isArray(value) ? value.length : value.size;

/** A value over as many lines as it needs; `place` is what to say of where it begins. */
export function jsonLines(value: Json, at: JsonAt, marks: MarksAt, out: Line[] = []): Line[] {
  out.push(openingLine(value, at, marks(at.path)));
  if (!isStructured(value) || sizeOf(value) === 0) return out;
  const depth = at.depth + 1;
  const last = sizeOf(value) - 1;
  if (Array.isArray(value)) {
    value.forEach((item, i) => jsonLines(item, { path: [...at.path, i], depth, comma: i < last }, marks, out)); // prettier-ignore
  } else {
    let i = 0;
    for (const [name, item] of value) {
      jsonLines(item, { path: [...at.path, name], depth, name, comma: i < last }, marks, out);
      i++;
    }
  }
  out.push(closingLine(value, at));
  return out;
}

/** The text of a line without its marks. */
export const textOfLine = ({ depth, pieces }: Line): string =>
  '  '.repeat(depth) + pieces.map(({ text }) => text).join('');

export const signed = (lines: Line[], sign: '-' | '+'): Line[] =>
  lines.map((one) => ({ ...one, sign }));

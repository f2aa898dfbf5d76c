// JSON as its author wrote it: the order of members, "12.50" and "1.0" stay what they are, and no name is special.

/** A number with its own spelling. */
export class Num {
  constructor(readonly source: string) {}
  get isInteger(): boolean {
    return !/[.eE]/.test(this.source);
  }
}
export type JsonMap = Map<string, Json>;
export type Json = null | boolean | string | Num | Json[] | JsonMap;

const kDepthMax = 200;
const kNumber = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const kSpace = /[ \t\n\r]*/y;

class Parser {
  private at = 0;
  constructor(private readonly text: string) {}

  whole(): Json {
    const value = this.value(0);
    this.space();
    if (this.at < this.text.length) this.fail();
    return value;
  }

  private fail(): never {
    throw new SyntaxError(`not JSON at character ${this.at + 1}`);
  }
  private space(): void {
    kSpace.lastIndex = this.at;
    kSpace.exec(this.text);
    this.at = kSpace.lastIndex;
  }
  /** Whether `character` is next; it is taken. */
  private takes(character: string): boolean {
    this.space();
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }
  private value(depth: number): Json {
    if (depth > kDepthMax) this.fail();
    if (this.takes('{')) return this.map(depth);
    if (this.takes('[')) return this.list(depth);
    if (this.text[this.at] === '"') return this.string();
    for (const [word, value] of [['true', true] as const, ['false', false] as const]) {
      if (this.word(word)) return value;
    }
    if (this.word('null')) return null;
    kNumber.lastIndex = this.at;
    const number = kNumber.exec(this.text)?.[0];
    if (number === undefined) this.fail();
    this.at += number.length;
    return new Num(number);
  }
  private word(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }
  private map(depth: number): JsonMap {
    const map: JsonMap = new Map();
    if (this.takes('}')) return map;
    do {
      this.space();
      const name = this.string();
      if (!this.takes(':')) this.fail();
      map.set(name, this.value(depth + 1));
    } while (this.takes(','));
    if (!this.takes('}')) this.fail();
    return map;
  }
  private list(depth: number): Json[] {
    const list: Json[] = [];
    if (this.takes(']')) return list;
    do list.push(this.value(depth + 1));
    while (this.takes(','));
    if (!this.takes(']')) this.fail();
    return list;
  }
  private string(): string {
    if (this.text[this.at] !== '"') this.fail();
    let end = this.at + 1;
    for (; ; end++) {
      end = this.text.indexOf('"', end);
      if (end < 0) this.fail();
      let slashes = 0;
      while (this.text[end - 1 - slashes] === '\\') slashes++;
      if (slashes % 2 === 0) break;
    }
    const written = this.text.slice(this.at, end + 1);
    this.at = end + 1;
    return JSON.parse(written) as string;
  }
}

/** Throws a SyntaxError for what is no JSON. */
export function parseJson(text: string): Json {
  return new Parser(text).whole();
}

/** As parseJson; nothing where it is no JSON. */
export function tryJson(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** What JSON.parse gave, as Json. */
export function fromPlain(value: unknown): Json {
  return parseJson(JSON.stringify(value ?? null));
}

/** With two spaces for each level; on one line without `indent`. */
export function writeJson(value: Json, indent = 0, level = 0): string {
  const line = (depth: number) => (indent ? `\n${' '.repeat(indent * depth)}` : '');
  const joined = (open: string, items: string[], close: string) =>
    items.length === 0
      ? open + close
      : open + items.map((item) => line(level + 1) + item).join(',') + line(level) + close;
  if (Array.isArray(value)) {
    return joined('[', value.map((item) => writeJson(item, indent, level + 1)), ']'); // prettier-ignore
  }
  if (value instanceof Map) {
    const gap = indent ? ' ' : '';
    const members = [...value].map(
      ([name, item]) => `${JSON.stringify(name)}:${gap}${writeJson(item, indent, level + 1)}`,
    );
    return joined('{', members, '}');
  }
  return value instanceof Num ? value.source : JSON.stringify(value);
}

/** Equal as the matching of contracts has it: 1 and 1.0 are two things, 1.5 and 1.50 are one. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (a instanceof Num && b instanceof Num) {
    return (
      a.source === b.source ||
      (a.isInteger === b.isInteger && !a.isInteger && Number(a.source) === Number(b.source))
    );
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => same(item, b[i]));
  }
  if (a instanceof Map && b instanceof Map) {
    return a.size === b.size && [...a].every(([name, item]) => same(item, b.get(name)));
  }
  return false;
}

export const asMap = (value: Json | undefined): JsonMap | undefined =>
  value instanceof Map ? value : undefined;
export const asList = (value: Json | undefined): Json[] =>
  Array.isArray(value) ? (value as Json[]) : [];
export const asText = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The member that `names` lead to. */
export function at(value: Json | undefined, ...names: string[]): Json | undefined {
  return names.reduce<Json | undefined>((found, name) => asMap(found)?.get(name), value);
}

/** A text as it is, anything else as JSON. */
export function textOf(value: Json): string {
  return typeof value === 'string' ? value : writeJson(value);
}

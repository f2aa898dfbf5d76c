// Which rules and generators govern which value: those of version 2 ("$.body.id") and those by category of version 3 and 4.
import { asList, asMap, at, Num, type Json } from './json';
import { generatorMark, marksOfEntry, type Mark } from './marks';
import { kAnyIndex, parsePath, weigh, writePath, type Path, type Token } from './path';

export type Category = 'method' | 'path' | 'status' | 'query' | 'header' | 'metadata' | 'body';

interface Entry {
  category: Category;
  tokens: Token[];
  mark: Mark;
  used: boolean;
}

const kCategories: Record<string, Category> = {
  method: 'method',
  path: 'path',
  status: 'status',
  query: 'query',
  header: 'header',
  headers: 'header',
  metadata: 'metadata',
  metaData: 'metadata',
  body: 'body',
  content: 'body',
  contents: 'body',
};
const kWithoutKey: readonly Category[] = ['method', 'path', 'status'];

function categoryOf(name: unknown): Category | undefined {
  return typeof name === 'string' && Object.hasOwn(kCategories, name)
    ? kCategories[name]
    : undefined;
}

/** Marks for one request, response or message. */
export class RuleBook {
  private readonly entries: Entry[] = [];

  constructor(rules: Json | undefined, generators: Json | undefined) {
    this.read(rules, marksOfEntry, true);
    this.read(generators, generatorMark, false);
  }

  private read(source: Json | undefined, toMark: (entry: Json) => Mark, isRule: boolean): void {
    for (const [name, value] of asMap(source) ?? []) {
      const category = categoryOf(name);
      if (name.startsWith('$')) this.readFlat(name, value, toMark, isRule);
      else if (!category) continue;
      else if (kWithoutKey.includes(category)) {
        // Some writers put it below an empty key or "$".
        const inner = asMap(value)?.get('') ?? asMap(value)?.get('$') ?? value;
        if (asMap(inner)?.size) this.add(category, [], inner, toMark, isRule);
      } else {
        for (const [key, entry] of asMap(value) ?? []) {
          this.add(category, keyTokens(category, key), entry, toMark, isRule);
        }
      }
    }
  }

  /** "$.body.items[*].id", "$.headers.Accept", "$.path". */
  private readFlat(
    name: string,
    value: Json,
    toMark: (entry: Json) => Mark,
    isRule: boolean,
  ): void {
    const [first, ...rest] = parsePath(name);
    const category = categoryOf(first);
    if (!category) return this.add('body', parsePath(name), value, toMark, isRule);
    const tokens = category === 'header' ? rest.map(lower) : rest;
    this.add(category, tokens, value, toMark, isRule);
  }

  private add(
    category: Category,
    tokens: Token[],
    entry: Json,
    toMark: (entry: Json) => Mark,
    isRule: boolean,
  ): void {
    this.entries.push({ category, tokens, mark: toMark(entry), used: false });
    if (isRule) this.addVariants(category, tokens, entry);
  }

  /** The rules inside "arrayContains" govern the items that are its examples. */
  private addVariants(category: Category, tokens: Token[], entry: Json): void {
    const matchers = at(entry, 'matchers') ?? [entry];
    for (const matcher of asList(matchers)) {
      for (const variant of asList(at(matcher, 'variants'))) {
        const index = at(variant, 'index');
        const place = [...tokens, index instanceof Num ? Number(index.source) : 0];
        for (const [path, inner] of asMap(at(variant, 'rules')) ?? []) {
          this.add(category, [...place, ...parsePath(path)], inner, marksOfEntry, true);
        }
        for (const [path, inner] of asMap(at(variant, 'generators')) ?? []) {
          this.add(category, [...place, ...parsePath(path)], inner, generatorMark, false);
        }
      }
    }
  }

  private best(category: Category, weight: (tokens: Token[]) => number): Mark[] {
    const found: Mark[] = [];
    for (const kind of ['rule', 'generator'] as const) {
      let heaviest = 0;
      let mark: Mark | undefined;
      for (const entry of this.entries) {
        if (entry.category !== category || entry.mark.kind !== kind) continue;
        const w = weight(entry.tokens);
        if (w > 0) entry.used = true;
        if (w > heaviest) [heaviest, mark] = [w, entry.mark];
      }
      if (mark) found.push(mark);
    }
    return found;
  }

  /** Of a value in a body. */
  at(path: Path): Mark[] {
    return this.best('body', (tokens) => weigh(tokens, path));
  }

  /** Of an element or attribute: indexes do not count, as elements of one name share their rules. */
  atXml(path: Path): Mark[] {
    const names = path.filter((step) => typeof step === 'string');
    return this.best('body', (tokens) =>
      weigh(
        tokens.filter((token) => typeof token !== 'number' && token !== kAnyIndex),
        names,
      ),
    );
  }

  /** Of the method, the path or the status. */
  of(category: Category): Mark[] {
    return this.best(category, () => 1);
  }

  /** Of a header, a parameter of the query or of the metadata. */
  named(category: Category, name: string): Mark[] {
    const path = [category === 'header' ? name.toLowerCase() : name];
    return this.best(category, (tokens) => {
      const own = tokens.length > 1 && isIndex(tokens.at(-1)) ? tokens.slice(0, -1) : tokens;
      return weigh(own, path);
    });
  }

  /** What governs no value that is there: told at the end, so that nothing is lost. Ask after all others. */
  unused(category: Category): { place: string; mark: Mark }[] {
    return this.entries
      .filter((entry) => entry.category === category && !entry.used)
      .map(({ tokens, mark }) => ({ place: writePath(tokens), mark }));
  }
}

const lower = (token: Token): Token => (typeof token === 'string' ? token.toLowerCase() : token);
const isIndex = (token: Token | undefined) => typeof token === 'number' || token === kAnyIndex;

/** Names of headers and parameters are plain; "$.name" is also written, and "name[0]". */
function keyTokens(category: Category, key: string): Token[] {
  if (category === 'body' || key.startsWith('$')) {
    const tokens = parsePath(key);
    return category === 'header' ? tokens.map(lower) : tokens;
  }
  const indexed = category === 'query' ? /^(.+)\[(\d+|\*)\]$/.exec(key) : null;
  if (indexed) return [indexed[1] ?? '', kAnyIndex];
  return [category === 'header' ? key.toLowerCase() : key];
}

export const ruleBookOf = (part: Json | undefined): RuleBook =>
  new RuleBook(at(part, 'matchingRules') ?? at(part, 'matching_rules'), at(part, 'generators'));

// Matching rules and generators in words short enough to stand beside the value they govern.
import { asList, asMap, asText, at, Num, textOf, writeJson, type Json, type JsonMap } from './json';

export interface Mark {
  kind: 'rule' | 'generator';
  label: string;
  /** More of it, where the label is not all. */
  title: string;
}

const kLabelMax = 44;

/** Its beginning. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}

const kStatusClasses: Record<string, string> = {
  info: 'any information, 100 to 199',
  success: 'any success, 200 to 299',
  redirect: 'any redirect, 300 to 399',
  clientError: 'any client error, 400 to 499',
  serverError: 'any server error, 500 to 599',
  nonError: 'no error, below 400',
  error: 'any error, 400 and above',
};

function limits(rule: JsonMap): string {
  const [min, max] = ['min', 'max'].map((name) => {
    const limit = rule.get(name);
    return limit instanceof Num ? limit.source : asText(limit);
  });
  if (min !== undefined && max !== undefined) {
    return min === max ? `each, exactly ${min}` : `each, ${min} to ${max}`;
  }
  if (min !== undefined) return `each, at least ${min}`;
  return max === undefined ? '' : `each, at most ${max}`;
}

function status(rule: JsonMap): string {
  const wanted = rule.get('status');
  if (Array.isArray(wanted)) return `status ${wanted.map(textOf).join(' or ')}`;
  return kStatusClasses[asText(wanted) ?? ''] ?? 'status code';
}

function moment(name: string, rule: JsonMap): string {
  const format = asText(rule.get('format')) ?? asText(rule.get(name));
  const kind = name === 'timestamp' ? 'datetime' : name;
  return format ? `${kind} ${format}` : kind;
}

function nested(rule: JsonMap): string {
  return asList(rule.get('rules')).map(ruleWords).join(' and ') || 'anything';
}

const kWords: Record<string, (rule: JsonMap) => string> = {
  equality: () => 'exactly this',
  regex: (rule) => `regex ${textOf(rule.get('regex') ?? '')}`,
  type: (rule) => limits(rule) || 'type',
  include: (rule) => `contains ${textOf(rule.get('value') ?? '')}`,
  real: () => 'decimal',
  values: () => 'any keys',
  null: () => 'null',
  date: (rule) => moment('date', rule),
  time: (rule) => moment('time', rule),
  datetime: (rule) => moment('datetime', rule),
  timestamp: (rule) => moment('timestamp', rule),
  contenttype: (rule) => `content of type ${textOf(rule.get('value') ?? '')}`,
  notempty: () => 'not empty',
  semver: () => 'semantic version',
  statuscode: status,
  arraycontains: (rule) => {
    const count = asList(rule.get('variants')).length;
    return count === 1 ? 'contains this' : `contains these ${count}`;
  },
  eachkey: (rule) => `each key: ${nested(rule)}`,
  eachvalue: (rule) => `each value: ${nested(rule)}`,
};

/** Files of version 2 may name no kind: it is told by what is there. */
function kindOf(rule: JsonMap): string {
  const named = asText(rule.get('match'));
  if (named !== undefined) return named;
  for (const name of ['regex', 'timestamp', 'datetime', 'date', 'time']) {
    if (rule.has(name)) return name;
  }
  return rule.has('min') || rule.has('max') ? 'type' : '';
}

/** Spellings of one kind: "each-key" is "eachKey", "min-type" is "type". */
function plain(kind: string): string {
  const name = kind.toLowerCase().replace(/[-_]/g, '');
  return /^(min|max|minmax)(type)?$/.test(name) ? 'type' : name;
}

/** "each, at least 1", "regex [A-Z]+", "decimal". */
export function ruleWords(value: Json): string {
  const rule = asMap(value);
  if (!rule) return cut(textOf(value), kLabelMax);
  const kind = kindOf(rule);
  const words = Object.hasOwn(kWords, plain(kind)) ? kWords[plain(kind)] : undefined;
  return words?.(rule) ?? (kind || 'rule');
}

function markOf(kind: Mark['kind'], words: string, title: string): Mark {
  return { kind, label: cut(words.replace(/\s+/g, ' '), kLabelMax), title };
}

/** One mark for all rules at a place; `combine` is AND or OR. */
export function ruleMark(matchers: Json[], combine: string): Mark {
  const or = combine.toUpperCase() === 'OR';
  const words = matchers.map(ruleWords).join(or ? ' or ' : ' and ');
  const raw = matchers.map((matcher) => writeJson(matcher)).join(or ? '\nor ' : '\nand ');
  return markOf('rule', words || 'no rule', `Matching rule: ${words}\n${raw}`);
}

const kGenerators: Record<string, (generator: JsonMap) => string> = {
  RandomInt: (g) => `random integer, ${textOf(g.get('min') ?? '0')} to ${textOf(g.get('max') ?? '10')}`, // prettier-ignore
  RandomDecimal: () => 'random decimal',
  RandomHexadecimal: () => 'random hexadecimal',
  RandomString: () => 'random text',
  RandomBoolean: () => 'random boolean',
  Regex: (g) => `random text like ${textOf(g.get('regex') ?? '')}`,
  Uuid: () => 'random UUID',
  Date: (g) => textOf(g.get('expression') ?? 'the date'),
  Time: (g) => textOf(g.get('expression') ?? 'the time'),
  DateTime: (g) => textOf(g.get('expression') ?? 'the date and time'),
  ProviderState: (g) => `from provider state ${textOf(g.get('expression') ?? '')}`,
  MockServerURL: () => 'URL of the mock server',
};

export function generatorMark(value: Json): Mark {
  const generator = asMap(value) ?? new Map<string, Json>();
  const type = asText(generator.get('type')) ?? '';
  const words = Object.hasOwn(kGenerators, type) ? kGenerators[type]?.(generator) : type;
  return markOf('generator', words || 'generated', `Generated: ${writeJson(value)}`);
}

/** The rules at a place as V3 and later write them, `{combine, matchers}`; one rule as in V2. */
export function marksOfEntry(entry: Json): Mark {
  const matchers = at(entry, 'matchers');
  if (!Array.isArray(matchers)) return ruleMark([entry], 'AND');
  return ruleMark(matchers, asText(at(entry, 'combine')) ?? 'AND');
}

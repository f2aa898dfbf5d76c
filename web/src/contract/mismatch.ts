// Mismatches as a person would say them: 'total was the text "12.50" where the consumer needs a decimal number'.
// Verifiers publish a sentence only, so it is read; one that is not known is shown as it is.
import type { Mismatch } from './results';
import { Num, tryJson, type Json } from './json';
import { cut } from './marks';
import { parsePath, writePath } from './path';

/** Patterns take long on what is longer, and nobody reads it. */
const kReadMax = 4_000;

export interface Told {
  /** "total", "the header Content-Type", "the status": the subject. */
  subject: string;
  /** `was the text "12.50" where the consumer needs a decimal number`: with the subject, a sentence without its stop. */
  words: string;
  /** What came, as it would be written in the contract; nothing where it is not known. */
  actual?: string;
  /** "text where a decimal number is needed": beside the value that came. */
  note: string;
  /** What helps to see it: "The number came as text, in quotes." */
  hint: string;
  /** As of a line: "body:total", "header:content-type", "status". */
  place: string;
}

const kWishes: [RegExp, (found: string[]) => string][] = [
  [/^be an integer$|^match an integer( number)?$/, () => 'an integer'],
  [/^be a decimal( number)?$|^match a decimal( number)?$/, () => 'a decimal number'],
  [/^be a number$|^match a number$/, () => 'a number'],
  [/^match a boolean$|^be a boolean$/, () => 'true or false'],
  [/^be (?:a )?null(?: value)?$/, () => 'null'],
  [/^not be empty$/, () => 'something that is not empty'],
  [/^match an? (\w+) pattern of '(.*)'$/s, ([kind, format]) => `a ${kind} in the format ${format}`],
  [/^match '(.*)'$/s, ([regex]) => `a text that matches ${regex}`],
  [/^include '(.*)'$/s, ([value]) => `a text that contains ${JSON.stringify(value)}`],
  [/^be the same type as (.*)$/s, ([value]) => `${typeWords(value ?? '')}, as ${bare(value ?? '')}`],
  [/^(?:be )?equal(?: to)? (.*)$/s, ([value]) => said(value ?? '')],
  [/^be (?:an? )?(.*)$/s, ([rest]) => rest ?? ''],
]; // prettier-ignore

const kTypes: Record<string, string> = {
  string: 'text',
  integer: 'number',
  decimal: 'number',
  double: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
  array: 'list',
  list: 'list',
  object: 'map',
  map: 'map',
};

/** `'x' (String)`, `7 (Integer)`, `"x"`: the value and the name of its type. */
function readValue(text: string): { value: string; type: string } {
  const typed = /^(.*) \((\w+)\)$/s.exec(text);
  const value = typed?.[1] ?? text;
  const quoted = /^'(.*)'$/s.exec(value) ?? /^"(.*)"$/s.exec(value);
  const name = kTypes[(typed?.[2] ?? '').toLowerCase()];
  if (quoted) return { value: quoted[1] ?? '', type: name ?? 'text' };
  if (name) return { value, type: name };
  const json = tryJson(value);
  return { value, type: json === undefined ? 'text' : typeOfJson(json) };
}

function typeOfJson(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (value instanceof Map) return 'map';
  if (value instanceof Num) return 'number';
  return typeof value === 'string' ? 'text' : 'boolean';
}

/** As it is written in JSON. */
function bare(text: string): string {
  const { value, type } = readValue(text);
  return type === 'text' ? JSON.stringify(value) : value;
}

function typeWords(text: string): string {
  const { type } = readValue(text);
  return type === 'null' ? 'null' : `a ${type}`;
}

/** 'the text "12.50"', "the number 7", "null", "a list". */
function said(text: string): string {
  const { value, type } = readValue(text);
  const shown = cut(value, 120);
  if (type === 'text') return value === '' ? 'an empty text' : `the text ${JSON.stringify(shown)}`;
  if (type === 'number') return `the number ${shown}`;
  if (type === 'list' || type === 'map') return `the ${type} ${shown}`;
  return shown;
}

function wished(wish: string): string {
  for (const [pattern, words] of kWishes) {
    const found = pattern.exec(wish);
    if (found) return words(found.slice(1));
  }
  return wish;
}

const instead = (actual: string, wish: string) => ({
  words: `was ${said(actual)} where the consumer needs ${wish}`,
  actual: bare(actual),
  note: `${readValue(actual).type} where ${cut(wish, 80)} is needed`,
});

type Said = Pick<Told, 'words' | 'note'> & { actual?: string };
const missing: Said = { words: 'was missing', note: 'missing' };

/** What verifiers say, the more special first. */
const kSentences: [RegExp, (found: string[], subject: string) => Said][] = [
  [/^Expected (?:a )?(?:message )?(?:header|metadata|query parameter|form post parameter|MIME part)(?: key)? '.*?'(?: with value '.*')? but was missing$/s, () => missing],
  [/^Expected (?:header|query parameter|form post parameter|metadata key|message metadata) '.*?' (?:to have|with) value '?(.*?)'? but (?:was|received) '?(.*?)'?$/s, ([wish, came]) => instead(`'${came}'`, JSON.stringify(wish))],
  [/^Expected query parameter '.*?' with (\d+) value\(s\) but received (\d+) value\(s\)$/s, ([wish, came]) => ({ words: `came ${came} times where the consumer sends ${wish}`, note: `${came} values` })],
  [/^Unexpected (?:query|form post) parameter '.*?' received$/s, () => ({ words: 'was not expected', note: 'not expected' })],
  [/^expected (\d+) but was (\d+)$/i, ([wish, came]) => ({ words: `was ${came} where the consumer needs ${wish}`, actual: came ?? '', note: `${wish} is needed` })],
  [/^Expected status code (\d+) to be (.*)$/s, ([came, wish]) => ({ words: `was ${came} where the consumer needs ${wish}`, actual: came ?? '', note: `${wish} is needed` })],
  [/^(?:Actual map is missing|The actual map is missing) the following keys: (.*)$/is, ([keys]) => ({ words: `lacked ${keys}, which the consumer needs`, note: `${keys} missing` })],
  [/^Expected a (Map|List) with (.*) but received one with (.*)$/s, ([, wish, came]) => ({ words: `had ${came} where the consumer needs ${wish}`, note: `${wish} needed` })],
  [/^Expected a List with (\d+) elements but received (\d+) elements$/, ([wish, came]) => ({ words: `had ${came} items where the consumer needs ${wish}`, note: `${came} items, ${wish} needed` })],
  [/^Expected .* \(size (\d+)\) to have (minimum|maximum) size of (\d+)$/s, ([came, which, limit]) => ({ words: `had ${came} items where the consumer needs at ${which === 'minimum' ? 'least' : 'most'} ${limit}`, note: `${came} items, at ${which === 'minimum' ? 'least' : 'most'} ${limit} needed` })],
  [/^Expected an empty (?:List|Map) but received (.*)$/s, ([came]) => ({ words: `was ${said(came ?? '')} where the consumer needs it empty`, note: 'empty needed' })],
  [/^(?:Type mismatch: )?Expected (.*?) but received (.*)$/s, ([wish, came]) => instead(came ?? '', said(wish ?? ''))],
  [/^Type mismatch: Expected (.*?) to be the same type as (.*)$/s, ([came, like]) => instead(came ?? '', `${typeWords(like ?? '')}`)],
  [/^Expected a body of '(.*?)' but the actual content type was '(.*)'$/s, ([wish, came]) => ({ words: `was of type ${came} where the consumer needs ${wish}`, actual: came ?? '', note: `${wish} is needed` })],
  [/^Expected attribute '(.*?)'='(.*)' but was missing$/s, ([name]) => ({ words: `lacked the attribute ${name}`, note: `attribute ${name} missing` })],
  [/^Expected child <(.*?)\/?> but was missing$/s, ([name]) => ({ words: `lacked the element <${name}>`, note: `<${name}> missing` })],
  [/^Expected (?:body )?(?:'(.*)'|(.*?)) (?:\((\d+)\) )?but was missing$/s, ([a, b]) => ({ words: `lacked ${a ?? b}`, note: 'missing' })],
  [/^Expected element '(.*?)' but was '(.*)'$/s, ([wish, came]) => ({ words: `was the element <${came}> where the consumer needs <${wish}>`, note: `<${wish}> is needed` })],
  [/^Unexpected (child|attribute) (.*)$/s, ([kind, name]) => ({ words: `had the ${kind === 'child' ? 'element' : 'attribute'} ${name}, which was not expected`, note: `${name} not expected` })],
  [/^'(.*)' is not a valid semantic version$/s, ([came]) => instead(`'${came}'`, 'a semantic version')],
  [/^Expected something that matches a semantic version, but got (.*)$/s, ([came]) => instead(came ?? '', 'a semantic version')],
  [/^Expected (?:data|binary contents) to have (?:a )?content type (?:of )?'(.*?)' but (?:it|detected contents) was '(.*)'$/s, ([wish, came]) => ({ words: `was of type ${came} where the consumer needs ${wish}`, note: `${wish} is needed` })],
  [/^Expected (?:body )?(.*?) to ((?:be|match|not be|include|equal)\b.*)$/s, ([came, wish]) => instead(came ?? '', wished(wish ?? ''))],
]; // prettier-ignore

/** Hints that Accord gives after the sentence. */
function split(description: string): { sentence: string; hint: string } {
  const cleaned = description
    .replace(/^\$\S* -> /, '')
    .replace(/^Mismatch with header '.*?': /s, '')
    .replace(/^MIME part '.*?': /s, '')
    .trim();
  const at = cleaned.search(/; (?=[^;'"]*(?:[;.]|$))/);
  if (at < 0) return { sentence: cleaned.replace(/\.$/, ''), hint: '' };
  return { sentence: cleaned.slice(0, at), hint: cleaned.slice(at + 2) };
}

function subjectOf(attribute: string, identifier: string): { subject: string; place: string } {
  const named = (words: string, place: string) => ({ subject: words, place });
  switch (attribute) {
    case 'status':
      return named('The status', 'status');
    case 'method':
    case 'path':
      return named(`The ${attribute}`, 'path');
    case 'header':
      return named(`The header ${identifier}`, `header:${identifier.toLowerCase()}`);
    case 'query':
      return named(`The query parameter ${identifier}`, `query:${identifier}`);
    case 'metadata':
      return named(`The metadata ${identifier}`, `metadata:${identifier}`);
    case 'body-content-type':
    case 'body_content_type':
      return named('The body', 'header:content-type');
    default: {
      const path = identifier.startsWith('$') ? writePath(parsePath(identifier)) : identifier;
      if (attribute === '' && path === '') return named('', '');
      return named(path || 'The body', `body:${path}`);
    }
  }
}

const sentence = (text: string) => (text ? `${text.charAt(0).toUpperCase()}${text.slice(1)}.` : '');

function read(text: string, subject: string): Said | undefined {
  for (const [pattern, tell] of kSentences) {
    const found = pattern.exec(text);
    if (found) return tell(found.slice(1), subject);
  }
  return undefined;
}

export function tell(mismatch: Mismatch): Told {
  const { subject, place } = subjectOf(mismatch.attribute, mismatch.identifier);
  // A value may have the words of a hint in it: the whole is tried where the first part is no sentence.
  const description = mismatch.description.slice(0, kReadMax);
  const parts = split(description);
  const found = read(parts.sentence, subject) ?? read(description, subject);
  const hint = sentence(parts.hint);
  if (!found) {
    const words = subject ? `: ${mismatch.description}` : mismatch.description;
    return { subject, words, note: mismatch.description, hint: '', place, ...(mismatch.actual !== undefined && { actual: mismatch.actual }) }; // prettier-ignore
  }
  const isBody = found.words.includes('was of type') && place.startsWith('body:');
  return { subject, ...found, hint, place: isBody ? 'header:content-type' : place };
}

const kLine =
  /^(status|method|path|query|header|metadata|body-content-type|body)(?: (.+?))?: (.+)$/s;

/** What the broker's explanations have in one line, "body $.total: Expected ...", as a sentence without its stop. */
export function tellLine(line: string): string {
  const [, attribute = '', identifier = '', rest] = kLine.exec(line) ?? [];
  const { subject, words } = tell({ attribute, identifier, description: rest ?? line });
  return subject === '' || words.startsWith(':') ? subject + words : `${subject} ${words}`;
}

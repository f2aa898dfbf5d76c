// A whole request, response or message as lines: its first line, headers, metadata, and body.
import { readBody, bodyWords, type Body } from './body';
import { contentLines } from './body_lines';
import { cutText, line, type Line } from './lines';
import { statusText, type Field, type Part } from './model';
import { ruleBookOf, type Category, type RuleBook } from './rule_book';

function firstLines(part: Part, book: RuleBook): Line[] {
  if (part.role === 'request') {
    return [
      line(
        0,
        [
          { text: part.method ?? 'GET', as: 'verb' },
          { text: ` ${cutText(part.path ?? '/')}`, as: 'plain' },
        ],
        'path',
        [...book.of('method'), ...book.of('path')],
      ),
      ...part.query.flatMap((field, i) => queryLines(field, i === 0 ? '?' : '&', book)),
    ];
  }
  if (part.role === 'response') {
    const text = statusText(part.status ?? '200');
    return [line(0, [{ text, as: 'plain' }], 'status', book.of('status'))];
  }
  return [];
}

function queryLines({ name, values }: Field, first: string, book: RuleBook): Line[] {
  const marks = book.named('query', name);
  return (values.length ? values : ['']).map((value, i) =>
    line(
      1,
      [
        { text: `${i === 0 ? first : '&'} `, as: 'dim' },
        { text: cutText(name), as: 'name' },
        { text: '=', as: 'plain' },
        { text: cutText(value), as: 'plain' },
      ],
      i === 0 ? `query:${name}` : '',
      i === 0 ? marks : [],
    ),
  );
}

function fieldLines(fields: Field[], category: Category, book: RuleBook): Line[] {
  return fields.map(({ name, values }) =>
    line(
      0,
      [
        { text: cutText(name), as: 'name' },
        { text: ': ', as: 'plain' },
        { text: cutText(values.join(', ')), as: 'plain' },
      ],
      `${category}:${category === 'header' ? name.toLowerCase() : name}`,
      book.named(category, name),
    ),
  );
}

/** The type of a body that neither headers nor metadata say. */
function typeLines(part: Part, body: Body): Line[] {
  const isSaid = [...part.headers, ...part.metadata].some(({ name }) => /^content-?type$/i.test(name)); // prettier-ignore
  if (isSaid || !body.type || body.content.kind === 'missing') return [];
  return [line(0, [{ text: `content of type ${body.type}`, as: 'dim' }], 'body type')];
}

export function headLines(part: Part, book: RuleBook, body: Body): Line[] {
  return [
    ...firstLines(part, book),
    ...fieldLines(part.headers, 'header', book),
    ...fieldLines(part.metadata, 'metadata', book),
    ...typeLines(part, body),
  ];
}

/** Rules for values that the example does not have. */
export function leftOver(book: RuleBook): Line[] {
  const kinds: Category[] = ['method', 'path', 'status', 'query', 'header', 'metadata', 'body'];
  return kinds.flatMap((category) =>
    book.unused(category).map(({ place, mark }) =>
      line(
        0,
        [{ text: `${category === 'body' ? '' : `${category} `}${place || 'the whole'}`, as: 'dim' }], // prettier-ignore
        '',
        [mark],
      ),
    ),
  );
}

export const blank = (): Line => line(0, [{ text: '', as: 'plain' }]);

/** With what the reader has to know of bodies that can't be shown as text. */
export interface PartView {
  lines: Line[];
  /** Where the body begins among the lines. */
  bodyAt: number;
  body: Body;
  /** "image/png, 12 kB" for bytes. */
  words: string;
}

export function viewPart(part: Part): PartView {
  const book = ruleBookOf(part.source);
  const body = readBody(part);
  const head = headLines(part, book, body);
  const content = contentLines(body.content, book);
  const rest = leftOver(book);
  const gap = head.length && content.length ? [blank()] : [];
  return {
    lines: [...head, ...gap, ...content, ...(rest.length ? [blank(), ...rest] : [])],
    bodyAt: head.length + gap.length,
    body,
    words: bodyWords(body),
  };
}

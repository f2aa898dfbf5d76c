// Bodies that are no JSON as lines: XML, forms, several parts, GraphQL, text, bytes.
import { contentOfText, sizeWords, type Content } from './body';
import { bodyPlace, cutText, jsonLines, line, type Line, type MarksAt } from './lines';
import type { Mark } from './marks';
import type { MimePart } from './multipart';
import type { Path } from './path';
import type { RuleBook } from './rule_book';
import type { XmlNode } from './xml';

const kHexRow = 8;
const kHexRowsMax = 24;

function textLines(text: string, path: Path, depth: number, marks: Mark[]): Line[] {
  return text
    .split(/\r?\n/)
    .map((row, i) =>
      line(
        depth,
        [{ text: cutText(row), as: 'plain' }],
        i === 0 ? bodyPlace(path) : '',
        i === 0 ? marks : [],
      ),
    );
}

/** Marks of an attribute or a text stand on the line of their element, with their name. */
const named = (name: string, marks: Mark[]): Mark[] =>
  marks.map((mark) => ({ ...mark, label: `${name} ${mark.label}` }));

function xmlMarks(node: XmlNode, path: Path, book: RuleBook): Mark[] {
  return [
    ...book.atXml(path),
    ...node.attributes.flatMap(([name]) => named(`@${name}`, book.atXml([...path, `@${name}`]))),
    ...(node.children.some((child) => typeof child === 'string')
      ? named('text', book.atXml([...path, '#text']))
      : []),
  ];
}

function xmlLines(node: XmlNode, path: Path, depth: number, book: RuleBook, out: Line[]): Line[] {
  const attributes = node.attributes.flatMap(([name, value]): Line['pieces'] => [
    { text: ` ${name}=`, as: 'plain' },
    { text: JSON.stringify(cutText(value)), as: 'text' },
  ]);
  const place = bodyPlace(path);
  const marks = xmlMarks(node, path, book);
  const [only] = node.children;
  const isShort = node.children.length <= 1 && typeof only !== 'object';
  out.push(
    line(
      depth,
      [
        { text: `<${node.name}`, as: 'name' },
        ...attributes,
        { text: node.children.length ? '>' : '/>', as: 'name' },
        ...(isShort && only !== undefined
          ? [
              { text: cutText(String(only)), as: 'plain' as const },
              { text: `</${node.name}>`, as: 'name' as const },
            ]
          : []),
      ],
      place,
      marks,
    ),
  );
  if (isShort) return out;
  const counts = new Map<string, number>();
  for (const child of node.children) {
    if (typeof child === 'string') {
      out.push(line(depth + 1, [{ text: cutText(child), as: 'plain' }], bodyPlace([...path, '#text']))); // prettier-ignore
      continue;
    }
    const nth = counts.get(child.name) ?? 0;
    counts.set(child.name, nth + 1);
    xmlLines(child, [...path, child.name, ...(nth ? [nth] : [])], depth + 1, book, out);
  }
  out.push(line(depth, [{ text: `</${node.name}>`, as: 'name' }]));
  return out;
}

function formLines(fields: [string, string][], marks: MarksAt): Line[] {
  return fields.map(([name, value]) =>
    line(
      0,
      [
        { text: cutText(name), as: 'name' },
        { text: ' = ', as: 'plain' },
        { text: cutText(value), as: 'text' },
      ],
      bodyPlace([name]),
      [...marks([name]), ...marks([name, 0])].slice(0, 2),
    ),
  );
}

function hexLines(bytes: Uint8Array, marks: Mark[]): Line[] {
  const rows: Line[] = [];
  for (let at = 0; at < bytes.length && rows.length < kHexRowsMax; at += kHexRow) {
    const row = [...bytes.slice(at, at + kHexRow)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = row.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·'));
    rows.push(
      line(
        0,
        [
          { text: hex.padEnd(kHexRow * 3 + 1), as: 'plain' },
          { text: text.join(''), as: 'dim' },
        ],
        at === 0 ? bodyPlace([]) : '',
        at === 0 ? marks : [],
      ),
    );
  }
  const more = bytes.length - kHexRow * kHexRowsMax;
  if (more > 0) rows.push(line(0, [{ text: `${sizeWords(more)} more`, as: 'dim' }]));
  return rows;
}

function partLines(part: MimePart, index: number, book: RuleBook): Line[] {
  const name = part.name || String(index);
  const path = part.name ? [part.name] : [index];
  const said = part.fileName ? `${name}, file ${part.fileName}` : name;
  const head = line(0, [{ text: `part ${said}`, as: 'name' }], bodyPlace(path), book.at(path));
  const headers = part.headers.map(([header, value]) =>
    line(1, [
      { text: `${header}: `, as: 'dim' },
      { text: cutText(value), as: 'dim' },
    ]),
  );
  // eslint-disable-next-line no-control-regex
  const isBytes = /[\u0000-\u0008\u000e-\u001f\u0080-\u009f]/.test(part.text);
  const content = isBytes
    ? [line(1, [{ text: sizeWords(part.text.length), as: 'dim' }])]
    : contentLines(contentOfText(part.text, part.type), book, path).map((one) => ({ ...one, depth: one.depth + 1 })); // prettier-ignore
  return [head, ...headers, ...content];
}

function graphqlLines(content: Content & { kind: 'graphql' }, book: RuleBook, base: Path): Line[] {
  const query = textLines(content.query.trim(), [...base, 'query'], 0, book.at([...base, 'query']));
  const rest = [...content.rest].flatMap(([name, value]) => [
    line(0, [{ text: '', as: 'plain' }]),
    line(0, [{ text: name, as: 'dim' }]),
    ...jsonLines(value, { path: [...base, name], depth: 0 }, (path) => book.at(path)),
  ]);
  return [...query, ...rest];
}

/** `base` leads to the content, where it is that of a part. */
export function contentLines(content: Content, book: RuleBook, base: Path = []): Line[] {
  const marks: MarksAt = (path) => book.at(path);
  switch (content.kind) {
    case 'missing':
      return [];
    case 'empty':
      return [line(0, [{ text: 'empty body', as: 'dim' }], bodyPlace(base), marks(base))];
    case 'json':
      return jsonLines(content.value, { path: base, depth: 0 }, marks);
    case 'graphql':
      return graphqlLines(content, book, base);
    case 'xml':
      return xmlLines(content.root, [...base, content.root.name], 0, book, []);
    case 'form':
      return formLines(content.fields, marks);
    case 'multipart':
      return content.parts.flatMap((part, i) => partLines(part, i, book));
    case 'text':
      return textLines(content.text, base, 0, marks(base));
    case 'binary':
      return hexLines(content.bytes, marks(base));
  }
}

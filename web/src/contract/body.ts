// What is in a body: JSON, XML, a form, several parts, a GraphQL query, text, or bytes.
import { asMap, asText, at, textOf, tryJson, type Json } from './json';
import type { Part } from './model';
import { readMultipart, type MimePart } from './multipart';
import { readXml, type XmlNode } from './xml';

export type Content =
  | { kind: 'missing' } // nothing is said of it: anything may come
  | { kind: 'empty' }
  | { kind: 'json'; value: Json }
  | { kind: 'graphql'; query: string; rest: Map<string, Json> }
  | { kind: 'xml'; root: XmlNode; text: string }
  | { kind: 'form'; fields: [string, string][] }
  | { kind: 'multipart'; parts: MimePart[] }
  | { kind: 'text'; text: string }
  | { kind: 'binary'; bytes: Uint8Array };

export interface Body {
  /** "application/json"; '' where it is not said. */
  type: string;
  content: Content;
}

export function bytesOf(base64: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The text of bytes that are UTF-8 without control characters. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // eslint-disable-next-line no-control-regex
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

const essence = (type: string) => (type.split(';')[0] ?? '').trim().toLowerCase();

function headerType(part: Part): string {
  const header = part.headers.find(({ name }) => name.toLowerCase() === 'content-type');
  const said = part.metadata.find(({ name }) => /^content-?type$/i.test(name));
  return header?.values[0] ?? said?.values[0] ?? '';
}

const isJson = (type: string) => /[/+]json$/.test(type) || type === 'application/graphql+json';
const isXml = (type: string) => /[/+]xml$/.test(type);
const isBinary = (type: string) =>
  /^(audio|font|image|video)\//.test(type) ||
  /^application\/(octet-stream|pdf|zip|gzip|protobuf|x-protobuf|grpc|avro)/.test(type);

function looksLikeGraphql(value: Json): value is Map<string, Json> {
  const query = asText(at(value, 'query'));
  return (
    query !== undefined &&
    /^\s*(?:#.*\s*)*(?:\{|(?:query|mutation|subscription|fragment)\b)/.test(query)
  );
}

function jsonContent(value: Json): Content {
  if (!looksLikeGraphql(value)) return { kind: 'json', value };
  const rest = new Map(value);
  rest.delete('query');
  return { kind: 'graphql', query: textOf(value.get('query') ?? ''), rest };
}

/** The content of a text that is of a type. */
export function contentOfText(text: string, type: string): Content {
  if (text === '') return { kind: 'empty' };
  const plain = essence(type);
  if (isJson(plain) || plain === '') {
    const value = tryJson(text);
    if (value !== undefined && (isJson(plain) || typeof value === 'object')) {
      return jsonContent(value);
    }
  }
  if (plain === 'application/graphql') return { kind: 'graphql', query: text, rest: new Map() };
  if (isXml(plain) || (plain === '' && /^\s*<(\?xml|\w)/.test(text))) {
    const root = readXml(text);
    if (root) return { kind: 'xml', root, text };
  }
  if (plain === 'application/x-www-form-urlencoded') {
    return { kind: 'form', fields: [...new URLSearchParams(text)] };
  }
  if (plain.startsWith('multipart/')) {
    const parts = readMultipart(text, type);
    if (parts) return { kind: 'multipart', parts };
  }
  return { kind: 'text', text };
}

function contentOfBytes(bytes: Uint8Array, type: string): Content {
  if (bytes.length === 0) return { kind: 'empty' };
  const plain = essence(type);
  if (plain.startsWith('multipart/')) {
    // Bytes one to one: parts may be binary.
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    const parts = readMultipart(text, type);
    if (parts) return { kind: 'multipart', parts };
  }
  const text = isBinary(plain) ? undefined : textOfBytes(bytes);
  return text === undefined ? { kind: 'binary', bytes } : contentOfText(text, type);
}

/** Version 4: `{content, contentType, encoded}`. */
function readTold(body: Map<string, Json>, part: Part): Body {
  const type = asText(body.get('contentType')) ?? headerType(part);
  const content = body.get('content');
  const encoded = body.get('encoded');
  if (content === undefined) return { type, content: { kind: 'missing' } };
  if (content === null) return { type, content: isJson(essence(type)) ? { kind: 'json', value: null } : { kind: 'empty' } }; // prettier-ignore
  if (typeof content !== 'string') return { type, content: jsonContent(content) };
  if (encoded === 'base64' || (encoded === true && bytesOf(content))) {
    const bytes = bytesOf(content);
    return { type, content: bytes ? contentOfBytes(bytes, type) : { kind: 'text', text: content } };
  }
  const isBareText = encoded !== 'json' && encoded !== 'JSON' && isJson(essence(type));
  if (isBareText) return { type, content: { kind: 'json', value: content } };
  return { type, content: contentOfText(content, type) };
}

/** Before version 4: JSON stands as it is, everything else as a text. */
function readBare(body: Json, part: Part): Body {
  const type = headerType(part);
  const plain = essence(type);
  if (typeof body !== 'string') {
    return { type, content: body === null ? { kind: 'empty' } : jsonContent(body) };
  }
  if (isJson(plain)) {
    const value = tryJson(body);
    const whole = value !== undefined && typeof value === 'object' ? value : body;
    return { type, content: body === '' ? { kind: 'empty' } : jsonContent(whole) };
  }
  const bytes = isBinary(plain) || plain.startsWith('multipart/') ? bytesOf(body) : undefined;
  return { type, content: bytes ? contentOfBytes(bytes, type) : contentOfText(body, type) };
}

/** The body of a part; messages call it their contents. */
export function readBody(part: Part): Body {
  const { source } = part;
  const body = at(source, 'contents') ?? at(source, 'content') ?? at(source, 'body');
  if (body === undefined) return { type: headerType(part), content: { kind: 'missing' } };
  const told = asMap(body);
  const isTold = told && (told.has('content') || told.size === 0 || told.has('contentType'));
  return part.isV4 && isTold ? readTold(told, part) : readBare(body, part);
}

/** What kind of content it is, for people: "JSON", "XML", "image/png, 12 kB". */
export function bodyWords({ type, content }: Body): string {
  switch (content.kind) {
    case 'binary':
      return `${essence(type) || 'bytes'}, ${sizeWords(content.bytes.length)}`;
    case 'missing':
      return 'any body';
    case 'empty':
      return 'an empty body';
    default:
      return essence(type);
  }
}

/** "12.3 kB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

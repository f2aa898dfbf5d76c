// A pact of any version of the specification as one model: what is asked, what has to come back, under which conditions.
import { asList, asMap, asText, at, same, textOf, type Json } from './json';

export type Kind = 'http' | 'message' | 'synchronous';

export interface State {
  name: string;
  params: [string, Json][];
}

export interface Field {
  name: string;
  values: string[];
}

/** A request, a response or a message. */
export interface Part {
  role: 'request' | 'response' | 'message';
  /** "The consumer sends" and so on: what stands above it. */
  title: string;
  method?: string;
  path?: string;
  status?: string;
  query: Field[];
  headers: Field[];
  metadata: Field[];
  /** The document of the part: bodies are decoded when they are shown. */
  source: Json;
  /** How the version writes bodies: as an object that says what it is, or bare. */
  isV4: boolean;
}

export interface Interaction {
  /** Its place in the pact. */
  index: number;
  kind: Kind;
  /** The broker's id of its content. */
  id: string;
  key: string;
  description: string;
  states: State[];
  pending: boolean;
  comments: string[];
  testName: string;
  references: [string, string][];
  transport: string;
  plugins: string[];
  parts: Part[];
  source: Json;
}

export interface Contract {
  consumer: string;
  provider: string;
  specification: string;
  interactions: Interaction[];
}

function specificationOf(pact: Json): string {
  const metadata = at(pact, 'metadata');
  const version =
    at(metadata, 'pactSpecification', 'version') ??
    at(metadata, 'pact-specification', 'version') ??
    at(metadata, 'pactSpecificationVersion');
  return asText(version) ?? '';
}

export function valuesOf(value: Json | undefined): string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.map(textOf) : [textOf(value)];
}

function fieldsOf(value: Json | undefined): Field[] {
  return [...(asMap(value) ?? [])].map(([name, item]) => ({ name, values: valuesOf(item) }));
}

/** A text before version 3, then a map of lists; each name once, in the order of its first value. */
function queryOf(value: Json | undefined): Field[] {
  if (typeof value !== 'string') return fieldsOf(value);
  const fields = new Map<string, string[]>();
  for (const [name, item] of new URLSearchParams(value)) {
    fields.set(name, [...(fields.get(name) ?? []), item]);
  }
  return [...fields].map(([name, values]) => ({ name, values }));
}

function statesOf(source: Json): State[] {
  const old = at(source, 'providerState') ?? at(source, 'provider_state');
  const states = at(source, 'providerStates') ?? old;
  if (states === undefined || states === null || states === '') return [];
  return (Array.isArray(states) ? states : [states]).map((state) => ({
    name: typeof state === 'string' ? state : (asText(at(state, 'name')) ?? ''),
    params: [...(asMap(at(state, 'params')) ?? [])],
  }));
}

function partOf(role: Part['role'], title: string, source: Json, isV4: boolean): Part {
  const method = at(source, 'method');
  const path = at(source, 'path');
  const status = at(source, 'status');
  return {
    role,
    title,
    ...(role === 'request' && method !== undefined && { method: textOf(method).toUpperCase() }),
    ...(role === 'request' && path !== undefined && { path: textOf(path) }),
    ...(role === 'response' && status !== undefined && { status: textOf(status) }),
    query: queryOf(at(source, 'query')),
    headers: fieldsOf(at(source, 'headers')),
    metadata: fieldsOf(at(source, 'metadata') ?? at(source, 'metaData')),
    source,
    isV4,
  };
}

function partsOf(kind: Kind, source: Json, isV4: boolean): Part[] {
  if (kind === 'message') {
    return [partOf('message', 'The consumer needs this message', source, isV4)];
  }
  const request = at(source, 'request') ?? new Map();
  const response = at(source, 'response') ?? new Map();
  if (kind === 'http') {
    return [
      partOf('request', 'The consumer sends', request, isV4),
      partOf('response', 'It needs back', response, isV4),
    ];
  }
  const replies = asList(response).length ? asList(response) : [response];
  return [
    partOf('message', 'The consumer sends this message', request, isV4),
    ...replies.map(
      (reply, i) =>
      partOf('message', replies.length === 1 ? 'It needs this reply' : `It needs this reply, ${i + 1} of ${replies.length}`, reply, isV4), // prettier-ignore
    ),
  ];
}

function kindOf(source: Json, isMessage: boolean): Kind {
  const type = asText(at(source, 'type'));
  if (type === 'Asynchronous/Messages') return 'message';
  if (type === 'Synchronous/Messages') return 'synchronous';
  return isMessage ? 'message' : 'http';
}

function commentsOf(source: Json): Pick<Interaction, 'comments' | 'testName' | 'references'> {
  const comments = asMap(at(source, 'comments'));
  const text = comments?.get('text');
  const references: [string, string][] = [];
  for (const [group, entries] of asMap(comments?.get('references')) ?? []) {
    for (const [name, value] of asMap(entries) ?? []) {
      references.push([`${group} ${name}`, textOf(value)]);
    }
  }
  for (const [name, value] of comments ?? []) {
    if (!['text', 'testname', 'references'].includes(name)) references.push([name, textOf(value)]);
  }
  return {
    comments: valuesOf(text).filter(Boolean),
    testName: asText(comments?.get('testname')) ?? '',
    references,
  };
}

function interactionOf(
  source: Json,
  index: number,
  isMessage: boolean,
  isV4: boolean,
): Interaction {
  const kind = kindOf(source, isMessage);
  const text = (name: string) => asText(at(source, name)) ?? '';
  return {
    index,
    kind,
    id: text('_id'),
    key: text('key'),
    description: text('description'),
    states: statesOf(source),
    pending: at(source, 'pending') === true,
    ...commentsOf(source),
    transport: text('transport'),
    plugins: [...(asMap(at(source, 'pluginConfiguration'))?.keys() ?? [])],
    parts: partsOf(kind, source, isV4),
    source,
  };
}

export function readContract(pact: Json): Contract {
  const specification = specificationOf(pact);
  const isV4 = Number.parseInt(specification, 10) >= 4;
  const lists: [Json, boolean][] = [
    ...asList(at(pact, 'interactions')).map((one): [Json, boolean] => [one, false]),
    ...asList(at(pact, 'messages')).map((one): [Json, boolean] => [one, true]),
  ];
  return {
    consumer: asText(at(pact, 'consumer', 'name')) ?? '',
    provider: asText(at(pact, 'provider', 'name')) ?? '',
    specification,
    interactions: lists
      .filter(([one]) => one instanceof Map)
      .map(([one, isMessage], i) =>
        interactionOf(one, i, isMessage, isV4 || asText(at(one, 'type')) !== undefined),
      ),
  };
}

/** "GET /orders/o-9001", "message order.placed": the line below the description. */
export function briefly(interaction: Interaction): string {
  const [first] = interaction.parts;
  if (interaction.kind === 'http') {
    return [first?.method, first?.path].filter(Boolean).join(' ');
  }
  const topic = first?.metadata.find(({ name }) =>
    /^(topic|queue|channel|kafka_topic|routing_?key|subject|destination)$/i.test(name),
  );
  const word = interaction.kind === 'message' ? 'message' : 'message and reply';
  return topic?.values[0] ? `${word} ${topic.values[0]}` : word;
}

/** The parts that the provider gives: what a verification compares. */
export function providedParts(interaction: Interaction): Part[] {
  return interaction.kind === 'message' ? interaction.parts : interaction.parts.slice(1);
}

/** What tells it from others of its pact, for the address: its description where that is enough. */
export function addressOf(interaction: Interaction, contract: Contract): string {
  const alike = contract.interactions.filter(
    ({ description }) => description === interaction.description,
  );
  if (alike.length === 1 && interaction.description) return interaction.description;
  return interaction.id || interaction.key || `#${interaction.index + 1}`;
}

/** The one that the address names: by its id, its key, its description or its place. */
export function findInteraction(contract: Contract, name: string): Interaction | undefined {
  if (!name) return undefined;
  const { interactions } = contract;
  return (
    interactions.find(({ id, key }) => id === name || key === name) ??
    interactions.find(({ description }) => description === name) ??
    interactions.find(({ index }) => `#${index + 1}` === name)
  );
}

/** Of one state, "the order exists". */
export const sameStates = (a: State[], b: State[]): boolean =>
  a.length === b.length &&
  a.every(({ name, params }, i) => {
    const other = b[i];
    return name === other?.name && same(new Map(params), new Map(other.params));
  });

/** "201 Created". */
export function statusText(status: string): string {
  const words = kReasons[status];
  return words ? `${status} ${words}` : status;
}

const kReasons: Record<string, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

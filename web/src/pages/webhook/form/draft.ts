// What is being written in the form of a webhook, from and to what the API takes.
import { kMask, type Party, type Webhook, type WebhookBody } from '../model';

export interface Pair {
  name: string;
  value: string;
  /** A secret that is there already: empty means that it stays. */
  isKept?: boolean;
}

export type PartyKind = 'any' | 'name' | 'label';
export interface PartyDraft {
  kind: PartyKind;
  value: string;
}

export interface Draft {
  description: string;
  enabled: boolean;
  consumer: PartyDraft;
  provider: PartyDraft;
  events: string[];
  method: string;
  url: string;
  headers: Pair[];
  body: string;
  username: string;
  password: string;
  keepsPassword: boolean;
  secrets: Pair[];
}

const kSecretName = /authorization|token|key|secret|password|cookie|credential/i;

/** Whether a header's value is not to be read over somebody's shoulder. */
export function isSecretHeader({ name, value }: Pair): boolean {
  return kSecretName.test(name) && !value.includes('${');
}

function partyDraft(party: Party | null | undefined): PartyDraft {
  if (party?.name !== undefined) return { kind: 'name', value: party.name };
  if (party?.label !== undefined) return { kind: 'label', value: party.label };
  return { kind: 'any', value: '' };
}

/** The body as text: JSON is written out. */
export function bodyText(body: unknown): string {
  if (body === undefined || body === null) return '';
  return typeof body === 'string' ? body : JSON.stringify(body, null, 2);
}

/** JSON where it is an object or a list; text otherwise. */
export function bodyValue(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? value : text;
  } catch {
    return text;
  }
}

const kNothing: Webhook = {
  uuid: '',
  description: '',
  enabled: true,
  createdAt: '',
  events: [{ name: 'contract_requiring_verification_published' }],
  request: { method: 'POST', url: '', headers: { 'Content-Type': 'application/json' } },
};

export function draftOf(webhook: WebhookBody = kNothing): Draft {
  const { request } = webhook;
  const isMasked = (value: string | undefined) => value === kMask;
  return {
    description: webhook.description ?? '',
    enabled: webhook.enabled ?? true,
    consumer: partyDraft(webhook.consumer),
    provider: partyDraft(webhook.provider),
    events: (webhook.events ?? []).map(({ name }) => name),
    method: request.method,
    url: request.url,
    headers: Object.entries(request.headers ?? {}).map(([name, value]) =>
      isMasked(value) ? { name, value: '', isKept: true } : { name, value },
    ),
    body: bodyText(request.body),
    username: request.username ?? '',
    password: isMasked(request.password) ? '' : (request.password ?? ''),
    keepsPassword: isMasked(request.password),
    secrets: Object.keys(request.secrets ?? {}).map((name) => ({ name, value: '', isKept: true })),
  };
}

function record(pairs: Pair[]): Record<string, string> {
  const named = pairs.filter(({ name }) => name.trim() !== '');
  return Object.fromEntries(
    named.map(({ name, value, isKept }) => [name.trim(), value || (isKept ? kMask : '')]),
  );
}

function party({ kind, value }: PartyDraft): Party | null {
  if (kind === 'any' || value === '') return null;
  return kind === 'name' ? { name: value } : { label: value };
}

export function webhookOf(draft: Draft): WebhookBody {
  const body = bodyValue(draft.body);
  const password = draft.password || (draft.keepsPassword ? kMask : '');
  return {
    description: draft.description,
    enabled: draft.enabled,
    consumer: party(draft.consumer),
    provider: party(draft.provider),
    events: draft.events.map((name) => ({ name })),
    request: {
      method: draft.method,
      url: draft.url,
      headers: record(draft.headers),
      secrets: record(draft.secrets),
      ...(body !== undefined && { body }),
      ...(draft.username && { username: draft.username }),
      ...(password && { password }),
    },
  };
}

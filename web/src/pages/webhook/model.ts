// A webhook as the API has it.
import type { Links } from '../../api/http';

export interface Party {
  name?: string;
  label?: string;
}

export interface WebhookRequest {
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
  username?: string;
  password?: string;
  secrets?: Record<string, string>;
}

export interface WebhookBody {
  description?: string;
  enabled?: boolean;
  consumer?: Party | null;
  provider?: Party | null;
  events?: { name: string }[];
  request: WebhookRequest;
}

export interface Webhook extends WebhookBody {
  uuid: string;
  description: string;
  enabled: boolean;
  events: { name: string }[];
  createdAt: string;
  updatedAt?: string;
}

/** Of GET /webhooks, a part at a time. */
export interface WebhookPage {
  webhooks: ListedWebhook[];
  counts: { all: number; off: number; failing: number };
  _links?: Links;
}

export interface ListedWebhook extends Webhook {
  lastDelivery?: { uuid: string; status: string; triggeredAt: string };
}

/** Whether a query read that. */
export function isWebhookList({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey.some((part) => typeof part === 'string' && part.startsWith('/webhooks?'));
}

export interface Template {
  name: string;
  title: string;
  parameters: TemplateParameter[];
  webhook: WebhookBody;
}

export interface TemplateParameter {
  name: string;
  description: string;
  secret: boolean;
  default?: string;
  optional?: boolean;
}

/** What was sent at a test, and what came of it. */
export interface Execution {
  success: boolean;
  request: { url: string; headers: Record<string, string>; body?: unknown };
  response?: { status: number; headers: Record<string, string>; body: unknown };
  error?: { message: string };
  message?: string;
  logs: string;
}

/** Of GET /webhooks/{uuid}/triggered-webhooks. */
export interface Delivery {
  uuid: string;
  status: string;
  eventName: string;
  attemptsMade: number;
  attemptsRemaining: number;
  triggeredAt: string;
  nextAttemptAt?: string;
  consumer: { name: string; version?: { number: string } };
  provider: { name: string; version?: { number: string } };
  _links?: Links;
}

export interface DeliveryPage {
  _embedded: { triggeredWebhooks: Delivery[] };
  _links?: Links;
}

/** Stands for what is secret; sent back, it means that it stays. */
export const kMask = '**********';

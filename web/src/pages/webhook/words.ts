// Webhooks in words.
import { count, figure, sentence } from '../../words/count';
import { eventsInWords } from '../../words/events';
import type { Kind } from '../../words/status';
import type { Delivery, Party, Webhook, WebhookPage } from './model';

function partyWords(party: Party | null | undefined, one: string, many: string): string {
  if (party?.name) return party.name;
  return party?.label ? `${many} labelled ${party.label}` : `any ${one}`;
}

/** "all contracts", "contracts of Shop with any provider". */
export function scopeWords(webhook: Pick<Webhook, 'consumer' | 'provider'>): string {
  const { consumer, provider } = webhook;
  if (!consumer && !provider) return 'all contracts';
  const from = partyWords(consumer, 'consumer', 'consumers');
  return `contracts of ${from} with ${partyWords(provider, 'provider', 'providers')}`;
}

/** Where a request goes, without what may be secret in it. */
export function targetOf(url: string): string {
  return /^[a-z]+:\/\/(?:[^/@]*@)?([^/?#]+)/i.exec(url)?.[1] ?? url;
}

export function sentWhen(webhook: Webhook): string {
  return eventsInWords(webhook.events.map(({ name }) => name));
}

const kStatus: Record<string, { kind: Kind; words: string }> = {
  success: { kind: 'ok', words: 'Delivered' },
  failure: { kind: 'bad', words: 'Failed' },
  retrying: { kind: 'wait', words: 'Will be tried again' },
  not_run: { kind: 'wait', words: 'Waiting' },
};

export function deliveryStatus(status: string): { kind: Kind; words: string } {
  return kStatus[status] ?? { kind: 'none', words: status };
}

/** Whether more is going to happen to it by itself. */
export function isOnItsWay(delivery: Pick<Delivery, 'status'>): boolean {
  return delivery.status === 'retrying' || delivery.status === 'not_run';
}

/** "Six webhooks, one fails, two switched off." */
export function listAnswer({ all, off, failing }: WebhookPage['counts']): string {
  const parts = [
    ...(failing > 0 ? [`${figure(failing)} ${failing === 1 ? 'fails' : 'fail'}`] : []),
    ...(off > 0 ? [`${figure(off)} switched off`] : []),
  ];
  return `${sentence([count(all, 'webhook'), ...parts].join(', '))}.`;
}

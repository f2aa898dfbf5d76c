// Which of what was read an event may have changed.
import type { Query } from '@tanstack/react-query';
import type { BrokerEvent } from '../words/events';

const kMostPages = 4;

/** What no event changes, or what follows events by itself. */
const kUntouched = /^\/(doc|webhook-templates|webhooks|triggered-webhooks|events|hal-browser)\b/;

function namesIn(event: BrokerEvent): (string | undefined)[] {
  return [event.consumerName, event.providerName, event.pacticipantName];
}

function decoded(text: string | undefined): string {
  try {
    return decodeURIComponent(text ?? '');
  } catch {
    return text ?? '';
  }
}

/** `key` is a query's: its path, or what it is and its path. */
export function concerns(event: BrokerEvent, key: readonly unknown[]): boolean {
  const path = key.find((part) => typeof part === 'string' && part.startsWith('/'));
  if (typeof path !== 'string') return key[0] !== 'search';
  if (kUntouched.test(path)) return false;
  const pair = /^\/pacts\/provider\/([^/?]+)\/consumer\/([^/?]+)/.exec(path);
  if (!pair) return true;
  const [provider, consumer] = [decoded(pair[1]), decoded(pair[2])];
  if (event.consumerName !== undefined) {
    return event.consumerName === consumer && event.providerName === provider;
  }
  return namesIn(event).some((name) => name === consumer || name === provider);
}

/** Whether it is read again as it is shown: a list of many pages is not. */
export function mayBeRead(query: Query): boolean {
  const data = query.state.data as { pages?: unknown[] } | undefined;
  return (data?.pages?.length ?? 0) <= kMostPages;
}

// What happens in the broker, told as it happens: one stream for all pages, only while the page is seen, for browsers allow
// six connections to one place. It goes on where it was; what was read and may have changed is read again.
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Query, QueryClient } from '@tanstack/react-query';
import { concerns, mayBeRead } from './concerns';
import { EventReader, type StreamEvent } from './event_stream';
import { kByScript, tellSignedOut } from './http';
import { paths } from './paths';
import { site } from './site';
import type { BrokerEvent } from '../words/events';

/** `lost`: it is tried again. `refused`: it is not, until the page is loaded again. */
export type LiveState = 'on' | 'starting' | 'lost' | 'refused';

/** The broker says something every 15 seconds. */
const kSilenceMs = 40_000;
const kHiddenMs = 5_000;
const kFirstWaitMs = 1_000;
const kLongestWaitMs = 30_000;
/** Many events within so long are one reason to read again. */
const kReadAgainMs = 1_500;

type Listener = (event: BrokerEvent) => void;

class Refused extends Error {}

export class Live {
  private state: LiveState = 'starting';
  private readonly stateWatchers = new Set<() => void>();
  private readonly listeners = new Set<Listener>();
  private events: BrokerEvent[] = [];
  private hasMissed = false;
  private lastId = '';
  private wait = kFirstWaitMs;
  private askedAt = 0;
  private retryTimer = 0;
  private readTimer = 0;
  private held = 0;
  private hiddenTimer = 0;
  private stream: AbortController | undefined;
  private queries: QueryClient | undefined;

  /** Begins; the function that it gives ends it. */
  start(queries: QueryClient): () => void {
    this.queries = queries;
    const look = () => this.look();
    document.addEventListener('visibilitychange', look);
    this.look();
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearTimeout(this.hiddenTimer);
      clearTimeout(this.readTimer);
      this.readTimer = 0;
      this.close();
    };
  }

  watchState = (watcher: () => void): (() => void) => {
    this.stateWatchers.add(watcher);
    return () => this.stateWatchers.delete(watcher);
  };
  getState = (): LiveState => this.state;

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tries again now. */
  again = (): void => {
    clearTimeout(this.retryTimer);
    this.close();
    void this.open();
  };

  isHeld = (): boolean => this.held > 0;

  /** Reads nothing again while `act` deletes what is shown and leaves it. */
  async hold<T>(act: () => Promise<T>): Promise<T> {
    this.held++;
    try {
      return await act();
    } finally {
      this.held--;
      if (this.hasMissed || this.events.length > 0) this.readSoon();
    }
  }

  private look(): void {
    clearTimeout(this.hiddenTimer);
    if (document.hidden) {
      this.hiddenTimer = window.setTimeout(() => this.close(), kHiddenMs);
    } else if (!this.stream && this.state !== 'refused') {
      this.again();
    }
  }

  private close(): void {
    clearTimeout(this.retryTimer);
    this.stream?.abort();
    this.stream = undefined;
  }

  private tellState(state: LiveState): void {
    if (state === this.state) return;
    this.state = state;
    this.stateWatchers.forEach((watcher) => watcher());
  }

  private async open(): Promise<void> {
    const stream = new AbortController();
    this.stream = stream;
    try {
      await this.read(stream);
    } catch (error) {
      if (this.stream !== stream) return; // it was closed by us
      if (error instanceof Refused) {
        this.close();
        return this.tellState('refused');
      }
    }
    if (this.stream !== stream) return;
    this.close();
    if (!document.hidden) this.tryLater();
  }

  private tryLater(): void {
    this.tellState('lost');
    this.retryTimer = window.setTimeout(() => void this.open(), this.wait);
    this.wait = Math.min(this.wait * 2, kLongestWaitMs);
  }

  private async read(stream: AbortController): Promise<void> {
    let silence = window.setTimeout(() => stream.abort(), kSilenceMs);
    this.askedAt = Date.now();
    try {
      const response = await fetch(site.path + paths.events(), {
        signal: stream.signal,
        headers: {
          ...kByScript,
          Accept: 'text/event-stream',
          ...(this.lastId && { 'Last-Event-ID': this.lastId }),
        },
      });
      if (response.status === 401) tellSignedOut();
      if ([401, 403, 404, 406].includes(response.status)) throw new Refused();
      if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
      const parts = response.body.pipeThrough(new TextDecoderStream()).getReader();
      const reader = new EventReader((event) => this.take(event), this.lastId);
      for (;;) {
        const { done, value } = await parts.read();
        if (done) return;
        clearTimeout(silence);
        silence = window.setTimeout(() => stream.abort(), kSilenceMs);
        reader.take(value);
        this.lastId = reader.lastId;
      }
    } finally {
      clearTimeout(silence);
    }
  }

  private take(told: StreamEvent): void {
    const data = JSON.parse(told.data) as Record<string, unknown>;
    if (told.name === 'connected') {
      const wasLost = this.state === 'lost';
      if (this.state === 'starting') this.readWhatIsOlder();
      this.wait = kFirstWaitMs;
      this.tellState('on');
      if (data.missed === true || wasLost) {
        this.hasMissed = true;
        this.readSoon();
      }
      return;
    }
    const event = { ...data, id: Number(told.id) } as unknown as BrokerEvent;
    this.listeners.forEach((listener) => listener(event));
    this.events.push(event);
    this.readSoon();
  }

  /** What was asked for ahead of the scripts: nobody told of what happened between. */
  private readWhatIsOlder(): void {
    void this.queries?.invalidateQueries({
      predicate: ({ state }) => state.dataUpdatedAt > 0 && state.dataUpdatedAt < this.askedAt,
    });
  }

  private readSoon(): void {
    this.readTimer ||= window.setTimeout(() => this.readAgain(), kReadAgainMs);
  }

  private readAgain(): void {
    const { events, hasMissed } = this;
    this.readTimer = 0;
    if (this.held > 0) return;
    this.events = [];
    this.hasMissed = false;
    const isConcerned = (query: Query) =>
      hasMissed || events.some((event) => concerns(event, query.queryKey));
    void this.queries?.invalidateQueries(
      { predicate: (query) => isConcerned(query) && mayBeRead(query) },
      { cancelRefetch: false },
    );
    // Long lists are not read again from their beginning while somebody reads on; they are when they are opened next.
    void this.queries?.invalidateQueries({
      predicate: (query) => isConcerned(query) && !mayBeRead(query),
      refetchType: 'none',
    });
  }
}

/** Of this page; the frame starts it. */
export const live = new Live();

export function useLiveState(): LiveState {
  return useSyncExternalStore(live.watchState, live.getState);
}

/** Tells each event while the page that uses it is there. */
export function useLiveEvents(listener: Listener): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => live.listen((event) => latest.current(event)), []);
}

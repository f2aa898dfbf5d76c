// Small marks in lines of text and in cells: how something stands, which version, when.
import { useSyncExternalStore, type ReactNode } from 'react';
import { ago, exactly } from '../words/time';
import { clock, onTick } from './clock';
import type { Kind } from '../words/status';
import { shortVersion } from '../words/version';

export function Pill({ kind, children }: { kind: Kind; children: ReactNode }) {
  return <span className={`pill ${kind}`}>{children}</span>;
}

/** A result where there is no room for its word, which is told on hover and to screen readers. */
export function Dot({ kind, label }: { kind: Kind; label: string }) {
  return <span className={`dot ${kind}`} role="img" aria-label={label} title={label} />;
}

/** A name that somebody chose: its direction of writing stays its own. */
export function Name({ children }: { children: string }) {
  return <bdi>{children}</bdi>;
}

export function Version({ number }: { number: string }) {
  const short = shortVersion(number);
  return (
    <bdi className="ver" {...(short !== number && { title: number })}>
      {short}
    </bdi>
  );
}

export function Tag({ children }: { children: string }) {
  return <bdi className="tag">{children}</bdi>;
}

/** "12 minutes ago", exactly on hover. */
export function Ago({ at }: { at: string }) {
  const time = new Date(at);
  const known = !Number.isNaN(time.getTime());
  const words = useSyncExternalStore(onTick, () => (known ? ago(time, clock.now) : at));
  if (!known) return <span>{at}</span>;
  return (
    <time dateTime={at} title={exactly(time)}>
      {words}
    </time>
  );
}

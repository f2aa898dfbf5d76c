// Positions for a part of the network, laid out by a worker. Who stood somewhere stays about there when more come.
import { useEffect, useRef, useState } from 'react';
import type { LayoutTask, Point } from './layout';
import type { NetworkPart } from './model';

export type Positions = ReadonlyMap<string, Point>;

function taskFor({ pacticipants, integrations }: NetworkPart, known: Positions): LayoutTask {
  const places = new Map(pacticipants.map(({ name }, i) => [name, i]));
  const distances = pacticipants.flatMap(({ distance }) => distance ?? []);
  return {
    count: pacticipants.length,
    edges: integrations.flatMap(({ consumer, provider }) => {
      const [from, to] = [places.get(consumer), places.get(provider)];
      return from === undefined || to === undefined ? [] : [[from, to] as const];
    }),
    ...(distances.length === pacticipants.length && { distances }),
    known: pacticipants.map(({ name }) => known.get(name)),
  };
}

export interface LaidOut {
  part: NetworkPart;
  positions: Positions;
  /** That of the part: another one is seen as a whole first. */
  address: string | undefined;
}

/** The part with positions, as soon as they are there; before that what was laid out last. */
export function useLayout(part: NetworkPart, address: string | undefined): LaidOut | undefined {
  const [laidOut, setLaidOut] = useState<LaidOut>();
  const last = useRef<LaidOut>(undefined);
  useEffect(() => {
    const known = last.current?.positions ?? new Map<string, Point>();
    const done = (positions: Positions) =>
      setLaidOut((last.current = { part, positions, address }));
    if (part.pacticipants.every(({ name }) => known.has(name))) return done(known);
    const worker = new Worker(new URL('./layout_worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Point[]>) => {
      worker.terminate();
      done(new Map(part.pacticipants.map(({ name }, i) => [name, data[i] ?? { x: 0, y: 0 }])));
    };
    worker.postMessage(taskFor(part, known));
    return () => worker.terminate();
  }, [part, address]);
  return laidOut;
}

// What the page's main thread computed, as Chromium traces it: processor time, not the clock.
import type { Browser, Page } from 'playwright-core';

export interface Trace {
  /** The task that computed longest. */
  longestTaskMs: number;
  /** All that was computed before the first content was painted. */
  computedBeforePaintMs: number;
}

interface Event {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  tdur?: number;
  args?: { name?: string };
}

const kTask = /RunTask$/;

function read(events: readonly Event[]): Trace {
  // A page that is opened may get a process of its own: the threads of all of them count.
  const threads = new Set(
    events
      .filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const tasks = events.filter(
    ({ name, pid, tid, tdur }) =>
      kTask.test(name) && tdur !== undefined && threads.has(`${pid}/${tid}`),
  );
  const paint = events.find(({ name }) => name === 'firstContentfulPaint');
  const before = tasks.filter(({ ts }) => paint !== undefined && ts < paint.ts);
  return {
    longestTaskMs: Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1_000,
    computedBeforePaintMs: before.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1_000,
  };
}

/** Traces `act`. */
export async function traced(
  browser: Browser,
  page: Page,
  act: () => Promise<unknown>,
): Promise<Trace> {
  await browser.startTracing(page, {
    categories: ['__metadata', 'toplevel', 'loading', 'blink.user_timing', 'devtools.timeline'],
  });
  await act().catch(async (error: unknown) => {
    await browser.stopTracing();
    throw error;
  });
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: Event[];
  };
  if (process.env.SPEED) console.log(read(traceEvents));
  return read(traceEvents);
}

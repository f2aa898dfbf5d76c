// One clock for all times that are shown: thousands of timers would wake the page again and again.

const kTick = 30_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

export const clock = { now: new Date() };

/** Calls `listener` each half minute, after `clock.now` went on; gives how to end that. */
export function onTick(listener: () => void): () => void {
  if (timer === undefined) {
    clock.now = new Date();
    timer = setInterval(() => {
      clock.now = new Date();
      for (const one of listeners) one();
    }, kTick);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

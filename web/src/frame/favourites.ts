// The applications that the reader starred: kept in this browser.
import { useSyncExternalStore } from 'react';

const kKey = 'accord.mine';
/** More would make an address too long to ask for. */
export const kFavouritesMax = 50;

const listeners = new Set<() => void>();
let shown: readonly string[] | undefined;

function read(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(kKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : [];
  } catch {
    return []; // what somebody else put there
  }
}

export function favourites(): readonly string[] {
  return (shown ??= read());
}

function tell(): void {
  shown = undefined;
  for (const listener of listeners) listener();
}

/** Stars it, or takes the star away; gives whether that was done: there may be too many. */
export function toggleFavourite(name: string): boolean {
  const before = favourites();
  const after = before.includes(name) ? before.filter((one) => one !== name) : [...before, name];
  if (after.length > kFavouritesMax) return false;
  localStorage.setItem(kKey, JSON.stringify(after));
  tell();
  return true;
}

function listen(listener: () => void): () => void {
  const other = (event: StorageEvent) => event.key === kKey && tell(); // another tab's
  listeners.add(listener);
  window.addEventListener('storage', other);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', other);
  };
}

export function useFavourites(): readonly string[] {
  return useSyncExternalStore(listen, favourites);
}

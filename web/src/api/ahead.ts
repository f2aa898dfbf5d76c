// What the first page shows is asked for before the scripts are there that show it.
import { get } from './http';

let asked: { path: string; answer: Promise<unknown> } | undefined;

/** Asks for a list's first page. */
export function askAhead(path: string): void {
  const answer = get<unknown>(path);
  answer.catch(() => {}); // it is asked for again then
  asked = { path, answer };
}

/** The path of what was asked for ahead. */
export function pathAhead(): string | undefined {
  return asked?.path;
}

/** The answer, if it was asked for ahead; only once, for it grows old. */
export function takeAhead<T>(path: string): Promise<T> | undefined {
  if (asked?.path !== path) return undefined;
  const answer = asked.answer as Promise<T>;
  asked = undefined;
  return answer;
}

// What the overview asks the broker, from what its address says.
import { paths } from '../../api/paths';

export interface Question {
  q: string;
  status: string;
  label: string;
  environment: string;
  sort: string;
  mine: boolean;
}

/** `search` is what the original's page called it. */
export function questionOf(query: URLSearchParams): Question {
  const value = (name: string) => query.get(name) ?? '';
  return {
    q: value('q') || value('search'),
    status: value('status'),
    label: value('label'),
    environment: value('environment'),
    sort: value('sort'),
    mine: value('mine') !== '',
  };
}

export function isNarrow({ q, status, label, environment, mine }: Question): boolean {
  return mine || [q, status, label, environment].some((value) => value !== '');
}

/** Where the answer is; nothing where no application is starred. */
export function overviewPath(
  { mine, ...question }: Question,
  favourites: readonly string[],
): string | undefined {
  if (mine && favourites.length === 0) return undefined;
  return paths.overviewData({ ...question, ...(mine && { pacticipant: favourites }) });
}

// Asks for a decision: the verdict is about all rows of the matrix, which come page by page.
import type { Decision } from '../api/decisions';
import { withValues } from '../api/paths';
import { usePages } from '../api/queries';

const kRows = 50;

/** The decision with the rows that are there, if it is that of this question; `more` reads more of them. */
export function useDecision(path: string | undefined) {
  const query = usePages<Decision>(path && withValues(path, { explain: 'true', size: kRows }));
  const pages = query.isPlaceholderData ? undefined : query.data?.pages;
  const first = path === undefined ? undefined : pages?.[0];
  const decision = first && { ...first, matrix: (pages ?? []).flatMap(({ matrix }) => matrix) };
  return { decision, query, isPending: query.isPending || query.isPlaceholderData };
}

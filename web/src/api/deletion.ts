// Deleting what a page shows: it is left before anything of it is read again, which would be refused.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { send } from './http';
import { live } from './live';

/** Gives what deletes the resource at `path` and goes to the page `to`, where everything is read anew. */
export function useDeletion(): (path: string, to: string) => Promise<void> {
  const queries = useQueryClient();
  const go = useNavigate();
  return (path, to) =>
    live.hold(async () => {
      await send('DELETE', path);
      await queries.cancelQueries();
      // What the page that is left shows stays as it is; others read again when they are opened.
      await queries.invalidateQueries({ refetchType: 'none' });
      await go(to);
      queries.removeQueries({ type: 'inactive' });
    });
}

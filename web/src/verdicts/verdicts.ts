// Asking for each environment whether a version may go there.
import { useQueries } from '@tanstack/react-query';
import type { History } from '../api/environments';
import { get } from '../api/http';
import { nameOf, type Environment } from '../api/overview';
import type { EnvironmentList } from '../api/pacticipants';
import { paths } from '../api/paths';
import { useResource } from '../api/queries';
import type { Summary } from './words';

/** What came of one question. */
export interface Asked<T> {
  data: T | undefined;
  error: unknown;
}

export interface Verdict {
  environment: Environment;
  answer: Asked<Summary>;
}

/** Production last, as the overview has them. */
export function useEnvironments(): { environments: Environment[] | undefined; error: unknown } {
  const { data, error } = useResource<EnvironmentList>(paths.environments());
  const found = data?._embedded.environments;
  const environments =
    found &&
    [...found].sort(
      (a, b) => Number(a.production) - Number(b.production) || nameOf(a).localeCompare(nameOf(b)),
    );
  return { environments, error };
}

function canIDeployPath(pacticipant: string, version: string, environment: string): string {
  return paths.canIDeploy({ pacticipant, version, environment });
}

export function useVerdicts(
  pacticipant: string,
  version: string | undefined,
  environments: readonly Environment[],
): Verdict[] {
  return useQueries({
    queries: (version === undefined ? [] : environments).map(({ name }) => {
      const path = canIDeployPath(pacticipant, version ?? '', name);
      return {
        queryKey: [path],
        queryFn: ({ signal }: { signal: AbortSignal }) => get<{ summary: Summary }>(path, signal),
      };
    }),
    combine: (found) =>
      found.map(({ data, error }, i) => ({
        environment: environments[i] as Environment,
        answer: { data: data?.summary, error },
      })),
  });
}

/** What of the application is in the environment now, the newest first: not more than `size`. */
export function usePlaced(pacticipant: string, uuid: string, size: number) {
  return useResource<History>(paths.running(uuid, { pacticipant, size }));
}

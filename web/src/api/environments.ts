// Environments and what is in them, as the page reads them.
import type { Contact } from './decisions';
import { link, type Hal } from './http';
import { paths } from './paths';
import { usePages, useResource } from './queries';

export interface Environment {
  uuid: string;
  name: string;
  displayName: string;
  production: boolean;
  contacts?: Contact[];
  createdAt: string;
  updatedAt?: string;
  /** Where there are teams. */
  _embedded?: { teams?: { uuid: string; name: string }[] };
}

export interface EnvironmentList {
  _embedded: { environments: Environment[] };
}

/** Who creates environments creates few: the list is one answer. Production comes last, as deliveries go. */
export function useEnvironments() {
  const query = useResource<EnvironmentList>(paths.environments());
  return { ...query, environments: query.data && inOrder(query.data._embedded.environments) };
}

export function inOrder(environments: readonly Environment[]): Environment[] {
  return environments.toSorted((a, b) => Number(a.production) - Number(b.production));
}

/** What came to an environment: a deployment or a release, and whether it is there now. */
export type Arrival = Hal<{
  kind: 'deployment' | 'release';
  pacticipant: { name: string };
  version: { number: string; branch?: string };
  applicationInstance?: string;
  createdAt: string;
  endedAt?: string;
  currently: boolean;
}>;

/** Of GET /environments/{uuid}/history, the newest first. */
export type History = Hal<{ entries: Arrival[] }>;

/** The address of one: it tells it from all others. */
export function addressOf(arrival: Arrival): string {
  return link(arrival, 'self') ?? '';
}

/** What runs in an environment now, or of one application there, page by page. */
export function useRunning(uuid: string, pacticipant = '') {
  return usePages<History>(paths.running(uuid, { pacticipant, size: 50 }));
}

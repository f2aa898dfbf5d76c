// Environments and what is in them, as the page reads them.
import type { Contact } from './decisions';
import type { Hal } from './http';
import { paths } from './paths';
import { useResource } from './queries';

export interface Environment {
  uuid: string;
  name: string;
  displayName: string;
  production: boolean;
  contacts?: Contact[];
  createdAt: string;
  updatedAt?: string;
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

interface InEnvironment {
  uuid: string;
  createdAt: string;
  _embedded: { pacticipant: { name: string }; version: { number: string } };
}

export type DeployedVersion = Hal<
  InEnvironment & { currentlyDeployed: boolean; applicationInstance?: string | null }
>;
export type ReleasedVersion = Hal<InEnvironment & { currentlySupported: boolean }>;

/** A version that is in an environment now: it runs there, or a release of it is supported. */
export interface Running {
  kind: 'deployment' | 'release';
  uuid: string;
  pacticipant: string;
  version: string;
  instance: string;
  since: string;
}

function running(kind: Running['kind'], one: DeployedVersion | ReleasedVersion): Running {
  return {
    kind,
    uuid: one.uuid,
    pacticipant: one._embedded.pacticipant.name,
    version: one._embedded.version.number,
    instance: ('applicationInstance' in one && one.applicationInstance) || '',
    since: one.createdAt,
  };
}

/** What is in an environment now, by the names of the applications. */
export function allRunning(
  deployed: readonly DeployedVersion[],
  released: readonly ReleasedVersion[],
): Running[] {
  return [
    ...deployed.map((one) => running('deployment', one)),
    ...released.map((one) => running('release', one)),
  ].sort((a, b) => a.pacticipant.localeCompare(b.pacticipant) || b.since.localeCompare(a.since));
}

/** What is in it now; nothing until both lists are there. One version a row: bounded by its applications. */
export function useRunning(uuid: string) {
  const deployed = useResource<{ _embedded: { deployedVersions: DeployedVersion[] } }>(
    paths.currentlyDeployed(uuid),
  );
  const released = useResource<{ _embedded: { releasedVersions: ReleasedVersion[] } }>(
    paths.currentlySupported(uuid),
  );
  const data =
    deployed.data && released.data
      ? allRunning(
          deployed.data._embedded.deployedVersions,
          released.data._embedded.releasedVersions,
        )
      : undefined;
  return {
    data,
    error: deployed.error ?? released.error,
    refetch: () => Promise.all([deployed.refetch(), released.refetch()]),
  };
}

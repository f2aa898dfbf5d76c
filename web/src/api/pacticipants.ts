// Applications, their versions and branches, as the API gives them.
import type { Link, Links } from './http';
import type { Environment } from './overview';

export interface Pacticipant {
  name: string;
  displayName?: string;
  mainBranch?: string;
  repositoryUrl?: string;
  repositoryName?: string;
  repositoryNamespace?: string;
  createdAt: string;
  _embedded?: { latestVersion?: { number: string }; labels?: { name: string }[] };
  _links?: Links;
}

export interface PageNumbers {
  number: number;
  size: number;
  totalElements: number;
  totalPages: number;
}

export interface PacticipantPage {
  _embedded: { pacticipants: Pacticipant[] };
  _links?: Links;
  page?: PageNumbers;
}

export interface VersionResource {
  number: string;
  createdAt: string;
  buildUrl?: string;
  _embedded?: {
    branchVersions?: { name: string; latest?: boolean }[];
    tags?: { name: string }[];
  };
  _links?: Links;
}

export interface VersionPage {
  _embedded: { versions: VersionResource[] };
  _links?: Links;
  page?: PageNumbers;
}

export interface BranchPage {
  _embedded: { branches: { name: string; createdAt: string; updatedAt?: string }[] };
  _links?: Links;
  page?: PageNumbers;
}

export interface EnvironmentList {
  _embedded: { environments: Environment[] };
}

export interface LabelList {
  _embedded?: { labels?: { name: string }[] };
}

interface PlaceLink extends Link {
  currently_deployed?: boolean;
  currently_supported?: boolean;
  application_instance?: string;
}

/** A deployment or release of a version, as its links tell. */
export interface Place {
  environment: string; // its display name
  href: string;
  isCurrent: boolean;
  isRelease: boolean;
  instance?: string;
}

function linksOf(version: VersionResource, relation: string): PlaceLink[] {
  const found = version._links?.[relation];
  return Array.isArray(found) ? found : found ? [found] : [];
}

export function placesOf(version: VersionResource): Place[] {
  const deployed = linksOf(version, 'pb:deployed-environments').map((one) => ({
    environment: one.name ?? '',
    href: one.href,
    isCurrent: one.currently_deployed === true,
    isRelease: false,
    ...(one.application_instance && { instance: one.application_instance }),
  }));
  const released = linksOf(version, 'pb:released-environments').map((one) => ({
    environment: one.name ?? '',
    href: one.href,
    isCurrent: one.currently_supported === true,
    isRelease: true,
  }));
  return [...deployed, ...released];
}

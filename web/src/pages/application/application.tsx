// An application: its versions, who it works with, and where its newest version can go.
import './application.css';
import { Link, Navigate, useLocation } from 'react-router';
import { ApiError } from '../../api/http';
import { nameOf } from '../../api/overview';
import type { Pacticipant, VersionResource } from '../../api/pacticipants';
import { useNames } from '../../api/names';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { Failure, Skeleton } from '../../design/loaded';
import { Name, Tag } from '../../design/marks';
import { Crumbs, PageTitle } from '../../design/page';
import { Star } from '../../design/star';
import { Tabs, useTab } from '../../design/tabs';
import { VerdictTable } from '../../verdicts/table';
import { useEnvironments, useVerdicts } from '../../verdicts/verdicts';
import { Badges } from './badges';
import { Branches } from './branches';
import { Partners } from './partners';
import { Settings } from './settings';
import { Versions } from './versions';
import { answerFor, safeUrl } from './words';

const kTabs = [
  { id: 'versions', label: 'Versions' },
  { id: 'contracts', label: 'Consumers and providers' },
  { id: 'branches', label: 'Branches' },
  { id: 'badges', label: 'Badges' },
  { id: 'settings', label: 'Settings' },
];

/** The newest version of the main branch, or the newest of all where there is no such branch. */
function useNewest(
  one: Pacticipant | undefined,
): { version?: string; branch?: string } | undefined {
  const branch = one?.mainBranch;
  const head = useResource<VersionResource>(
    one && branch !== undefined ? paths.branchHead(one.name, branch) : undefined,
  );
  if (!one) return undefined;
  if (branch !== undefined && head.data) return { version: head.data.number, branch };
  if (branch !== undefined && head.isPending) return undefined;
  const latest = one._embedded?.latestVersion?.number;
  return latest === undefined ? {} : { version: latest };
}

function Facts({ one }: { one: Pacticipant }) {
  const repository = safeUrl(one.repositoryUrl);
  return (
    <div className="bar facts">
      {one.displayName !== undefined && one.displayName !== one.name && (
        <small>
          known to tools as <Name>{one.name}</Name>
        </small>
      )}
      <small>
        main branch{' '}
        {one.mainBranch === undefined ? (
          <Link className="link" to="?tab=settings">
            not said yet
          </Link>
        ) : (
          <Tag>{one.mainBranch}</Tag>
        )}
      </small>
      {repository && (
        <small>
          <a className="link" href={repository} target="_blank" rel="noreferrer">
            Repository
          </a>
        </small>
      )}
      <small>
        <Link className="link" to={paths.networkAround(one.name)}>
          Network around it
        </Link>
      </small>
      {(one._embedded?.labels ?? []).map(({ name }) => (
        <Link key={name} to={paths.pacticipants({ label: name })}>
          <Tag>{name}</Tag>
        </Link>
      ))}
    </div>
  );
}

function Glance({ one, newest }: { one: Pacticipant; newest: { version?: string } | undefined }) {
  const { environments } = useEnvironments();
  const verdicts = useVerdicts(one.name, newest?.version, environments ?? []);
  if (newest && newest.version === undefined) return null; // there is no version to deploy
  if (!newest?.version || !environments) return <Skeleton rows={2} />;
  return <VerdictTable pacticipant={one.name} version={newest.version} verdicts={verdicts} />;
}

function Shown({ tab, one }: { tab: string; one: Pacticipant }) {
  if (tab === 'contracts') return <Partners pacticipant={one.name} />;
  if (tab === 'branches') return <Branches one={one} />;
  if (tab === 'badges') return <Badges one={one} />;
  if (tab === 'settings') return <Settings one={one} />;
  return <Versions pacticipant={one.name} />;
}

function Known({ one }: { one: Pacticipant }) {
  const newest = useNewest(one);
  const { environments } = useEnvironments();
  const verdicts = useVerdicts(one.name, newest?.version, environments ?? []);
  const tab = useTab(kTabs);
  const answer =
    newest && newest.version === undefined
      ? 'Nothing was published by it or verified with it yet.'
      : environments && answerFor(newest?.version, newest?.branch, verdicts);
  return (
    <>
      <PageTitle title={nameOf(one)} answer={answer ?? '\u00a0'}>
        <Name>{nameOf(one)}</Name> <Star pacticipant={one.name} />
      </PageTitle>
      <Facts one={one} />
      <Glance one={one} newest={newest} />
      <Tabs tabs={kTabs} label="Of this application" />
      <Shown tab={tab} one={one} />
    </>
  );
}

export default function Application() {
  const { pacticipant = '' } = useNames('/pacticipants/:pacticipant');
  const query = useResource<Pacticipant>(paths.pacticipant(pacticipant));
  const { pathname, search } = useLocation();
  // The API has an address for the list of branches; here it is a tab.
  if (pathname.endsWith('/branches')) {
    const next = new URLSearchParams(search);
    next.set('tab', 'branches');
    return <Navigate replace to={`${paths.pacticipant(pacticipant)}?${next.toString()}`} />;
  }
  const isMissing = query.error instanceof ApiError && query.error.status === 404;
  return (
    <>
      <Crumbs
        crumbs={[{ label: 'Applications', to: paths.pacticipants() }, { label: pacticipant }]}
      />
      {query.data ? (
        <Known key={query.data.name} one={query.data} />
      ) : (
        <>
          <PageTitle
            title={pacticipant}
            {...(isMissing && { answer: 'No application of this name is known here.' })}
          >
            <Name>{pacticipant}</Name>
          </PageTitle>
          {query.error ? (
            <Failure error={query.error} again={() => void query.refetch()} />
          ) : (
            <Skeleton rows={8} />
          )}
        </>
      )}
    </>
  );
}

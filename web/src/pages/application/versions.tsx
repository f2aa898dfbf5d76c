// The versions of an application, newest first: all, of a branch, or of a tag.
import { useCallback, useMemo, useState } from 'react';
import { Link } from 'react-router';
import {
  placesOf,
  type BranchPage,
  type VersionPage,
  type VersionResource,
} from '../../api/pacticipants';
import { paths } from '../../api/paths';
import { usePages, useSteadyResource } from '../../api/queries';
import { site } from '../../api/site';
import { Command } from '../../design/copy';
import { Empty, Failure, Skeleton } from '../../design/loaded';
import { Ago, Name, Tag, Version } from '../../design/marks';
import { More } from '../../design/more';
import { Picker } from '../../design/picker';
import { Cell, PagedRows, Row, RowHead } from '../../design/rows';
import { useAddressValue } from '../../design/tabs';
import { shell } from '../../words/shell';

const kPageSize = 50; // rows that are drawn at once

export function BranchMarks({ one }: { one: VersionResource }) {
  return (one._embedded?.branchVersions ?? []).map(({ name, latest }) => (
    <span key={name} className="marks">
      <Tag>{name}</Tag>
      {latest && <small>newest</small>}
    </span>
  ));
}

function PlaceMarks({ one }: { one: VersionResource }) {
  return placesOf(one)
    .filter(({ isCurrent }) => isCurrent)
    .map(({ environment, href, instance }) => (
      <span key={href} className="ver">
        <Name>{environment}</Name>
        {instance && (
          <>
            , <Name>{instance}</Name>
          </>
        )}
      </span>
    ));
}

function VersionRow(props: { pacticipant: string; one: VersionResource }) {
  const { one, pacticipant } = props;
  return (
    <Row>
      <RowHead>
        <Link to={paths.version(pacticipant, one.number)}>
          <Version number={one.number} />
        </Link>
      </RowHead>
      <Cell>
        <span className="marks">
          <BranchMarks one={one} />
        </span>
      </Cell>
      <Cell>
        <span className="marks">
          {(one._embedded?.tags ?? []).map(({ name }) => (
            <Tag key={name}>{name}</Tag>
          ))}
        </span>
      </Cell>
      <Cell>
        <span className="marks">
          <PlaceMarks one={one} />
        </span>
      </Cell>
      <Cell label="created">
        <small>
          <Ago at={one.createdAt} />
        </small>
      </Cell>
    </Row>
  );
}

/** A branch, found by typing; '' is all of them. */
export function BranchPicker(props: {
  pacticipant: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const [text, setText] = useState('');
  const found = useSteadyResource<BranchPage>(
    paths.branches(props.pacticipant, { q: text, pageSize: 20 }),
  );
  const branches = found.data?._embedded.branches ?? [];
  return (
    <Picker
      label="Branch"
      placeholder="Any branch"
      value={props.value}
      choices={[
        { value: '', label: 'Any branch' },
        ...branches.map(({ name }) => ({ value: name })),
      ]}
      onType={setText}
      onChange={props.onChange}
    />
  );
}

function NoVersions({ pacticipant, isNarrow }: { pacticipant: string; isNarrow: boolean }) {
  if (isNarrow) return <Empty>No version is like that.</Empty>;
  return (
    <Empty>
      <div className="stack">
        <p>A version comes with the first pact that it publishes:</p>
        <Command>
          {shell(
            ...['accord', 'broker', 'publish', './pacts', '--consumer-app-version', '1.0.0'],
            ...['--branch', 'main', '--broker-base-url', site.base],
          )}
        </Command>
        <p>
          As a provider, <Name>{pacticipant}</Name> has one with the first result that it publishes.
        </p>
      </div>
    </Empty>
  );
}

export function Versions({ pacticipant }: { pacticipant: string }) {
  const [branch, setBranch] = useAddressValue('branch');
  const [tag, setTag] = useAddressValue('tag');
  const size = { pageSize: kPageSize };
  const path = branch
    ? paths.branchVersions(pacticipant, branch, size)
    : tag
      ? paths.taggedVersions(pacticipant, tag, size)
      : paths.versions(pacticipant, size);
  const query = usePages<VersionPage>(path);
  const shown = useMemo(
    () => query.data?.pages.map((page) => page._embedded.versions) ?? [],
    [query.data],
  );
  const row = useCallback(
    (one: VersionResource) => <VersionRow key={one.number} pacticipant={pacticipant} one={one} />,
    [pacticipant],
  );
  const total = query.data?.pages[0]?.page?.totalElements;
  return (
    <>
      <div className="bar">
        <BranchPicker pacticipant={pacticipant} value={branch} onChange={setBranch} />
        {tag && (
          <button type="button" className="chip" onClick={() => setTag('')}>
            Tag: <Name>{tag}</Name> ×<span className="unseen"> show all</span>
          </button>
        )}
        {total !== undefined && (
          <small className="right">
            {new Intl.NumberFormat('en').format(total)} {total === 1 ? 'version' : 'versions'}
          </small>
        )}
      </div>
      {query.error && <Failure error={query.error} again={() => void query.refetch()} />}
      {query.isPending && !query.error && <Skeleton rows={10} />}
      {query.data && !shown[0]?.length && (
        <NoVersions pacticipant={pacticipant} isNarrow={branch !== '' || tag !== ''} />
      )}
      {!!shown[0]?.length && (
        <PagedRows
          label="Versions"
          layout="minmax(110px, 1fr) minmax(110px, 1fr) minmax(80px, 1fr) minmax(110px, 1fr) 120px"
          columns={[
            { name: 'Version' },
            { name: 'Branches' },
            { name: 'Tags' },
            { name: 'Runs in' },
            { name: 'Created' },
          ]}
          pages={shown}
          row={row}
        />
      )}
      <More query={query} />
    </>
  );
}

// All applications.
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { nameOf } from '../../api/overview';
import type { LabelList, Pacticipant, PacticipantPage } from '../../api/pacticipants';
import { paths } from '../../api/paths';
import { usePages, useResource } from '../../api/queries';
import { site } from '../../api/site';
import { Command } from '../../design/copy';
import { AddressSearch, AddressSelect, Chip } from '../../design/filters';
import { Empty, Failure, Skeleton } from '../../design/loaded';
import { Name, Tag, Version } from '../../design/marks';
import { More } from '../../design/more';
import { Crumbs, PageTitle } from '../../design/page';
import { Cell, PagedRows, Row, RowHead } from '../../design/rows';
import { Star } from '../../design/star';
import { useFavourites } from '../../frame/favourites';
import { count, sentence } from '../../words/count';
import { shell } from '../../words/shell';

const kPageSize = 50; // rows that are drawn at once

function ApplicationRow({ one }: { one: Pacticipant }) {
  const latest = one._embedded?.latestVersion?.number;
  return (
    <Row>
      <RowHead>
        <span className="marks nowrap">
          <Link className="pair clamp" to={paths.pacticipant(one.name)} title={one.name}>
            <Name>{nameOf(one)}</Name>
          </Link>
          <Star pacticipant={one.name} />
        </span>
      </RowHead>
      <Cell>
        {latest !== undefined && (
          <Link to={paths.version(one.name, latest)}>
            <Version number={latest} />
          </Link>
        )}
      </Cell>
      <Cell>
        {one.mainBranch !== undefined && (
          <small className="clamp">
            <Name>{one.mainBranch}</Name>
          </small>
        )}
      </Cell>
      <Cell>
        <span className="marks">
          {(one._embedded?.labels ?? []).map(({ name }) => (
            <Tag key={name}>{name}</Tag>
          ))}
        </span>
      </Cell>
    </Row>
  );
}

/** One of the reader's own, read by its name. */
function MyRow({ name }: { name: string }) {
  const { data } = useResource<Pacticipant>(paths.pacticipant(name));
  return <ApplicationRow one={data ?? { name, createdAt: '' }} />;
}

function ApplicationTable<T>(props: {
  pages: readonly (readonly T[])[];
  row: (item: T) => React.ReactNode;
}) {
  return (
    <PagedRows
      label="Applications"
      layout="minmax(160px, 2fr) minmax(110px, 1fr) minmax(110px, 1fr) minmax(110px, 1fr)"
      columns={[
        { name: 'Application' },
        { name: 'Latest version' },
        { name: 'Main branch' },
        { name: 'Labels' },
      ]}
      {...props}
    />
  );
}

const rowOf = (one: Pacticipant) => <ApplicationRow key={one.name} one={one} />;
const myRowOf = (name: string) => <MyRow key={name} name={name} />;

function Mine({ words }: { words: string }) {
  const mine = useFavourites().filter((name) => name.toLowerCase().includes(words.toLowerCase()));
  if (mine.length === 0) {
    return <Empty>The star beside an application makes it one of yours.</Empty>;
  }
  return <ApplicationTable pages={[mine]} row={myRowOf} />;
}

function NoApplications({ isNarrow }: { isNarrow: boolean }) {
  if (isNarrow) {
    return (
      <Empty>
        No application is like that. <Link to={paths.pacticipants()}>Show all</Link>
      </Empty>
    );
  }
  return (
    <Empty>
      <div className="stack">
        <p>Applications are here as soon as a pact of theirs is published, or before:</p>
        <Command>
          {shell(
            ...['accord', 'broker', 'create-or-update-pacticipant', '--name', 'Web Shop'],
            ...['--main-branch', 'main', '--broker-base-url', site.base],
          )}
        </Command>
      </div>
    </Empty>
  );
}

function answerOf(total: number | undefined, isNarrow: boolean): string {
  if (total === undefined) return '\u00a0';
  const words = sentence(count(total, 'application'));
  if (!isNarrow) return `${words}.`;
  return `${words} ${total === 1 ? 'is' : 'are'} like that.`;
}

export default function Applications() {
  const [address] = useSearchParams();
  const q = address.get('q') ?? '';
  const label = address.get('label') ?? '';
  const mine = address.has('mine');
  const asked = { q, pageSize: kPageSize };
  const path = label ? paths.pacticipantsWithLabel(label, asked) : paths.pacticipants(asked);
  const query = usePages<PacticipantPage>(mine ? undefined : path);
  const labels = useResource<LabelList>(paths.labels()).data?._embedded?.labels ?? [];
  const total = query.data?.pages[0]?.page?.totalElements;
  const isNarrow = q !== '' || label !== '';
  const shown = useMemo(
    () => query.data?.pages.map((page) => page._embedded.pacticipants) ?? [],
    [query.data],
  );
  return (
    <>
      <Crumbs crumbs={[{ label: 'Applications' }]} />
      <PageTitle
        title="Applications"
        answer={mine ? 'Those with your star, kept in this browser.' : answerOf(total, isNarrow)}
      />
      <div className="bar" role="group" aria-label="Filters">
        <AddressSearch label="Filter by name" />
        <AddressSelect
          name="label"
          label="Label"
          options={[
            { value: '', label: 'Any label' },
            ...labels.map(({ name }) => ({ value: name, label: name })),
          ]}
        />
        <Chip name="mine" value="yes">
          Mine
        </Chip>
      </div>
      {mine && <Mine words={q} />}
      {!mine && query.error && <Failure error={query.error} again={() => void query.refetch()} />}
      {!mine && query.isPending && !query.error && <Skeleton rows={12} />}
      {!mine && query.data && (
        <>
          {!shown[0]?.length ? (
            <NoApplications isNarrow={isNarrow} />
          ) : (
            <ApplicationTable pages={shown} row={rowOf} />
          )}
          <More query={query} />
        </>
      )}
    </>
  );
}

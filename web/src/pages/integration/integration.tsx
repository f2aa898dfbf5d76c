// An integration: every contract that a consumer published for a provider, and what came of it.
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { nameOf } from '../../api/overview';
import { useNames } from '../../api/names';
import { paths } from '../../api/paths';
import { usePages } from '../../api/queries';
import { putValue, useAddressChange } from '../../design/address';
import { Empty, Failure, Skeleton } from '../../design/loaded';
import { Name } from '../../design/marks';
import { More } from '../../design/more';
import { Crumbs, PageTitle } from '../../design/page';
import { Picker } from '../../design/picker';
import { useEnvironments } from '../../verdicts/verdicts';
import { BranchPicker } from '../application/versions';
import { PairBadge } from './badges';
import { Deletion } from './deletion';
import {
  isFilter,
  publicationsPath,
  type Filter,
  type Publication,
  type PublicationPage,
} from './publications';
import { PublicationRows } from './rows';
import { answerOf } from './words';

const kFilters = ['branch', 'tag', 'environment'] as const;

interface Pair {
  consumer: string;
  provider: string;
}

/** One of the filters at a time; the address has it. */
function useFilter(): [Filter, (name: keyof Filter, value: string) => void] {
  const [query] = useSearchParams();
  const change = useAddressChange();
  const value = (name: string) => query.get(name) ?? '';
  const set = (name: keyof Filter, chosen: string) =>
    change((next) => {
      for (const one of kFilters) next.delete(one);
      putValue(next, name, chosen);
    });
  const filter = {
    branch: value('branch'),
    tag: value('tag'),
    environment: value('environment'),
  };
  return [filter, set];
}

function Filters(props: {
  consumer: string;
  tags: readonly string[];
  filter: Filter;
  set: (name: keyof Filter, value: string) => void;
}) {
  const { consumer, tags, filter, set } = props;
  const { environments = [] } = useEnvironments();
  return (
    <div className="bar" role="group" aria-label="Filters">
      <BranchPicker
        pacticipant={consumer}
        value={filter.branch}
        onChange={(value) => set('branch', value)}
      />
      <Picker
        label="Tag"
        placeholder="Any tag"
        free
        value={filter.tag}
        choices={[{ value: '', label: 'Any tag' }, ...tags.map((value) => ({ value }))]}
        onChange={(value) => set('tag', value)}
      />
      <select
        aria-label="Environment"
        className={filter.environment ? 'chosen' : undefined}
        value={filter.environment}
        onChange={(event) => set('environment', event.target.value)}
      >
        <option value="">Anywhere</option>
        {environments.map((one) => (
          <option key={one.uuid} value={one.name}>
            In {nameOf(one)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Nothing({ isNarrow, consumer, provider }: Pair & { isNarrow: boolean }) {
  if (isNarrow) {
    return (
      <Empty>
        No contract is like that.{' '}
        <Link to={paths.integration(consumer, provider)}>Show all of theirs</Link>
      </Empty>
    );
  }
  return (
    <Empty>
      <Name>{consumer}</Name> has published no contract for <Name>{provider}</Name>.
    </Empty>
  );
}

function Ways({ consumer, provider }: Pair) {
  return (
    <span className="small right">
      <Link className="link" to={paths.latestPact(consumer, provider)}>
        Newest contract
      </Link>
      {' · '}
      <Link className="link" to={paths.matrixOfPair(consumer, provider)}>
        Matrix
      </Link>
    </span>
  );
}

function tagsOf(publications: readonly Publication[]): string[] {
  return [...new Set(publications.flatMap((one) => one.consumerVersion.tags ?? []))].sort();
}

export default function Integration() {
  const { consumer = '', provider = '' } = useNames(
    '/dashboard/provider/:provider/consumer/:consumer',
  );
  const [filter, setFilter] = useFilter();
  const all = usePages<PublicationPage>(paths.publications(consumer, provider));
  const isNarrow = isFilter(filter);
  const query = usePages<PublicationPage>(publicationsPath(consumer, provider, filter));
  const every = useMemo(
    () => all.data?.pages.flatMap((page) => page.publications) ?? [],
    [all.data],
  );
  const shown = useMemo(
    () => query.data?.pages.map((page) => page.publications) ?? [],
    [query.data],
  );
  return (
    <>
      <Crumbs
        crumbs={[
          { label: 'Overview', to: paths.overview() },
          { label: consumer, to: paths.pacticipant(consumer) },
          { label: provider, to: paths.pacticipant(provider) },
        ]}
      />
      <PageTitle
        title={`${consumer} → ${provider}`}
        answer={all.data ? answerOf(every[0], provider) : '\u00a0'}
      >
        <Name>{consumer}</Name>
        <span className="arrow" aria-hidden="true">
          →
        </span>
        <span className="unseen"> needs </span>
        <Name>{provider}</Name>
      </PageTitle>
      <div className="bar">
        <Filters consumer={consumer} tags={tagsOf(every)} filter={filter} set={setFilter} />
        <Ways consumer={consumer} provider={provider} />
      </div>
      {query.error && <Failure error={query.error} again={() => void query.refetch()} />}
      {query.isPending && !query.error && <Skeleton rows={8} />}
      {query.data && !shown[0]?.length && (
        <Nothing isNarrow={isNarrow} consumer={consumer} provider={provider} />
      )}
      {!!shown[0]?.length && (
        <PublicationRows consumer={consumer} provider={provider} pages={shown} />
      )}
      <More query={query} />
      {all.data && (
        <>
          <PairBadge consumer={consumer} provider={provider} filter={filter} />
          <Deletion consumer={consumer} provider={provider} filter={filter} />
        </>
      )}
    </>
  );
}

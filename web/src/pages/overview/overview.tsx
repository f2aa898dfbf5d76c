// The overview: how every contract stands.
import './overview.css';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type Environment, type OverviewPart } from '../../api/overview';
import { paths } from '../../api/paths';
import { usePages } from '../../api/queries';
import { Empty, Failure, Skeleton } from '../../design/loaded';
import { Name } from '../../design/marks';
import { More } from '../../design/more';
import { Crumbs, PageTitle } from '../../design/page';
import { useFavourites } from '../../frame/favourites';
import { IntegrationList, kEnvironmentsMax } from '../../integrations/list';
import { Filters } from './filters';
import { FirstSteps } from './first_steps';
import { isNarrow, overviewPath, questionOf, type Question } from './question';
import { needsFirstSteps } from './steps';
import { headline, type Part } from './words';

const kWatch = 3_000; // ms: an empty broker is watched, so that the first steps tick themselves

function Words({ parts }: { parts: readonly Part[] }) {
  return parts.map((part, i) =>
    typeof part === 'string' ? (
      part
    ) : (
      <b key={i}>
        <Name>{part.name}</Name>
      </b>
    ),
  );
}

/** Those of the table: the chosen one, or the last of many. */
function shownOf(environments: readonly Environment[], chosen: string): readonly Environment[] {
  if (chosen) return environments.filter((one) => one.name === chosen);
  return environments.slice(-kEnvironmentsMax);
}

function Nothing({ question }: { question: Question }) {
  if (question.mine) {
    return (
      <Empty>
        Nothing here is yours yet. Star <Link to={paths.pacticipants()}>your applications</Link>,
        and their contracts are here.
      </Empty>
    );
  }
  return (
    <Empty>
      No contract is like that. <Link to={paths.overview()}>Show all</Link>
    </Empty>
  );
}

function List({ question, pages }: { question: Question; pages: readonly OverviewPart[] }) {
  const all = pages[0]?.environments;
  const environments = useMemo(
    () => shownOf(all ?? [], question.environment),
    [all, question.environment],
  );
  const lists = useMemo(() => pages.map((page) => page.integrations), [pages]);
  if (lists[0]?.length === 0) return <Nothing question={question} />;
  return (
    <>
      <IntegrationList label="Contracts" pages={lists} environments={environments} />
      {environments.length < (all?.length ?? 0) && !question.environment && (
        <p className="small">
          The last {environments.length} of {all?.length} environments are shown; choose one above
          to see how it is there.
        </p>
      )}
    </>
  );
}

/** An empty broker, or one that was just begun. */
function Beginning({ overview }: { overview: OverviewPart }) {
  return needsFirstSteps(overview) ? <FirstSteps overview={overview} /> : null;
}

export default function Overview() {
  const [address] = useSearchParams();
  const question = questionOf(address);
  const path = overviewPath(question, useFavourites());
  const query = usePages<OverviewPart>(path, (last) => last && needsFirstSteps(last) && kWatch);
  const first = path === undefined ? undefined : query.data?.pages[0];
  const narrow = isNarrow(question);
  const isEmpty = first?.counts.all === 0 && !narrow;
  return (
    <>
      <Crumbs crumbs={[{ label: 'Overview' }]} />
      <PageTitle
        title="Contracts"
        answer={first ? <Words parts={headline(first.counts, first.blocked, narrow)} /> : '\u00a0'}
      />
      {!isEmpty && <Filters counts={first?.counts} environments={first?.environments ?? []} />}
      {query.error && <Failure error={query.error} again={() => void query.refetch()} />}
      {path === undefined && <Nothing question={question} />}
      {path !== undefined && query.isPending && !query.error && <Skeleton rows={12} />}
      {path !== undefined && query.data && !isEmpty && (
        <div className="overview-list" aria-busy={query.isPlaceholderData}>
          <List question={question} pages={query.data.pages} />
          <More query={query} />
        </div>
      )}
      {first && !narrow && <Beginning overview={first} />}
    </>
  );
}

// Who an application needs, and who needs it.
import { useMemo } from 'react';
import type { Integration, OverviewPart } from '../../api/overview';
import { paths } from '../../api/paths';
import { usePages } from '../../api/queries';
import { site } from '../../api/site';
import { Command } from '../../design/copy';
import { Empty, Failure, Skeleton } from '../../design/loaded';
import { Name } from '../../design/marks';
import { More } from '../../design/more';
import { IntegrationList, kEnvironmentsMax } from '../../integrations/list';
import { shell } from '../../words/shell';

function NoPartners({ pacticipant }: { pacticipant: string }) {
  return (
    <Empty>
      <div className="stack">
        <p>
          <Name>{pacticipant}</Name> has no contract yet. As a consumer it publishes what it needs:
        </p>
        <Command>
          {shell(
            ...['accord', 'broker', 'publish', './pacts', '--consumer-app-version', '1.0.0'],
            ...['--branch', 'main', '--broker-base-url', site.base],
          )}
        </Command>
      </div>
    </Empty>
  );
}

/** Two lists as long as all are there; one, when more may come: rows must not move apart. */
function groupsOf(
  pacticipant: string,
  pages: Integration[][],
  isWhole: boolean,
): { title: string; pages: Integration[][] }[] {
  if (!isWhole) return [{ title: 'Contracts', pages }];
  const integrations = pages.flat();
  const needs = integrations.filter(({ consumer }) => consumer.name === pacticipant);
  const serves = integrations.filter(({ consumer }) => consumer.name !== pacticipant);
  return [
    { title: 'What it needs', pages: [needs] },
    { title: 'Who needs it', pages: [serves] },
  ].filter((group) => group.pages[0]?.length);
}

export function Partners({ pacticipant }: { pacticipant: string }) {
  const query = usePages<OverviewPart>(paths.overviewData({ pacticipant: [pacticipant] }));
  const pages = query.data?.pages;
  const first = pages?.[0];
  const groups = useMemo(() => {
    const integrations = pages?.map((page) => page.integrations) ?? [];
    const isWhole = pages?.length === 1 && !pages[0]?._links?.next;
    return groupsOf(pacticipant, integrations, isWhole);
  }, [pages, pacticipant]);
  const environments = useMemo(
    () => first?.environments.slice(-kEnvironmentsMax) ?? [],
    [first?.environments],
  );
  return (
    <>
      {query.error && <Failure error={query.error} again={() => void query.refetch()} />}
      {query.isPending && !query.error && <Skeleton rows={6} />}
      {first?.integrations.length === 0 && <NoPartners pacticipant={pacticipant} />}
      {first &&
        groups.map(({ title, pages: lists }) => (
          <section key={title}>
            <h2>{title}</h2>
            <IntegrationList label={title} pages={lists} environments={environments} />
          </section>
        ))}
      <More query={query} />
    </>
  );
}

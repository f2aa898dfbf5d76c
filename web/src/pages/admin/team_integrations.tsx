// The integrations of a team: those that one of its applications takes part in.
import './admin.css';
import { Link, useParams } from 'react-router';
import type { Hal } from '../../api/http';
import { paths } from '../../api/paths';
import { usePages, useResource } from '../../api/queries';
import type { WholeTeam } from '../../api/teams';
import { AddressSearch } from '../../design/filters';
import { Empty, Loaded } from '../../design/loaded';
import { Name } from '../../design/marks';
import { More } from '../../design/more';
import { PagedRows, Row, RowHead } from '../../design/rows';
import { useAddressValue } from '../../design/tabs';
import { count, sentence } from '../../words/count';
import { AdminPage } from './admin_page';

interface Side {
  name: string;
}

interface Pair {
  consumer: Side;
  provider: Side;
}

type PairPage = Hal<{
  _embedded: { integrations: Pair[] };
  page?: { totalElements: number };
}>;

function rowOf({ consumer, provider }: Pair) {
  return (
    <Row key={`${consumer.name}\n${provider.name}`}>
      <RowHead>
        <Link to={paths.integration(consumer.name, provider.name)}>
          <Name>{consumer.name}</Name> needs <Name>{provider.name}</Name>
        </Link>
      </RowHead>
    </Row>
  );
}

export default function TeamIntegrations() {
  const { team: uuid = '' } = useParams();
  const [q] = useAddressValue('q');
  const team = useResource<WholeTeam>(paths.team(uuid));
  const query = usePages<PairPage>(paths.teamIntegrations(uuid, { q, page: 1, size: 50 }));
  const pages = query.data?.pages;
  const total = pages?.[0]?.page?.totalElements;
  const name = team.data?.name ?? 'Team';
  return (
    <AdminPage
      crumbs={[
        { label: 'Teams', to: paths.teams() },
        { label: name, to: paths.team(uuid) },
        { label: 'Integrations' },
      ]}
      title="Integrations of the team"
      answer={total !== undefined && sentence(`${count(total, 'integration')}.`)}
    >
      <div className="bar">
        <AddressSearch label="Search name" />
      </div>
      <Loaded query={{ data: pages, error: query.error, refetch: query.refetch }}>
        {(found) =>
          total === 0 ? (
            <Empty>
              {q ? 'None has an application that is called like that.' : 'No contracts yet.'}
            </Empty>
          ) : (
            <PagedRows
              label="Integrations"
              layout="minmax(0, 1fr)"
              columns={[{ name: 'Integration' }]}
              pages={found.map(({ _embedded: { integrations } }) => integrations)}
              row={rowOf}
            />
          )
        }
      </Loaded>
      <More query={query} />
    </AdminPage>
  );
}

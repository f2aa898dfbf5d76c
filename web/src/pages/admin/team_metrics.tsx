// Metrics by team: how much each of them has.
import './admin.css';
import { Link } from 'react-router';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import type { TeamMetrics, TeamMetricsList } from '../../api/team_metrics';
import { Empty, Loaded } from '../../design/loaded';
import { Ago, Name } from '../../design/marks';
import { Cell, Row, RowHead, Rows } from '../../design/rows';
import { count, sentence } from '../../words/count';
import { AdminPage } from './admin_page';

const kColumns = [
  { name: 'Team' },
  { name: 'Accounts' },
  { name: 'Applications' },
  { name: 'Integrations', className: 'hide-s' },
  { name: 'Pacts', className: 'hide-s' },
  { name: 'Results', className: 'hide-s' },
  { name: 'Deployed' },
  { name: 'Published last', className: 'hide-s' },
];

function TeamRow({ team: { uuid, name, metrics } }: { team: TeamMetrics }) {
  const { users, pactPublications, verificationResults } = metrics;
  return (
    <Row>
      <RowHead>
        <Link to={paths.team(uuid)}>
          <Name>{name}</Name>
        </Link>
      </RowHead>
      <Cell label="Accounts">{users.activeRegularCount + users.activeSystemCount}</Cell>
      <Cell label="Applications">{metrics.pacticipants.count}</Cell>
      <Cell className="hide-s">
        <Link to={paths.teamIntegrations(uuid)}>
          {metrics.integrations.count}
          <span className="unseen"> of {name}</span>
        </Link>
      </Cell>
      <Cell className="hide-s">{pactPublications.count}</Cell>
      <Cell className="hide-s">
        {verificationResults.count === 0
          ? 0
          : `${verificationResults.count}, ${verificationResults.failureCount} failed`}
      </Cell>
      <Cell label="Deployed">{metrics.deployedVersions.currentlyDeployedCount}</Cell>
      <Cell className="hide-s">
        {pactPublications.last ? (
          <Ago at={pactPublications.last} />
        ) : (
          <span className="dim">Nothing yet</span>
        )}
      </Cell>
    </Row>
  );
}

export default function MetricsByTeam() {
  const query = useResource<TeamMetricsList>(paths.teamMetrics());
  const total = query.data?.teams.length;
  return (
    <AdminPage
      crumbs={[{ label: 'Teams', to: paths.teams() }, { label: 'Metrics' }]}
      title="Metrics by team"
      answer={total !== undefined && sentence(`${count(total, 'team')}.`)}
    >
      <p className="sub">
        Pacts count for their consumer’s team, results for their provider’s, integrations for both.
      </p>
      <Loaded query={query}>
        {({ teams }) =>
          teams.length === 0 ? (
            <Empty>No teams.</Empty>
          ) : (
            <Rows
              label="Teams"
              layout="minmax(0, 1fr) repeat(3, 100px) 90px 130px 100px 140px"
              columns={kColumns}
            >
              {teams.map((team) => (
                <TeamRow key={team.uuid} team={team} />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </AdminPage>
  );
}

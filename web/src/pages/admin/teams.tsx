// Teams: found by name, made, and the way to each.
import './admin.css';
import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../../api/paths';
import { usePages } from '../../api/queries';
import { may, useSession } from '../../api/session';
import type { Team, TeamPage } from '../../api/teams';
import { AddressSearch } from '../../design/filters';
import { Empty, Loaded } from '../../design/loaded';
import { Name } from '../../design/marks';
import { More } from '../../design/more';
import { Cell, PagedRows, Row, RowHead } from '../../design/rows';
import { useAddressValue } from '../../design/tabs';
import { count, sentence } from '../../words/count';
import { NewNamed } from './new_named';
import { AdminPage } from './admin_page';

const kColumns = [{ name: 'Team' }, { name: 'Members' }];

function rowOf({ uuid, name, numberOfMembers }: Team) {
  return (
    <Row key={uuid}>
      <RowHead>
        <Link to={paths.team(uuid)}>
          <Name>{name}</Name>
        </Link>
      </RowHead>
      <Cell>{count(numberOfMembers, 'member')}</Cell>
    </Row>
  );
}

function TeamForm({ close }: { close: () => void }) {
  return (
    <NewNamed
      what="team"
      hint="Who and what is of it is chosen next."
      at={paths.teams()}
      pageOf={paths.team}
      close={close}
    />
  );
}

const kNone =
  'No teams. Without them whoever has a permission has it for everything; a team limits that to its own applications and environments.';

export default function Teams() {
  const [q] = useAddressValue('q');
  const [makes, setMakes] = useState(false);
  const session = useSession();
  const query = usePages<TeamPage>(paths.teams({ q, page: 1, size: 50 }));
  const pages = query.data?.pages;
  const total = pages?.[0]?.page?.totalElements;
  return (
    <AdminPage
      crumbs={[{ label: 'Teams' }]}
      title="Teams"
      answer={total !== undefined && sentence(`${count(total, 'team')}.`)}
    >
      <div className="bar">
        <AddressSearch label="Search name" />
        <Link to={paths.teamMetrics()}>Metrics by team</Link>
        {may(session, 'team:manage:*') && (
          <button type="button" className="main right" onClick={() => setMakes(true)}>
            New team
          </button>
        )}
      </div>
      <Loaded query={{ data: pages, error: query.error, refetch: query.refetch }}>
        {(found) =>
          total === 0 ? (
            <Empty>{q ? 'No team is called like that.' : kNone}</Empty>
          ) : (
            <PagedRows
              label="Teams"
              layout="minmax(0, 1fr) 140px"
              columns={kColumns}
              pages={found.map(({ teams }) => teams)}
              row={rowOf}
            />
          )
        }
      </Loaded>
      <More query={query} />
      {makes && <TeamForm close={() => setMakes(false)} />}
    </AdminPage>
  );
}

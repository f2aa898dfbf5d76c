// What was deployed and released to an environment, the newest first.
import { Link } from 'react-router';
import { addressOf, type Arrival, type History } from '../../api/environments';
import { paths } from '../../api/paths';
import { usePages } from '../../api/queries';
import { ApplicationFilter } from '../../choosers/application_filter';
import { Empty, Loaded } from '../../design/loaded';
import { Ago, Name, Pill, Tag, Version } from '../../design/marks';
import { More } from '../../design/more';
import { Cell, PagedRows, Row, RowHead } from '../../design/rows';
import { useAddressValue } from '../../design/tabs';

function HistoryRow({ entry }: { entry: Arrival }) {
  const { pacticipant, version } = entry;
  const isRelease = entry.kind === 'release';
  return (
    <Row>
      <RowHead>
        <Link to={paths.pacticipant(pacticipant.name)}>
          <Name>{pacticipant.name}</Name>
        </Link>
      </RowHead>
      <Cell label="Version">
        <span className="marks">
          <Link to={paths.version(pacticipant.name, version.number)}>
            <Version number={version.number} />
          </Link>
          {version.branch && <Tag>{version.branch}</Tag>}
        </span>
      </Cell>
      <Cell label={isRelease ? 'Released' : 'Deployed'}>
        <span className="marks">
          <small>
            {isRelease ? 'released ' : 'deployed '}
            <Ago at={entry.createdAt} />
          </small>
          {entry.applicationInstance && <Tag>{entry.applicationInstance}</Tag>}
        </span>
      </Cell>
      <Cell label="Now">
        {entry.currently ? (
          <Pill kind="ok">{isRelease ? 'Supported' : 'Runs here'}</Pill>
        ) : (
          <small>until {entry.endedAt ? <Ago at={entry.endedAt} /> : 'something else came'}</small>
        )}
      </Cell>
    </Row>
  );
}

const rowOf = (entry: Arrival) => <HistoryRow key={addressOf(entry)} entry={entry} />;

export function HistoryList({ uuid }: { uuid: string }) {
  const [pacticipant] = useAddressValue('pacticipant');
  const query = usePages<History>(paths.environmentHistory(uuid, { pacticipant, size: 50 }));
  return (
    <>
      <div className="bar">
        <ApplicationFilter />
      </div>
      <Loaded query={query}>
        {({ pages }) =>
          pages.every(({ entries }) => entries.length === 0) ? (
            <Empty>Nothing was deployed or released here yet.</Empty>
          ) : (
            <>
              <PagedRows
                label="History"
                layout="minmax(0, 3fr) minmax(0, 3fr) minmax(0, 3fr) minmax(0, 2fr)"
                columns={[
                  { name: 'Application' },
                  { name: 'Version' },
                  { name: 'When' },
                  { name: 'Now' },
                ]}
                pages={pages.map(({ entries }) => entries)}
                row={rowOf}
              />
              <More query={query} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

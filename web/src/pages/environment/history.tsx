// What was deployed and released to an environment, the newest first.
import { Link } from 'react-router';
import type { Hal } from '../../api/http';
import { paths } from '../../api/paths';
import { usePages } from '../../api/queries';
import { ApplicationPicker } from '../../choosers/application';
import { Empty, Loaded } from '../../design/loaded';
import { Ago, Name, Pill, Tag, Version } from '../../design/marks';
import { More } from '../../design/more';
import { Cell, PagedRows, Row, RowHead } from '../../design/rows';
import { useAddressValue } from '../../design/tabs';

interface Entry {
  kind: 'deployment' | 'release';
  pacticipant: { name: string };
  version: { number: string; branch?: string };
  applicationInstance?: string;
  createdAt: string;
  createdBy?: string;
  endedAt?: string;
  currently: boolean;
}

type History = Hal<{ entries: Entry[] }>;

function HistoryRow({ entry }: { entry: Entry }) {
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
            {entry.createdBy && (
              <>
                {' '}
                by <Name>{entry.createdBy}</Name>
              </>
            )}
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

const rowOf = (entry: Entry) => (
  <HistoryRow
    key={`${entry.kind} ${entry.pacticipant.name} ${entry.version.number} ${entry.applicationInstance ?? ''} ${entry.createdAt}`}
    entry={entry}
  />
);

export function HistoryList({ uuid }: { uuid: string }) {
  const [pacticipant, setPacticipant] = useAddressValue('pacticipant');
  const query = usePages<History>(paths.environmentHistory(uuid, { pacticipant, size: 50 }));
  return (
    <>
      <div className="bar">
        <ApplicationPicker
          label="Of one application"
          value={pacticipant}
          onChange={setPacticipant}
        />
        {pacticipant && (
          <button type="button" onClick={() => setPacticipant('')}>
            Of all
          </button>
        )}
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

// What is in an environment now, and that it is no more.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import { addressOf, useRunning, type Arrival, type Environment } from '../../api/environments';
import { send } from '../../api/http';
import { paths } from '../../api/paths';
import { pathOf, site } from '../../api/site';
import { ApplicationFilter } from '../../choosers/application_filter';
import { Command } from '../../design/copy';
import { Confirm } from '../../design/dialog';
import { Empty, Loaded } from '../../design/loaded';
import { Ago, Name, Tag, Version } from '../../design/marks';
import { More } from '../../design/more';
import { Cell, PagedRows, Row, RowHead } from '../../design/rows';
import { useAddressValue } from '../../design/tabs';
import { shell } from '../../words/shell';

const isRelease = ({ kind }: Arrival) => kind === 'release';

/** What it is changed by: that it is there no more. */
const kEnd = {
  release: { currentlySupported: false },
  deployment: { currentlyDeployed: false },
} as const;

function End({ one, close }: { one: Arrival; close: () => void }) {
  const cache = useQueryClient();
  const end = async () => {
    await send('PATCH', pathOf(addressOf(one)) ?? '', kEnd[one.kind]);
    await cache.invalidateQueries();
  };
  return (
    <Confirm
      title={isRelease(one) ? 'End its support?' : 'Record that it no longer runs?'}
      verb={isRelease(one) ? 'End support' : 'Record it'}
      act={end}
      close={close}
    >
      <Name>{one.pacticipant.name}</Name> <Version number={one.version.number} /> is then no longer
      counted when somebody asks whether a version may go here. That cannot be taken back.
    </Confirm>
  );
}

function RunningRow({ one, end }: { one: Arrival; end: (one: Arrival) => void }) {
  const { pacticipant, version } = one;
  return (
    <Row>
      <RowHead>
        <Link to={paths.pacticipant(pacticipant.name)}>
          <Name>{pacticipant.name}</Name>
        </Link>
      </RowHead>
      <Cell label="Version">
        <Link to={paths.version(pacticipant.name, version.number)}>
          <Version number={version.number} />
        </Link>
      </Cell>
      <Cell label="As">
        <span className="marks">
          <small>{isRelease(one) ? 'a release' : 'a deployment'}</small>
          {one.applicationInstance && <Tag>{one.applicationInstance}</Tag>}
        </span>
      </Cell>
      <Cell label="Since">
        <small>
          <Ago at={one.createdAt} />
        </small>
      </Cell>
      <Cell>
        <button
          type="button"
          className="plain"
          aria-label={`${isRelease(one) ? 'End support of' : 'No longer runs:'} ${pacticipant.name} ${version.number}`}
          onClick={() => end(one)}
        >
          {isRelease(one) ? 'End support' : 'No longer runs'}
        </button>
      </Cell>
    </Row>
  );
}

function Nothing({ environment }: { environment: Environment }) {
  const command = shell(
    ...['accord', 'broker', 'record-deployment', '--broker-base-url', site.base],
    ...['--pacticipant', 'NAME', '--version', 'VERSION', '--environment', environment.name],
  );
  return (
    <Empty>
      <p>When a version is deployed here, record it, from the script that deploys:</p>
      <Command>{command}</Command>
    </Empty>
  );
}

export function RunningList({ environment }: { environment: Environment }) {
  const [pacticipant] = useAddressValue('pacticipant');
  const query = useRunning(environment.uuid, pacticipant);
  const [ending, setEnding] = useState<Arrival>();
  const rowOf = useCallback(
    (one: Arrival) => <RunningRow key={addressOf(one)} one={one} end={setEnding} />,
    [],
  );
  const isEmpty = query.data?.pages.every(({ entries }) => entries.length === 0);
  return (
    <>
      {(pacticipant || !isEmpty) && (
        <div className="bar">
          <ApplicationFilter />
        </div>
      )}
      <Loaded query={query}>
        {({ pages }) =>
          isEmpty ? (
            pacticipant ? (
              <Empty>It does not run here.</Empty>
            ) : (
              <Nothing environment={environment} />
            )
          ) : (
            <>
              <PagedRows
                label="What runs here"
                layout="minmax(0, 3fr) minmax(0, 2fr) minmax(0, 2fr) 130px 120px"
                columns={[
                  { name: 'Application' },
                  { name: 'Version' },
                  { name: 'As' },
                  { name: 'Since' },
                  { name: <span className="unseen">Change</span> },
                ]}
                pages={pages.map(({ entries }) => entries)}
                row={rowOf}
              />
              <More query={query} />
            </>
          )
        }
      </Loaded>
      {ending && <End one={ending} close={() => setEnding(undefined)} />}
    </>
  );
}

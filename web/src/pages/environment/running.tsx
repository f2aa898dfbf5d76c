// What is in an environment now, and that it is no more.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Environment, Running } from '../../api/environments';
import { send } from '../../api/http';
import { paths } from '../../api/paths';
import { site } from '../../api/site';
import { Command } from '../../design/copy';
import { Confirm } from '../../design/dialog';
import { AddressSearch } from '../../design/filters';
import { Empty } from '../../design/loaded';
import { Ago, Name, Tag, Version } from '../../design/marks';
import { Cell, Row, RowHead, Rows } from '../../design/rows';
import { useAddressValue } from '../../design/tabs';
import { shell } from '../../words/shell';
import { narrowed } from '../environments/words';

const kPage = 100;

function End({ one, close }: { one: Running; close: () => void }) {
  const cache = useQueryClient();
  const isRelease = one.kind === 'release';
  const end = async () => {
    if (isRelease) {
      await send('PATCH', paths.releasedVersion(one.uuid), { currentlySupported: false });
    } else {
      await send('PATCH', paths.deployedVersion(one.uuid), { currentlyDeployed: false });
    }
    await cache.invalidateQueries();
  };
  return (
    <Confirm
      title={isRelease ? 'End its support?' : 'Record that it no longer runs?'}
      verb={isRelease ? 'End support' : 'Record it'}
      act={end}
      close={close}
    >
      <Name>{one.pacticipant}</Name> <Version number={one.version} /> is then no longer counted when
      somebody asks whether a version may go here. That cannot be taken back.
    </Confirm>
  );
}

function RunningRow({ one, end }: { one: Running; end: () => void }) {
  return (
    <Row>
      <RowHead>
        <Link to={paths.pacticipant(one.pacticipant)}>
          <Name>{one.pacticipant}</Name>
        </Link>
      </RowHead>
      <Cell label="Version">
        <Link to={paths.version(one.pacticipant, one.version)}>
          <Version number={one.version} />
        </Link>
      </Cell>
      <Cell label="As">
        <span className="marks">
          <small>{one.kind === 'release' ? 'a release' : 'a deployment'}</small>
          {one.instance && <Tag>{one.instance}</Tag>}
        </span>
      </Cell>
      <Cell label="Since">
        <small>
          <Ago at={one.since} />
        </small>
      </Cell>
      <Cell>
        <button
          type="button"
          className="plain"
          aria-label={`${one.kind === 'release' ? 'End support of' : 'No longer runs:'} ${one.pacticipant} ${one.version}`}
          onClick={end}
        >
          {one.kind === 'release' ? 'End support' : 'No longer runs'}
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

export function RunningList(props: { environment: Environment; running: Running[] }) {
  const { environment, running } = props;
  const [words] = useAddressValue('q');
  const [shown, setShown] = useState(kPage);
  const [ending, setEnding] = useState<Running>();
  if (running.length === 0) return <Nothing environment={environment} />;
  const fitting = narrowed(running, words);
  return (
    <>
      <div className="bar">
        <AddressSearch label="Filter by application" />
      </div>
      {fitting.length === 0 ? (
        <Empty>No application is like that.</Empty>
      ) : (
        <Rows
          label="What runs here"
          layout="minmax(0, 3fr) minmax(0, 2fr) minmax(0, 2fr) 130px 120px"
          columns={[
            { name: 'Application' },
            { name: 'Version' },
            { name: 'As' },
            { name: 'Since' },
            { name: <span className="unseen">Change</span> },
          ]}
        >
          {fitting.slice(0, shown).map((one) => (
            <RunningRow key={one.uuid} one={one} end={() => setEnding(one)} />
          ))}
        </Rows>
      )}
      {shown < fitting.length && (
        <div className="pad">
          <button type="button" onClick={() => setShown(shown + kPage)}>
            Show more
          </button>
        </div>
      )}
      {ending && <End one={ending} close={() => setEnding(undefined)} />}
    </>
  );
}

// Environments: what runs where, side by side.
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import {
  useEnvironments,
  useRunning,
  type Environment,
  type Running,
} from '../../api/environments';
import { paths } from '../../api/paths';
import { site } from '../../api/site';
import { Command } from '../../design/copy';
import { AddressSearch } from '../../design/filters';
import { Empty, Failure, Loaded } from '../../design/loaded';
import { Ago, Name, Tag, Version } from '../../design/marks';
import { Crumbs, PageTitle } from '../../design/page';
import { useAddressValue } from '../../design/tabs';
import { count, figure, sentence } from '../../words/count';
import { shell } from '../../words/shell';
import { EnvironmentForm } from './environment_form';
import '../../design/rows.css'; // for the marks of a row
import './environments.css';
import { narrowed, whatRuns } from './words';

const kShownMax = 25; // of a lane; the page of the environment has all

function LaneRow({ one }: { one: Running }) {
  return (
    <li data-row>
      <Link to={paths.pacticipant(one.pacticipant)}>
        <Name>{one.pacticipant}</Name>
      </Link>
      <span className="marks">
        {one.instance && <Tag>{one.instance}</Tag>}
        {one.kind === 'release' && <span className="tag">release</span>}
        <Link to={paths.version(one.pacticipant, one.version)}>
          <Version number={one.version} />
        </Link>
        <small>
          <Ago at={one.since} />
        </small>
      </span>
    </li>
  );
}

function LaneRows({
  environment,
  running,
  words,
}: {
  environment: Environment;
  running: Running[];
  words: string;
}) {
  const fitting = narrowed(running, words);
  return (
    <>
      <p className="quiet">
        {running.length > 0 && fitting.length === 0
          ? 'No application is like that.'
          : whatRuns(fitting)}
      </p>
      <ul>
        {fitting.slice(0, kShownMax).map((one) => (
          <LaneRow key={one.uuid} one={one} />
        ))}
      </ul>
      {fitting.length > kShownMax && (
        <p className="quiet">
          <Link className="link" to={paths.environment(environment.uuid)}>
            All {fitting.length}
          </Link>
        </p>
      )}
    </>
  );
}

function Lane({ environment, words }: { environment: Environment; words: string }) {
  const running = useRunning(environment.uuid);
  const title = environment.displayName || environment.name;
  return (
    <section className="card lane" aria-label={title}>
      <h2>
        <Link to={paths.environment(environment.uuid)}>
          <Name>{title}</Name>
        </Link>
        {environment.production && <span className="tag">production</span>}
      </h2>
      {running.data ? (
        <LaneRows environment={environment} running={running.data} words={words} />
      ) : running.error ? (
        <Failure error={running.error} again={() => void running.refetch()} />
      ) : (
        <div className="skeleton" role="status" aria-label="Loading" />
      )}
    </section>
  );
}

function NoEnvironments() {
  const command = shell(
    ...['accord', 'broker', 'create-environment', '--broker-base-url', site.base],
    ...['--name', 'production', '--display-name', 'Production', '--production'],
  );
  return (
    <Empty>
      <p>
        An environment is a place where applications run together, such as production. Create one
        here, or with this command:
      </p>
      <Command>{command}</Command>
    </Empty>
  );
}

function Lanes({ environments }: { environments: Environment[] }) {
  const [words] = useAddressValue('q');
  if (environments.length === 0) return <NoEnvironments />;
  return (
    <div className="lanes">
      {environments.map((environment) => (
        <Lane key={environment.uuid} environment={environment} words={words} />
      ))}
    </div>
  );
}

/** "Two environments; one is production." */
function answerOf(environments: readonly Environment[]): string {
  const production = environments.filter((one) => one.production).length;
  const all = sentence(count(environments.length, 'environment'));
  if (environments.length === 0) return 'There is no environment yet.';
  if (production === 0) return `${all}, none of them production.`;
  return `${all}; ${figure(production)} ${production === 1 ? 'is' : 'are'} production.`;
}

export default function Environments() {
  const query = useEnvironments();
  const [creates, setCreates] = useState(false);
  const go = useNavigate();
  const { environments } = query;
  return (
    <>
      <Crumbs crumbs={[{ label: 'Environments' }]} />
      <PageTitle
        title="Environments"
        answer={environments ? answerOf(environments) : 'What runs where.'}
      />
      <div className="bar">
        <AddressSearch label="Filter by application" />
        <button type="button" className="main right" onClick={() => setCreates(true)}>
          Create an environment
        </button>
      </div>
      <Loaded query={{ data: environments, error: query.error, refetch: query.refetch }}>
        {(list) => <Lanes environments={list} />}
      </Loaded>
      {creates && (
        <EnvironmentForm
          close={() => setCreates(false)}
          done={(uuid) => void go(paths.environment(uuid))}
        />
      )}
    </>
  );
}

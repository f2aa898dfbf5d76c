// Environments: what runs where, side by side.
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import {
  addressOf,
  useEnvironments,
  type Arrival,
  type Environment,
  type History,
} from '../../api/environments';
import { link } from '../../api/http';
import { paths, withQuery } from '../../api/paths';
import { useSteadyResource } from '../../api/queries';
import { site } from '../../api/site';
import { ApplicationFilter } from '../../choosers/application_filter';
import { Command } from '../../design/copy';
import { Empty, Failure, Loaded } from '../../design/loaded';
import { Ago, Name, Tag, Version } from '../../design/marks';
import { Crumbs, PageTitle } from '../../design/page';
import { useAddressValue } from '../../design/tabs';
import { count, figure, sentence } from '../../words/count';
import { shell } from '../../words/shell';
import { EnvironmentForm } from './environment_form';
import '../../design/rows.css'; // for the marks of a row
import './environments.css';
import { whatRuns } from './words';

const kShownMax = 25; // of a lane; the page of the environment has all

function LaneRow({ one }: { one: Arrival }) {
  const { pacticipant, version } = one;
  return (
    <li data-row>
      <Link to={paths.pacticipant(pacticipant.name)}>
        <Name>{pacticipant.name}</Name>
      </Link>
      <span className="marks">
        {one.applicationInstance && <Tag>{one.applicationInstance}</Tag>}
        {one.kind === 'release' && <span className="tag">release</span>}
        <Link to={paths.version(pacticipant.name, version.number)}>
          <Version number={version.number} />
        </Link>
        <small>
          <Ago at={one.createdAt} />
        </small>
      </span>
    </li>
  );
}

function LaneRows(props: { history: History; pacticipant: string; uuid: string; title: string }) {
  const { history, pacticipant, uuid, title } = props;
  const { entries } = history;
  const isMore = link(history, 'next') !== undefined;
  return (
    <>
      <p className="quiet">
        {pacticipant && entries.length === 0 ? 'It does not run here.' : whatRuns(entries, isMore)}
      </p>
      <ul>
        {entries.map((one) => (
          <LaneRow key={addressOf(one)} one={one} />
        ))}
      </ul>
      {isMore && (
        <p className="quiet">
          <Link className="link" to={withQuery(paths.environment(uuid), { pacticipant })}>
            Show all<span className="unseen"> in {title}</span>
          </Link>
        </p>
      )}
    </>
  );
}

function Lane({ environment, pacticipant }: { environment: Environment; pacticipant: string }) {
  const { uuid } = environment;
  const running = useSteadyResource<History>(paths.running(uuid, { pacticipant, size: kShownMax }));
  const title = environment.displayName || environment.name;
  return (
    <section className="card lane" aria-label={title}>
      <h2>
        <Link to={paths.environment(uuid)}>
          <Name>{title}</Name>
        </Link>
        {environment.production && <span className="tag">production</span>}
      </h2>
      {running.data ? (
        <LaneRows history={running.data} pacticipant={pacticipant} uuid={uuid} title={title} />
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
  const [pacticipant] = useAddressValue('pacticipant');
  if (environments.length === 0) return <NoEnvironments />;
  return (
    <div className="lanes">
      {environments.map((environment) => (
        <Lane key={environment.uuid} environment={environment} pacticipant={pacticipant} />
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
        <ApplicationFilter />
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

// The tab of environments: where the two sides of the contract meet now, and whether they agree there.
import { Link } from 'react-router';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { site } from '../../api/site';
import { Command } from '../../design/copy';
import { Empty, Loaded } from '../../design/loaded';
import { Name, Pill, Version } from '../../design/marks';
import { agreements, type Agreement } from '../../words/status';
import type { Pact } from './data';
import { quoted } from './results';

interface Meeting {
  environment: string;
  consumerVersions: string[];
  providerVersions: string[];
  agreement?: Agreement;
}

interface Overview {
  environments: { uuid: string; name: string; displayName?: string; production?: boolean }[];
  /** Of the pair alone. */
  integrations: { meetings?: Meeting[] }[];
}

function Versions({ name, numbers, own }: { name: string; numbers: string[]; own: string }) {
  if (numbers.length === 0) return <span className="dim">not there</span>;
  return numbers.map((number) => (
    <span className="there" key={number}>
      <Link to={paths.version(name, number)}>
        <Version number={number} />
      </Link>
      {number === own && <small> this contract</small>}
    </span>
  ));
}

function Row({ meeting, overview, pact }: { meeting: Meeting; overview: Overview; pact: Pact }) {
  const environment = overview.environments.find(({ name }) => name === meeting.environment);
  const label = environment?.displayName || meeting.environment;
  const agreement = meeting.agreement && agreements[meeting.agreement];
  return (
    <tr data-row>
      <th scope="row">
        {environment ? (
          <Link to={paths.environment(environment.uuid)}>
            <Name>{label}</Name>
          </Link>
        ) : (
          <Name>{label}</Name>
        )}
        {environment?.production && !/production/i.test(label) && <small> production</small>}
      </th>
      <td>
        <Versions name={pact.consumer} numbers={meeting.consumerVersions} own={pact.version} />
      </td>
      <td>
        <Versions name={pact.provider} numbers={meeting.providerVersions} own="" />
      </td>
      <td>
        {agreement ? (
          <Pill kind={agreement.kind}>{agreement.words}</Pill>
        ) : (
          <span className="dim">One side only</span>
        )}
      </td>
    </tr>
  );
}

export function WhereItRuns({ pact }: { pact: Pact }) {
  const { consumer, provider, version } = pact;
  const overview = useResource<Overview>(paths.overviewData({ consumer, provider }));
  return (
    <Loaded query={overview} rows={3}>
      {(data) => {
        const meetings = data.integrations[0]?.meetings ?? [];
        if (meetings.length === 0) {
          return (
            <Empty>
              <p>
                Neither <Name>{consumer}</Name> nor <Name>{provider}</Name> is recorded in an
                environment. After a deployment:
              </p>
              <Command>
                {`accord broker record-deployment --broker-base-url ${site.base} --pacticipant ${quoted(consumer)} --version ${quoted(version)} --environment production`}
              </Command>
            </Empty>
          );
        }
        return (
          <div className="card">
            <table aria-label="Where it runs">
              <thead>
                <tr>
                  <th scope="col">Environment</th>
                  <th scope="col">
                    <Name>{consumer}</Name>
                  </th>
                  <th scope="col">
                    <Name>{provider}</Name>
                  </th>
                  <th scope="col">Together</th>
                </tr>
              </thead>
              <tbody>
                {meetings.map((meeting) => (
                  <Row key={meeting.environment} meeting={meeting} overview={data} pact={pact} />
                ))}
              </tbody>
            </table>
          </div>
        );
      }}
    </Loaded>
  );
}

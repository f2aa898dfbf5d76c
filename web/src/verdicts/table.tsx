// Can it go there? One row an environment: the verdict, what is there now, and the way to the reasons.
import { Link } from 'react-router';
import { addressOf } from '../api/environments';
import { ApiError, link } from '../api/http';
import { nameOf } from '../api/overview';
import { paths, withQuery } from '../api/paths';
import { site } from '../api/site';
import { Command } from '../design/copy';
import { Empty } from '../design/loaded';
import { Ago, Name, Pill, Version } from '../design/marks';
import { Cell, Row, RowHead, Rows } from '../design/rows';
import { shell } from '../words/shell';
import { usePlaced, type Verdict } from './verdicts';
import { wordsForVerdict } from './words';

const kShownMax = 3; // versions that are in one environment

function Placed({ pacticipant, uuid }: { pacticipant: string; uuid: string }) {
  const { data } = usePlaced(pacticipant, uuid, kShownMax);
  if (!data) return null;
  if (data.entries.length === 0) return <small>nothing</small>;
  return (
    <span className="marks">
      {data.entries.map((one) => (
        <span key={addressOf(one)} className="marks">
          <Link to={paths.version(pacticipant, one.version.number)}>
            <Version number={one.version.number} />
          </Link>
          <small>
            {one.applicationInstance && (
              <>
                <Name>{one.applicationInstance}</Name>,{' '}
              </>
            )}
            <Ago at={one.createdAt} />
          </small>
        </span>
      ))}
      {link(data, 'next') && (
        <Link className="link small" to={withQuery(paths.environment(uuid), { pacticipant })}>
          and more
        </Link>
      )}
    </span>
  );
}

function Answer({ answer }: { answer: Verdict['answer'] }) {
  if (answer.data) {
    const { kind, word, why } = wordsForVerdict(answer.data);
    return (
      <span className="marks">
        <Pill kind={kind}>{word}</Pill>
        <small>{why}</small>
      </span>
    );
  }
  if (answer.error instanceof ApiError) return <small role="alert">{answer.error.message}</small>;
  return <small>Asking</small>;
}

export function VerdictTable(props: {
  pacticipant: string;
  version: string;
  verdicts: readonly Verdict[];
}) {
  const { pacticipant, version, verdicts } = props;
  if (verdicts.length === 0) {
    return (
      <Empty>
        <div className="stack">
          <p>There are no environments yet. The first one is often production:</p>
          <Command>
            {shell(
              ...['accord', 'broker', 'create-environment', '--name', 'production', '--production'],
              ...['--broker-base-url', site.base],
            )}
          </Command>
        </div>
      </Empty>
    );
  }
  return (
    <Rows
      label="Can it be deployed"
      layout="minmax(110px, 1fr) minmax(180px, 2fr) minmax(160px, 2fr) 76px"
      columns={[
        { name: 'To' },
        { name: 'Can it be deployed?' },
        { name: 'There now' },
        { name: <span className="unseen">Reasons</span> },
      ]}
    >
      {verdicts.map(({ environment, answer }) => (
        <Row key={environment.uuid}>
          <RowHead>
            <Link className="pair clamp" to={paths.environment(environment.uuid)}>
              <Name>{nameOf(environment)}</Name>
            </Link>
          </RowHead>
          <Cell>
            <Answer answer={answer} />
          </Cell>
          <Cell label="there now:">
            <Placed pacticipant={pacticipant} uuid={environment.uuid} />
          </Cell>
          <Cell>
            <Link
              className="link small"
              to={paths.canIDeploy({ pacticipant, version, environment: environment.name })}
            >
              {answer.data?.deployable ? 'Reasons' : 'Why?'}
              <span className="unseen"> for {nameOf(environment)}</span>
            </Link>
          </Cell>
        </Row>
      ))}
    </Rows>
  );
}

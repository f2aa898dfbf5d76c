// Integrations as rows: who needs whom, how that stands, and in which environments they meet.
import './list.css';
import { useCallback } from 'react';
import { Link } from 'react-router';
import { link } from '../api/http';
import { nameOf, type Environment, type Integration } from '../api/overview';
import { paths } from '../api/paths';
import { pathOf } from '../api/site';
import { Ago, Dot, Name, Pill, Version } from '../design/marks';
import { Cell, PagedRows, Row, RowHead, type Column } from '../design/rows';
import { agreements } from '../words/status';
import { wordsForMeeting, wordsForNewest } from './words';

/** More columns than that can't be read; the last ones, as production, are shown. */
export const kEnvironmentsMax = 12;
const kWideEnvironments = 5;

export function Pair({ integration }: { integration: Integration }) {
  const { consumer, provider } = integration;
  return (
    <Link
      className="pair clamp"
      to={paths.integration(consumer.name, provider.name)}
      title={`${consumer.name} → ${provider.name}`}
    >
      <Name>{nameOf(consumer)}</Name>
      <span className="arrow" aria-hidden="true">
        →
      </span>
      <span className="unseen"> needs </span>
      <Name>{nameOf(provider)}</Name>
    </Link>
  );
}

function Result({ integration }: { integration: Integration }) {
  const { agreement, newest, verifiedAt } = integration;
  const { kind, words } = agreements[agreement];
  const pact = pathOf(link(integration, 'self') ?? '');
  const pill = <Pill kind={kind}>{words}</Pill>;
  const counts = agreement === 'works' || agreement === 'fails';
  return (
    <span className="marks">
      {pact ? <Link to={pact}>{pill}</Link> : pill}
      {newest && <Dot kind={agreements[newest.agreement].kind} label={wordsForNewest(newest)} />}
      {counts && verifiedAt && (
        <small>
          <Ago at={verifiedAt} />
        </small>
      )}
    </span>
  );
}

function Meets({
  integration,
  environment,
}: {
  integration: Integration;
  environment: Environment;
}) {
  const meeting = integration.meetings.find((one) => one.environment === environment.name);
  const found = wordsForMeeting(integration, meeting, nameOf(environment));
  return (
    <td
      role="cell"
      className={`meets ${found ? '' : 'hide-s'}`}
      data-environment={nameOf(environment)}
    >
      {found ? (
        <Dot kind={found.kind} label={found.words} />
      ) : (
        <span className="dim">
          <span aria-hidden="true">·</span>
          <span className="unseen">not there</span>
        </span>
      )}
    </td>
  );
}

function IntegrationRow(props: { integration: Integration; environments: readonly Environment[] }) {
  const { integration } = props;
  const { consumer, consumerVersion, publishedAt } = integration;
  return (
    <Row>
      <RowHead>
        <Pair integration={integration} />
      </RowHead>
      <Cell>
        <Result integration={integration} />
      </Cell>
      <Cell>
        <span className="marks">
          <Link to={paths.version(consumer.name, consumerVersion.number)}>
            <Version number={consumerVersion.number} />
          </Link>
          {consumerVersion.branch && (
            <small className="clamp">
              <Name>{consumerVersion.branch}</Name>
            </small>
          )}
        </span>
      </Cell>
      <Cell label="published">
        <small>
          <Ago at={publishedAt} />
        </small>
      </Cell>
      {props.environments.map((environment) => (
        <Meets key={environment.uuid} integration={integration} environment={environment} />
      ))}
    </Row>
  );
}

function columnsOf(environments: readonly Environment[]): Column[] {
  return [
    { name: 'Consumer → Provider' },
    { name: 'Latest result' },
    { name: 'Contract from' },
    { name: 'Published' },
    ...environments.map((environment) => ({
      name: (
        <span className="one-line" title={nameOf(environment)}>
          <Name>{nameOf(environment)}</Name>
        </span>
      ),
      className: 'meets',
    })),
  ];
}

/** `pages` and `environments` are the same objects as long as what they tell is the same. */
export function IntegrationList(props: {
  label: string;
  pages: readonly (readonly Integration[])[];
  environments: readonly Environment[];
}) {
  const { environments } = props;
  const isWide = environments.length <= kWideEnvironments;
  const each = isWide ? 'minmax(52px, 80px)' : '28px';
  const places = environments.length > 0 ? ` repeat(${environments.length}, ${each})` : '';
  const row = useCallback(
    (integration: Integration) => (
      <IntegrationRow
        key={`${integration.consumer.name}\n${integration.provider.name}`}
        integration={integration}
        environments={environments}
      />
    ),
    [environments],
  );
  return (
    <div className={isWide ? undefined : 'many-environments'}>
      <PagedRows
        label={props.label}
        layout={`minmax(150px, 1fr) 224px minmax(110px, 160px) 124px${places}`}
        columns={columnsOf(environments)}
        pages={props.pages}
        row={row}
      />
    </div>
  );
}

// Publications as rows.
import { useCallback } from 'react';
import { Link } from 'react-router';
import { link } from '../../api/http';
import { nameOf } from '../../api/overview';
import { paths } from '../../api/paths';
import { pathOf } from '../../api/site';
import { Ago, Name, Pill, Tag, Version } from '../../design/marks';
import { Cell, PagedRows, Row, RowHead } from '../../design/rows';
import { useEnvironments } from '../../verdicts/verdicts';
import { agreements } from '../../words/status';
import type { Publication } from './publications';

interface Pair {
  consumer: string;
  provider: string;
}

function Marks({ one, called }: { one: Publication; called: (environment: string) => string }) {
  const { branches = [], tags = [], environments = [] } = one.consumerVersion;
  return (
    <span className="marks">
      {branches.map((name) => (
        <small key={name}>
          <Name>{name}</Name>
        </small>
      ))}
      {tags.map((name) => (
        <Tag key={name}>{name}</Tag>
      ))}
      {environments.map((name) => (
        <span key={name} className="ver">
          in <Name>{called(name)}</Name>
        </span>
      ))}
    </span>
  );
}

/** Leads to the result, or else to the contract, which shows it. */
function Result({ one, contract }: { one: Publication; contract: string }) {
  const { kind, words } = agreements[one.agreement];
  const pill = <Pill kind={kind}>{words}</Pill>;
  const result = pathOf(link(one, 'pb:latest-verification-result') ?? '');
  return <Link to={result ?? contract}>{pill}</Link>;
}

function PublicationRow(
  props: Pair & { one: Publication; called: (environment: string) => string },
) {
  const { consumer, provider, one, called } = props;
  const { number } = one.consumerVersion;
  const before = one.sameContentAs?.number;
  return (
    <Row>
      <RowHead>
        <span className="marks">
          <Link to={paths.pact(consumer, provider, number)} title="The contract">
            <Version number={number} />
          </Link>
          {before !== undefined && before !== number && (
            <small>
              as <Version number={before} />
            </small>
          )}
        </span>
      </RowHead>
      <Cell>
        <Marks one={one} called={called} />
      </Cell>
      <Cell label="published">
        <small>
          <Ago at={one.publishedAt} />
        </small>
      </Cell>
      <Cell>
        <Result one={one} contract={paths.pact(consumer, provider, number)} />
      </Cell>
      <Cell>
        {one.providerVersion && (
          <span className="marks">
            <Link to={paths.version(provider, one.providerVersion.number)}>
              <Version number={one.providerVersion.number} />
            </Link>
            {one.verifiedAt && (
              <small>
                <Ago at={one.verifiedAt} />
              </small>
            )}
          </span>
        )}
      </Cell>
    </Row>
  );
}

export function PublicationRows(props: Pair & { pages: readonly (readonly Publication[])[] }) {
  const { consumer, provider, pages } = props;
  const { environments } = useEnvironments();
  const called = useCallback(
    (name: string) => {
      const known = environments?.find((one) => one.name === name);
      return known ? nameOf(known) : name;
    },
    [environments],
  );
  const row = useCallback(
    (one: Publication) => (
      <PublicationRow
        key={one.consumerVersion.number}
        consumer={consumer}
        provider={provider}
        one={one}
        called={called}
      />
    ),
    [consumer, provider, called],
  );
  return (
    <PagedRows
      label="Publications"
      layout="minmax(130px, 1fr) minmax(110px, 1fr) 120px 172px minmax(130px, 1fr)"
      columns={[
        { name: 'Contract of' },
        { name: 'Branches, tags' },
        { name: 'Published' },
        { name: 'Latest result' },
        { name: 'Verified by' },
      ]}
      pages={pages}
      row={row}
    />
  );
}

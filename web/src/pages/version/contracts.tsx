// The pacts of a version and what came of them, on either side.
import { Link } from 'react-router';
import { link } from '../../api/http';
import { matrixQuery, type MatrixRow } from '../../api/matrix';
import { paths } from '../../api/paths';
import { pathOf } from '../../api/site';
import { Empty } from '../../design/loaded';
import { Ago, Name, Pill, Version } from '../../design/marks';
import { Cell, Row, RowHead, Rows } from '../../design/rows';
import { ofResult } from '../../words/status';

/** The other side, with its version. */
function Other({ row, pacticipant }: { row: MatrixRow; pacticipant: string }) {
  const other = row.consumer.name === pacticipant ? row.provider : row.consumer;
  if (!other.version) return <small>no version yet</small>;
  return (
    <span className="marks">
      <Link to={paths.version(other.name, other.version.number)}>
        <Version number={other.version.number} />
      </Link>
      {(other.version.environments ?? []).map((one) => (
        <small key={one.uuid}>
          in <Name>{one.displayName ?? one.name}</Name>
        </small>
      ))}
    </span>
  );
}

function ContractRow({ row, pacticipant }: { row: MatrixRow; pacticipant: string }) {
  const { consumer, provider, verificationResult: result } = row;
  const { kind, words } = ofResult(result?.success);
  const pill = <Pill kind={kind}>{words}</Pill>;
  const to = pathOf(link(result ?? undefined, 'self') ?? '');
  return (
    <Row>
      <RowHead>
        <Link
          className="clamp"
          to={paths.pact(consumer.name, provider.name, consumer.version.number)}
        >
          <Name>{consumer.name}</Name>
          <span className="arrow" aria-hidden="true">
            →
          </span>
          <span className="unseen"> needs </span>
          <Name>{provider.name}</Name>
        </Link>
      </RowHead>
      <Cell>
        <Other row={row} pacticipant={pacticipant} />
      </Cell>
      <Cell>{to ? <Link to={to}>{pill}</Link> : pill}</Cell>
      <Cell>
        <small>{result?.verifiedAt && <Ago at={result.verifiedAt} />}</small>
      </Cell>
    </Row>
  );
}

export function Contracts(props: {
  pacticipant: string;
  version: string;
  rows: readonly MatrixRow[];
  isCut: boolean;
}) {
  const { pacticipant, version, rows, isCut } = props;
  const query = matrixQuery([{ pacticipant, version }], 'cvpv', 1_000);
  if (rows.length === 0) {
    return <Empty>It has published no pact, and verified none.</Empty>;
  }
  return (
    <>
      <Rows
        label="Contracts and results"
        layout="minmax(160px, 2fr) minmax(130px, 2fr) 160px 130px"
        columns={[
          { name: 'Contract' },
          { name: 'With version' },
          { name: 'Result' },
          { name: 'Verified' },
        ]}
      >
        {rows.map((row, i) => (
          <ContractRow key={i} row={row} pacticipant={pacticipant} />
        ))}
      </Rows>
      {isCut && (
        <p className="small">
          The first {rows.length}. <Link to={paths.matrix(query)}>More of them in the matrix</Link>
        </p>
      )}
    </>
  );
}

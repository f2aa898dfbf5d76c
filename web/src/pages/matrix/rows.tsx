// The rows of the matrix, each with its explanation.
import { Fragment, memo, useState } from 'react';
import { Link } from 'react-router';
import type { MatrixRow, MatrixVersion, Reason } from '../../api/decisions';
import { link } from '../../api/http';
import { paths } from '../../api/paths';
import { pathOf } from '../../api/site';
import { ReasonCard } from '../../decision/reason';
import { Ago, Name, Pill, Tag, Version } from '../../design/marks';
import { ofResult } from '../../words/status';
import { isPreverified, kIgnored, kPreverified, meaningOf } from './words';

const kMarksMax = 3;

/** A version with its branches, tags and environments. */
function VersionCell({ name, version }: { name: string; version: MatrixVersion | null }) {
  if (!version) return <span className="dim">none</span>;
  const marks = [
    ...(version.environments ?? []).map((one) => ({ words: `in ${one.displayName || one.name}` })),
    ...(version.branches ?? []).map((one) => ({ words: one.name, latest: one.latest })),
    ...(version.tags ?? []).map((one) => ({ words: one.name, latest: one.latest })),
  ];
  return (
    <div className="marks">
      <Link to={paths.version(name, version.number)}>
        <Version number={version.number} />
      </Link>
      {marks.slice(0, kMarksMax).map(({ words }, i) => (
        <Tag key={i}>{words}</Tag>
      ))}
      {marks.length > kMarksMax && (
        <small title={marks.map(({ words }) => words).join(', ')}>
          +{marks.length - kMarksMax}
        </small>
      )}
    </div>
  );
}

function Result({ row }: { row: MatrixRow }) {
  const { kind, words } = ofResult(row.verificationResult?.success);
  const path = pathOf(link(row.verificationResult ?? undefined, 'self') ?? '');
  return (
    <div className="marks result">
      {path ? (
        <Link to={path}>
          <Pill kind={kind}>{words}</Pill>
        </Link>
      ) : (
        <Pill kind={kind}>{words}</Pill>
      )}
      {row.verificationResult && (
        <small>
          <Ago at={row.verificationResult.verifiedAt} />
        </small>
      )}
      {isPreverified(row) && (
        <span className="tag" title={kPreverified}>
          pre-verified
        </span>
      )}
      {row.ignored && (
        <span className="tag" title={kIgnored}>
          left out
        </span>
      )}
    </div>
  );
}

function Explanation({
  row,
  reason,
  place,
}: {
  row: MatrixRow;
  reason: Reason | undefined;
  place: string;
}) {
  return (
    <>
      {reason ? (
        <ul className="reasons">
          <ReasonCard reason={reason} place={place} />
        </ul>
      ) : (
        <p>
          <bdi>{meaningOf(row)}</bdi>
        </p>
      )}
      {isPreverified(row) && <p>{kPreverified}</p>}
      {row.ignored && <p>{kIgnored}</p>}
    </>
  );
}

const RowLine = memo(function RowLine(props: {
  row: MatrixRow;
  reason: Reason | undefined;
  place: string;
}) {
  const { row, reason, place } = props;
  const [open, setOpen] = useState(false);
  const pact = pathOf(link(row.pact, 'self') ?? '');
  return (
    <Fragment>
      <tr data-row className={row.ignored ? 'ignored' : undefined}>
        <td>
          <Link
            className="one-line"
            to={paths.pacticipant(row.consumer.name)}
            title={row.consumer.name}
          >
            <Name>{row.consumer.name}</Name>
          </Link>
        </td>
        <td>
          <VersionCell name={row.consumer.name} version={row.consumer.version} />
        </td>
        <td>
          <small>
            {pact ? (
              <Link to={pact}>
                <Ago at={row.pact.createdAt} />
              </Link>
            ) : (
              <Ago at={row.pact.createdAt} />
            )}
          </small>
        </td>
        <td>
          <Link
            className="one-line"
            to={paths.pacticipant(row.provider.name)}
            title={row.provider.name}
          >
            <Name>{row.provider.name}</Name>
          </Link>
        </td>
        <td>
          <VersionCell name={row.provider.name} version={row.provider.version} />
        </td>
        <td>
          <Result row={row} />
        </td>
        <td>
          <button
            type="button"
            className="plain link"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            Explain
          </button>
        </td>
      </tr>
      {open && (
        <tr className="expl">
          <td colSpan={7}>
            <Explanation row={row} reason={reason} place={place} />
          </td>
        </tr>
      )}
    </Fragment>
  );
});

export function Rows({
  rows,
  reasons,
  place,
}: {
  rows: MatrixRow[];
  reasons: Reason[];
  place: string;
}) {
  const [shown, setShown] = useState(100);
  const ofRow = new Map(reasons.map((reason) => [reason.row, reason]));
  return (
    <div className="card rows-of-matrix">
      <table className="stacks" aria-label="Matrix">
        <thead>
          <tr>
            <th scope="col">Consumer</th>
            <th scope="col">Version</th>
            <th scope="col">Published</th>
            <th scope="col">Provider</th>
            <th scope="col">Version</th>
            <th scope="col">Result</th>
            <th scope="col">
              <span className="unseen">Explanation</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row, i) => (
            <RowLine key={i} row={row} reason={ofRow.get(i)} place={place} />
          ))}
        </tbody>
      </table>
      {shown < rows.length && (
        <div className="pad">
          <button type="button" onClick={() => setShown(shown + 100)}>
            Show more
          </button>
        </div>
      )}
    </div>
  );
}

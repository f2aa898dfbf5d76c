// A decision as a page shows it, wherever it is asked: can I deploy, and what would break in an environment.
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { explanationOf, type Contact, type Decision, type MatrixRow } from '../api/decisions';
import { link } from '../api/http';
import { pathOf } from '../api/site';
import { Ago, Name, Pill, Version } from '../design/marks';
import { count } from '../words/count';
import { ofResult } from '../words/status';
import './decision.css';
import { ReasonCard } from './reason';
import { blocking, verdictOf } from './verdict';

/** The line that answers. */
export function VerdictLine({ decision, place }: { decision: Decision; place: string }) {
  const verdict = verdictOf(decision, place);
  return (
    <div className={`verdict ${verdict.kind}`} role="status">
      <b>{verdict.answer}</b>
      <bdi>{verdict.words}</bdi>
    </div>
  );
}

/** The version on the other side of the contract than `asked`. */
function otherVersion(row: MatrixRow, asked: string): string | undefined {
  return row.provider.name === asked && row.consumer.name !== asked
    ? row.consumer.version.number
    : row.provider.version?.number;
}

/** Contracts with their results. */
function Rows({ rows, asked, label }: { rows: MatrixRow[]; asked: string; label: string }) {
  return (
    <div className="card">
      <table className="pairs stacks" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Contract</th>
            <th scope="col">Other side</th>
            <th scope="col">Result</th>
            <th scope="col" className="hide-s">
              Verified
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <Row key={i} row={row} asked={asked} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, asked }: { row: MatrixRow; asked: string }) {
  const { kind, words } = ofResult(row.verificationResult?.success);
  const other = otherVersion(row, asked);
  const path = pathOf(link(row.verificationResult ?? row.pact, 'self') ?? '');
  const contract = (
    <>
      <Name>{row.consumer.name}</Name>
      <span className="arrow" aria-label="needs">
        →
      </span>
      <Name>{row.provider.name}</Name>
    </>
  );
  return (
    <tr data-row>
      <th scope="row">{path ? <Link to={path}>{contract}</Link> : contract}</th>
      <td>{other !== undefined && <Version number={other} />}</td>
      <td>
        <Pill kind={kind}>{words}</Pill>
      </td>
      <td className="hide-s">
        <small>{row.verificationResult && <Ago at={row.verificationResult.verifiedAt} />}</small>
      </td>
    </tr>
  );
}

function Contacts({ place, contacts }: { place: string; contacts: Contact[] }) {
  return (
    <p className="small">
      Who knows more of <Name>{place}</Name>:{' '}
      {contacts.map((contact, i) => (
        <span key={i}>
          {i > 0 && '; '}
          <Name>{contact.name}</Name>
          {Object.entries(contact.details ?? {}).map(([kind, value]) => (
            <span key={kind}>
              , <Name>{`${kind}: ${String(value)}`}</Name>
            </span>
          ))}
        </span>
      ))}
    </p>
  );
}

/** What stands in the way and what is fine, below the verdict. `asked` is the application that should be deployed. */
export function DecisionDetails(props: {
  decision: Decision;
  /** The next rows of the matrix, where there are more than `decision` has. */
  more: ReactNode;
  place: string;
  asked: string;
  ignore?: (name: string) => void;
}) {
  const { decision, place, asked } = props;
  const explanation = explanationOf(decision);
  const reasons = blocking(decision);
  const ignored = explanation.reasons.length - reasons.length;
  const unshown = explanation.reasonsCount - explanation.reasons.length;
  const fine = decision.matrix.filter((row) => !row.ignored && row.verificationResult?.success);
  const left = decision.matrix.filter((row) => row.ignored);
  const { environment } = explanation;
  return (
    <>
      {reasons.length > 0 && (
        <section aria-label="What stands in the way">
          <h2>What stands in the way</h2>
          <ul className="card reasons">
            {reasons.map((reason, i) => (
              <ReasonCard key={i} reason={reason} place={place} ignore={props.ignore} />
            ))}
          </ul>
          {unshown > 0 && <p className="small">{count(unshown, 'more reason')} not shown.</p>}
          {environment && environment.contacts.length > 0 && (
            <Contacts place={environment.name} contacts={environment.contacts} />
          )}
        </section>
      )}
      {fine.length > 0 && (
        <section aria-label="What is fine">
          <h2>What is fine</h2>
          <Rows rows={fine} asked={asked} label="What is fine" />
        </section>
      )}
      {(left.length > 0 || ignored > 0) && (
        <section aria-label="What was left out">
          <h2>What was left out</h2>
          <Rows rows={left} asked={asked} label="What was left out" />
        </section>
      )}
      {props.more}
    </>
  );
}

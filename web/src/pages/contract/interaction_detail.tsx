// One interaction: under which conditions, what is asked, what has to come back, and what was wrong with it.
import { useMemo } from 'react';
import type { Since } from '../../contract/history';
import { writeJson } from '../../contract/json';
import { cut } from '../../contract/marks';
import { tell, type Told } from '../../contract/mismatch';
import { addressOf, providedParts, type Contract, type Interaction, type State } from '../../contract/model'; // prettier-ignore
import type { InteractionResult } from '../../contract/results';
import { AddressLink, putValue } from '../../design/address';
import { Name, Pill, Tag, Version } from '../../design/marks';
import { PartView } from './part_view';
import { sinceKind } from './words';

const kShownMax = 5;

function States({ states }: { states: State[] }) {
  return states.map(({ name, params }, i) => (
    <p className="state" key={i}>
      {i === 0 ? 'given ' : 'and '}
      <Name>{name || 'a state without a name'}</Name>
      {params.map(([param, value]) => (
        <span className="param" key={param}>
          <bdi>{param}</bdi>: <bdi>{cut(writeJson(value), 200)}</bdi>
        </span>
      ))}
    </p>
  ));
}

function About({ one }: { one: Interaction }) {
  return (
    <>
      {one.comments.map((comment, i) => (
        <p className="comment" key={i}>
          <bdi>{comment}</bdi>
        </p>
      ))}
      {(one.testName || one.references.length > 0) && (
        <dl className="about">
          {one.testName && (
            <div>
              <dt>Test</dt>
              <dd>
                <bdi>{one.testName}</bdi>
              </dd>
            </div>
          )}
          {one.references.map(([name, value]) => (
            <div key={name}>
              <dt>
                <bdi>{name}</bdi>
              </dt>
              <dd>
                <bdi>{cut(value, 300)}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** Since when, where the results tell it. */
function SinceWords({ since, provider }: { since: Since | undefined; provider: string }) {
  if (!since) return null;
  switch (sinceKind(since)) {
    case 'changed':
      return (
        <p>
          <Name>{provider}</Name> changed it in <Version number={since.first} />;{' '}
          <Version number={since.passed ?? ''} /> still passed.
        </p>
      );
    case 'longer':
      return (
        <p>
          The contract fails since <Version number={since.first} />;{' '}
          <Version number={since.passed ?? ''} /> still passed.
        </p>
      );
    default:
      return (
        <p>
          No version of <Name>{provider}</Name> has passed this contract yet.
        </p>
      );
  }
}

export function Wrong(props: {
  result: InteractionResult;
  told: Told[];
  since: Since | undefined;
  provider: string;
}) {
  const { result, told } = props;
  return (
    <div className="note bad" role="note" aria-label="Why it failed">
      {told.slice(0, kShownMax).map((one, i) => (
        <p key={i}>
          {one.subject && (
            <>
              <b>
                <bdi>{one.subject}</bdi>
              </b>{' '}
            </>
          )}
          <bdi>{one.words}</bdi>
          {/[.:]$/.test(one.words) ? '' : '.'} {one.hint && <span className="dim">{one.hint}</span>}
        </p>
      ))}
      {told.length > kShownMax && <p>And {told.length - kShownMax} more, as shown below.</p>}
      {result.errors.slice(0, kShownMax).map((error, i) => (
        <p key={`e${i}`}>
          It could not be compared: <bdi>{cut(error, 1_000)}</bdi>
        </p>
      ))}
      {told.length + result.errors.length === 0 && <p>The verifier did not say why.</p>}
      <SinceWords since={props.since} provider={props.provider} />
    </div>
  );
}

/** On a phone the list makes room for what is chosen: the way back, and to the next. */
function Steps({ one, contract }: { one: Interaction; contract: Contract }) {
  const to = (other: Interaction | undefined) => (query: URLSearchParams) =>
    putValue(query, 'interaction', other ? addressOf(other, contract) : '');
  const next = contract.interactions[one.index + 1];
  return (
    <div className="steps bar">
      <AddressLink className="btn" edit={to(undefined)}>
        All {contract.interactions.length} interactions
      </AddressLink>
      {next && (
        <AddressLink className="btn right" edit={to(next)} replace>
          Next
        </AddressLink>
      )}
    </div>
  );
}

export function InteractionDetail(props: {
  one: Interaction;
  contract: Contract;
  result: InteractionResult | undefined;
  since: Since | undefined;
  provider: string;
}) {
  const { one, contract, result } = props;
  const told = useMemo(() => result?.mismatches.map(tell) ?? [], [result]);
  const provided = providedParts(one);
  const isWrong = result?.success === false;
  return (
    <article className="card interaction" aria-label={one.description || 'Interaction'}>
      <header className="pad">
        <Steps one={one} contract={contract} />
        <h2>
          <bdi>{one.description || 'Without a description'}</bdi>
        </h2>
        <States states={one.states} />
        {(one.pending || one.transport || one.plugins.length > 0) && (
          <p className="tags">
            {one.pending && (
              <Pill kind="wait">Pending: a failure does not fail the provider’s build</Pill>
            )}
            {one.transport && <Tag>{`transport ${one.transport}`}</Tag>}
            {one.plugins.map((plugin) => (
              <Tag key={plugin}>{`plugin ${plugin}`}</Tag>
            ))}
          </p>
        )}
        <About one={one} />
      </header>
      {isWrong && <Wrong result={result} told={told} since={props.since} provider={props.provider} />}
      <div className={one.parts.length > 1 ? 'two' : 'two single'}>
        {one.kind === 'synchronous' || one.kind === 'http' ? (
          <>
            {one.parts.slice(0, 1).map((part, i) => (
              <PartView key={i} part={part} />
            ))}
            <div>
              {provided.map((part, i) => (
                <PartView key={i} part={part} {...(i === 0 && isWrong && { mismatches: told })} />
              ))}
            </div>
          </>
        ) : (
          provided.map((part, i) => (
            <PartView key={i} part={part} {...(isWrong && { mismatches: told })} />
          ))
        )}
      </div>
    </article>
  );
} // prettier-ignore

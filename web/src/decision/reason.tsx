// One thing that stands in the way: what it is, since when, whose it is, and a command that helps.
import { Link } from 'react-router';
import type { End, Reason } from '../api/decisions';
import { link } from '../api/http';
import { pathOf } from '../api/site';
import { tellLine } from '../contract/mismatch';
import { Command } from '../design/copy';
import { Ago, Name, Pill, Version } from '../design/marks';
import { count } from '../words/count';
import { markOf, nextWords } from './verdict';

function Side({ end }: { end: End | undefined }) {
  if (!end) return null;
  return (
    <>
      <Name>{end.name}</Name>
      {end.version && (
        <>
          {' '}
          <Version number={end.version} />
        </>
      )}
    </>
  );
}

/** At most three interactions, each with its first mismatch. */
function FailedInteractions({ reason }: { reason: Reason }) {
  const shown = (reason.failedInteractions ?? []).slice(0, 3);
  const more = (reason.failedInteractionsCount ?? 0) - shown.length;
  return (
    <ul className="failed">
      {shown.map((one, i) => (
        <li key={i}>
          <b>
            <Name>{one.description}</Name>
          </b>
          {one.firstMismatch && (
            <>
              : <Name>{tellLine(one.firstMismatch)}</Name>
            </>
          )}
          {one.mismatches > 1 &&
            ` (and ${count(one.mismatches - 1, 'more mismatch', 'more mismatches')})`}
        </li>
      ))}
      {more > 0 && <li>{count(more, 'more interaction')}</li>}
    </ul>
  );
}

function Failed({ reason, place }: { reason: Reason; place: string }) {
  const since = reason.failingSince;
  return (
    <>
      <p>
        <Side end={reason.provider} />
        {place && `, ${place},`} does not do what <Side end={reason.consumer} /> needs
        {since && (
          <>
            , since {since.orEarlier && 'at least '}
            <Ago at={since.at} />
            {since.providerVersion !== reason.provider?.version && (
              <>
                {' '}
                (<Version number={since.providerVersion} />)
              </>
            )}
          </>
        )}
        {reason.failedInteractions?.length ? ':' : '.'}
      </p>
      <FailedInteractions reason={reason} />
      {reason.pending && (
        <p className="dim">
          The contract was pending, so this did not fail the provider’s build. Here it counts.
        </p>
      )}
    </>
  );
}

function NotVerified({ reason }: { reason: Reason }) {
  const { latestResult, provider, publishedAt } = reason;
  return (
    <p>
      {reason.cause === 'never_verified' ? (
        <>
          No version of <Name>{provider?.name ?? ''}</Name> has verified the contract of{' '}
          <Side end={reason.consumer} /> yet
        </>
      ) : (
        <>
          <Side end={provider} /> has not verified the contract of <Side end={reason.consumer} />
        </>
      )}
      {latestResult ? (
        <>
          ; <Version number={latestResult.providerVersion} />{' '}
          {latestResult.success ? 'verified it' : 'failed it'} <Ago at={latestResult.at} />.
        </>
      ) : publishedAt ? (
        <>
          ; it was published <Ago at={publishedAt} />.
        </>
      ) : (
        '.'
      )}
      <Fruitless reason={reason} />
    </p>
  );
}

/** A webhook that asked for a verification which nothing came of. */
function Fruitless({ reason }: { reason: Reason }) {
  const request = reason.verificationRequest;
  if (!request) return null;
  return request.status === 'failure' ? (
    <> The webhook that asks for its verification failed.</>
  ) : (
    <>
      {' '}
      A webhook asked for it <Ago at={request.at} />, and no result has come.
    </>
  );
}

function Requested({ reason }: { reason: Reason }) {
  const request = reason.verificationRequest;
  return (
    <p>
      <Side end={reason.provider} /> has not verified the contract of <Side end={reason.consumer} />{' '}
      yet.{' '}
      {request &&
        (request.status === 'success' ? (
          <>
            A webhook asked for it <Ago at={request.at} />.
          </>
        ) : (
          <>
            A webhook is to ask for it, since <Ago at={request.at} />.
          </>
        ))}
    </p>
  );
}

function Missing({ reason, place }: { reason: Reason; place: string }) {
  return (
    <p>
      <Side end={reason.consumer} /> needs <Name>{reason.provider?.name ?? ''}</Name>, of which no
      version is {place || 'there'}.
    </p>
  );
}

function What({ reason, place }: { reason: Reason; place: string }) {
  switch (reason.cause) {
    case 'failed':
      return <Failed reason={reason} place={place} />;
    case 'never_verified':
    case 'not_verified_by_this_version':
      return <NotVerified reason={reason} />;
    case 'verification_requested':
      return <Requested reason={reason} />;
    case 'no_deployed_version':
    case 'no_version_there':
      return <Missing reason={reason} place={place} />;
    case 'provider_never_publishes':
      return (
        <p>
          <Name>{reason.provider?.name ?? ''}</Name> has never published a verification result, for
          anybody. Until its build does, it can be left out.
          <Fruitless reason={reason} />
        </p>
      );
    default:
      return (
        <p>
          <Name>{reason.detail || reason.text}</Name>
        </p>
      );
  }
}

/** Where more can be seen: the difference, the run of the webhook, the contract. */
function More({ reason }: { reason: Reason }) {
  const places: [string | undefined, string][] = [
    [link(reason.verificationRequest, 'pb:logs'), 'Show the run'],
    [link(reason, 'pb:verification-result'), 'Show the difference'],
    [link(reason, 'pb:pact-version'), 'Show the contract'],
    [link(reason, 'pb:consumer'), 'Show the application'],
  ];
  const [href, words] = places.find(([found]) => found !== undefined) ?? [];
  const path = href && pathOf(href);
  return path ? (
    <Link className="btn" to={path}>
      {words}
    </Link>
  ) : null;
}

function WhoCanFix({ reason }: { reason: Reason }) {
  const known = (reason.whoCanFix ?? []).filter(({ repositoryUrl }) =>
    /^https?:\/\//.test(repositoryUrl ?? ''),
  );
  if (known.length === 0) return null;
  return (
    <p className="dim">
      Repositories:{' '}
      {known.map((one, i) => (
        <span key={one.pacticipant}>
          {i > 0 && ', '}
          <a href={one.repositoryUrl} rel="noreferrer">
            <Name>{one.pacticipant}</Name>
          </a>
          {one.branch && (
            <>
              {' '}
              (<Name>{one.branch}</Name>)
            </>
          )}
        </span>
      ))}
    </p>
  );
}

/** `place`: "in production", where the other side is; `ignore`: how to leave an application out, where one may. */
export function ReasonCard(props: {
  reason: Reason;
  place: string;
  ignore?: ((name: string) => void) | undefined;
}) {
  const { reason, place, ignore } = props;
  const mark = markOf(reason.cause);
  const provider = reason.provider?.name;
  return (
    <li className="reason" data-row>
      <div>
        <Pill kind={mark.kind}>{mark.words}</Pill>
      </div>
      <div className="stack">
        <What reason={reason} place={place} />
        <WhoCanFix reason={reason} />
        {reason.nextCommand && (
          <div>
            <p className="dim">{nextWords(reason)}</p>
            <Command>{reason.nextCommand}</Command>
          </div>
        )}
      </div>
      <div className="acts">
        <More reason={reason} />
        {reason.cause === 'provider_never_publishes' && ignore && provider && (
          <button type="button" onClick={() => ignore(provider)}>
            Leave it out
          </button>
        )}
      </div>
    </li>
  );
}

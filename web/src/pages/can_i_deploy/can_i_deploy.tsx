// Can I deploy: which version of which application, to where; the verdict, what stands in the way, what is fine.
import type { ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Decision } from '../../api/decisions';
import { useEnvironments } from '../../api/environments';
import { ApiError } from '../../api/http';
import { paths } from '../../api/paths';
import { site } from '../../api/site';
import { ApplicationPicker } from '../../choosers/application';
import { EnvironmentPicker } from '../../choosers/environment';
import { VersionPicker } from '../../choosers/version';
import { DecisionDetails, VerdictLine } from '../../decision/decision';
import { useDecision } from '../../decision/use_decision';
import { useNewestAddress } from '../../design/address';
import { Command } from '../../design/copy';
import { Empty, Failure, Skeleton } from '../../design/loaded';
import { Name } from '../../design/marks';
import { More } from '../../design/more';
import { Crumbs, PageTitle } from '../../design/page';
import { shell } from '../../words/shell';
import './can_i_deploy.css';
import {
  commandOf,
  isComplete,
  placeOf,
  readQuestion,
  writeQuestion,
  type Ignored,
  type Question,
} from './question';

/** What changes, of the question as it is by then: what is drawn may be older. */
type Change = (part: (now: Question) => Partial<Question>) => void;

function useQuestion(): [Question, Change] {
  const [query] = useSearchParams();
  const go = useNavigate();
  const newest = useNewestAddress();
  const change: Change = (part) => {
    const { pathname, search } = newest();
    const now = readQuestion(new URLSearchParams(search));
    void go({ pathname, search: writeQuestion({ ...now, ...part(now) }) });
  };
  return [readQuestion(query), change];
}

function Ask({ question, change }: { question: Question; change: Change }) {
  const { pacticipant, version, environment, to } = question;
  return (
    <div className="question" role="group" aria-label="Question">
      Can I deploy
      <ApplicationPicker
        value={pacticipant}
        onChange={(name) =>
          change((now) => ({
            pacticipant: name,
            ...(name !== now.pacticipant && { version: '' }),
          }))
        }
      />
      <VersionPicker
        key={pacticipant}
        pacticipant={pacticipant}
        value={version}
        onChange={(number) => change(() => ({ version: number }))}
      />
      {to ? 'beside what has the tag' : 'to'}
      {to ? (
        <>
          <Name>{to}</Name>
          <button type="button" onClick={() => change(() => ({ to: '' }))}>
            Choose an environment
          </button>
        </>
      ) : (
        <EnvironmentPicker
          value={environment}
          onChange={(name) => change(() => ({ environment: name }))}
        />
      )}
      <span className="hide-s">?</span>
    </div>
  );
}

const isOther = (left: Ignored) => (one: Ignored) =>
  one.pacticipant !== left.pacticipant || one.version !== left.version;

function LeftOut({ question, change }: { question: Question; change: Change }) {
  const { ignore } = question;
  if (ignore.length === 0) return null;
  return (
    <p className="left-out bar small">
      Without
      {ignore.map((one) => (
        <button
          type="button"
          className="chip"
          key={`${one.pacticipant} ${one.version}`}
          aria-label={`Do not leave out ${one.pacticipant}`}
          onClick={() => change((now) => ({ ignore: now.ignore.filter(isOther(one)) }))}
        >
          <Name>{one.version ? `${one.pacticipant} ${one.version}` : one.pacticipant}</Name> ×
        </button>
      ))}
    </p>
  );
}

/** What a reader is asked for next, while the question is not whole. */
function nextChoice({ pacticipant, version }: Question): string {
  if (!pacticipant) return 'Choose an application, one of its versions, and an environment.';
  return version ? 'Choose where it should go.' : 'Choose the version that should go.';
}

/** The API says which name it does not know. */
function Refused({
  error,
  question,
  again,
}: {
  error: unknown;
  question: Question;
  again: () => void;
}) {
  const fields = error instanceof ApiError && error.status === 400 ? error.fields : {};
  if (fields.pacticipant) {
    return (
      <div className="note bad" role="alert">
        The broker knows no application <Name>{question.pacticipant}</Name>.{' '}
        <Link className="link" to={paths.pacticipants()}>
          All applications
        </Link>
      </div>
    );
  }
  if (fields.environment) {
    return (
      <div className="note bad" role="alert">
        There is no environment <Name>{question.environment}</Name>.{' '}
        <Link className="link" to={paths.environments()}>
          All environments
        </Link>
      </div>
    );
  }
  return <Failure error={error} again={again} />;
}

function NoEnvironments() {
  const command = shell(
    ...['accord', 'broker', 'create-environment', '--broker-base-url', site.base],
    ...['--name', 'production', '--display-name', 'Production', '--production'],
  );
  return (
    <Empty>
      <p>There is no environment to deploy to yet. Create one here or with this command:</p>
      <Command>{command}</Command>
      <p>
        <Link to={paths.environments()}>Environments</Link>
      </p>
    </Empty>
  );
}

function Details({
  question,
  decision,
  more,
  change,
}: {
  question: Question;
  decision: Decision;
  more: ReactNode;
  change: Change;
}) {
  return (
    <>
      <DecisionDetails
        decision={decision}
        more={more}
        place={placeOf(question)}
        asked={question.pacticipant}
        ignore={(pacticipant) =>
          change((now) => ({ ignore: [...now.ignore, { pacticipant, version: '' }] }))
        }
      />
      <h2>In a build</h2>
      <Command>{commandOf(question)}</Command>
    </>
  );
}

export default function CanIDeploy() {
  const [question, change] = useQuestion();
  const { environments } = useEnvironments();
  const whole = isComplete(question);
  const path = whole ? `${paths.canIDeploy()}?${writeQuestion(question)}` : undefined;
  const { decision, query, isPending } = useDecision(path);
  const { pacticipant, version } = question;
  const where = question.environment || question.to;
  const title = whole ? `Can ${pacticipant} ${version} go to ${where}?` : 'Can I deploy';
  return (
    <>
      <Crumbs crumbs={[{ label: 'Can I deploy' }]} />
      <PageTitle title={title}>
        <span className="unseen">
          <bdi>{title}</bdi>
        </span>
      </PageTitle>
      <div className="card asking">
        <Ask question={question} change={change} />
        <LeftOut question={question} change={change} />
        {whole ? (
          decision ? (
            <VerdictLine decision={decision} place={placeOf(question)} />
          ) : (
            <div className="verdict verdict-waits" />
          )
        ) : (
          <div className="verdict">{nextChoice(question)}</div>
        )}
      </div>
      {environments?.length === 0 && !question.to && <NoEnvironments />}
      {query.error && (
        <Refused error={query.error} question={question} again={() => void query.refetch()} />
      )}
      {decision && (
        <Details
          question={question}
          decision={decision}
          more={<More query={query} />}
          change={change}
        />
      )}
      {whole && isPending && !query.error && <Skeleton rows={4} />}
    </>
  );
}

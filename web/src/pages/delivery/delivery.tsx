// One delivery of a webhook: its attempts, with what was sent and what came back.
import { Link } from 'react-router';
import { link, type Links } from '../../api/http';
import { useNames } from '../../api/names';
import { paths } from '../../api/paths';
import { useReadAgain, useResource } from '../../api/queries';
import { pathOf } from '../../api/site';
import { Empty, Loaded } from '../../design/loaded';
import { Ago, Name, Pill, Version } from '../../design/marks';
import { Crumbs, PageTitle, TitleUntilRead } from '../../design/page';
import { count, sentence } from '../../words/count';
import { eventTitle } from '../../words/events';
import { Log } from '../webhook/log';
import { Redeliver } from '../webhook/redeliver';
import { deliveryStatus, isOnItsWay } from '../webhook/words';

interface Execution {
  success: boolean;
  logs: string;
  createdAt: string;
}

interface Logs {
  eventName: string;
  consumerName: string;
  consumerVersionNumber: string;
  providerName: string;
  /** Of the result that it is about, where it is about one. */
  providerVersionNumber?: string;
  status: string;
  attemptsMade: number;
  attemptsRemaining: number;
  triggeredAt: string;
  /** While it waits. */
  nextAttemptAt?: string;
  executions: Execution[];
  _links?: Links;
}

function Attempt(props: { execution: Execution; number: number; isOpen: boolean }) {
  const { execution, number, isOpen } = props;
  return (
    <details className="card pad attempt" open={isOpen}>
      <summary>
        <b>Attempt {number}</b>{' '}
        <Pill kind={execution.success ? 'ok' : 'bad'}>
          {execution.success ? 'Delivered' : 'Failed'}
        </Pill>{' '}
        <small>
          <Ago at={execution.createdAt} />
        </small>
      </summary>
      <Log text={execution.logs} />
    </details>
  );
}

function Standing({ logs }: { logs: Logs }) {
  const { kind, words } = deliveryStatus(logs.status);
  const { attemptsMade, attemptsRemaining, nextAttemptAt } = logs;
  return (
    <>
      <Pill kind={kind}>{words}</Pill> <Ago at={logs.triggeredAt} />.{' '}
      {sentence(count(attemptsMade, 'attempt'))}
      {isOnItsWay(logs) && `, ${attemptsRemaining} more at most`}.
      {nextAttemptAt !== undefined && (
        <>
          {' '}
          The next is made <Ago at={nextAttemptAt} />.
        </>
      )}
    </>
  );
}

function Page({ logs, uuid }: { logs: Logs; uuid: string }) {
  const webhook = pathOf(link(logs, 'pb:webhook') ?? '');
  const title = eventTitle(logs.eventName);
  return (
    <>
      <Crumbs
        crumbs={[
          { label: 'Webhooks', to: paths.webhooks() },
          ...(webhook ? [{ label: 'Webhook', to: webhook }] : []),
          { label: 'Delivery' },
        ]}
      />
      <PageTitle title={`Delivery: ${title}`} answer={<Standing logs={logs} />}>
        {title}: <Name>{logs.consumerName}</Name>{' '}
        <Link to={paths.version(logs.consumerName, logs.consumerVersionNumber)}>
          <Version number={logs.consumerVersionNumber} />
        </Link>{' '}
        <span className="arrow">→</span> <Name>{logs.providerName}</Name>{' '}
        {logs.providerVersionNumber !== undefined && (
          <Link to={paths.version(logs.providerName, logs.providerVersionNumber)}>
            <Version number={logs.providerVersionNumber} />
          </Link>
        )}
      </PageTitle>
      <div className="bar">
        {webhook ? (
          <>
            <Redeliver uuid={uuid} />
            <Link className="btn" to={webhook}>
              Its webhook
            </Link>
          </>
        ) : (
          <span className="dim">Its webhook was deleted.</span>
        )}
      </div>
      <div className="stack">
        {logs.executions
          .map((execution, i) => (
            <Attempt
              key={i}
              execution={execution}
              number={i + 1}
              isOpen={i === logs.executions.length - 1}
            />
          ))
          .reverse()}
        {logs.executions.length === 0 && <Empty>The first attempt comes in some seconds.</Empty>}
      </div>
    </>
  );
}

export default function Delivery() {
  const { delivery = '' } = useNames('/triggered-webhooks/:delivery/logs');
  const query = useResource<Logs>(paths.delivery(delivery));
  useReadAgain(query, query.data !== undefined && isOnItsWay(query.data));
  return (
    <>
      {!query.data && (
        <TitleUntilRead title="Delivery" list={{ label: 'Webhooks', to: paths.webhooks() }} />
      )}
      <Loaded query={query}>{(logs) => <Page logs={logs} uuid={delivery} />}</Loaded>
    </>
  );
}

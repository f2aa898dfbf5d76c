// One delivery of a webhook: its attempts, with what was sent and what came back.
import { Link } from 'react-router';
import { link, type Links } from '../../api/http';
import { useNames } from '../../api/names';
import { paths } from '../../api/paths';
import { useReadAgain, useResource } from '../../api/queries';
import { pathOf } from '../../api/site';
import { Empty, Loaded } from '../../design/loaded';
import { Ago, Name, Pill } from '../../design/marks';
import { Crumbs, PageTitle } from '../../design/page';
import { count, sentence } from '../../words/count';
import { eventTitle } from '../../words/events';
import { Log } from '../webhook/log';
import { Redeliver } from '../webhook/redeliver';
import { deliveryStatus } from '../webhook/words';

interface Execution {
  success: boolean;
  logs: string;
  createdAt: string;
}

interface Logs {
  eventName: string;
  consumerName: string;
  providerName: string;
  /** A broker may tell how it stands. */
  status?: string;
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

/** As the status says; a broker that tells none says so at the end of the log. */
function isOnItsWay({ status, executions }: Logs): boolean {
  if (status !== undefined) return status === 'not_run' || status === 'retrying';
  const last = executions.at(-1);
  return last === undefined || /Retrying webhook in \d+ seconds\s*$/.test(last.logs);
}

function answer({ executions, status }: Logs): string {
  const made = sentence(count(executions.length, 'attempt'));
  if (executions.length === 0) return 'It was not sent yet.';
  const how = executions.at(-1)?.success ? 'the last was answered well' : 'the last failed';
  const then = status ? ` ${deliveryStatus(status).words}.` : '';
  return `${made}; ${how}.${then}`;
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
      <PageTitle title={`Delivery: ${title}`} answer={answer(logs)}>
        {title}: <Name>{logs.consumerName}</Name> <span className="arrow">→</span>{' '}
        <Name>{logs.providerName}</Name>
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
  return <Loaded query={query}>{(logs) => <Page logs={logs} uuid={delivery} />}</Loaded>;
}

// All webhooks: what they are for, whether they are on, and how the last delivery went.
import './webhooks.css';
import { Link } from 'react-router';
import { paths } from '../../api/paths';
import { usePages } from '../../api/queries';
import { site } from '../../api/site';
import { Command } from '../../design/copy';
import { AddressSearch } from '../../design/filters';
import { Empty, Loaded } from '../../design/loaded';
import { Ago, Dot, Pill } from '../../design/marks';
import { More } from '../../design/more';
import { Crumbs, PageTitle } from '../../design/page';
import { useAddressValue } from '../../design/tabs';
import { eventTitle } from '../../words/events';
import type { ListedWebhook, WebhookPage } from '../webhook/model';
import { deliveryStatus, listAnswer, scopeWords, targetOf } from '../webhook/words';

function Last({ last }: { last: ListedWebhook['lastDelivery'] }) {
  if (!last) return <span className="dim">Not sent yet</span>;
  const { kind, words } = deliveryStatus(last.status);
  return (
    <>
      <Dot kind={kind} label={words} /> <Ago at={last.triggeredAt} />
    </>
  );
}

function Row({ webhook }: { webhook: ListedWebhook }) {
  return (
    <tr data-row>
      <th scope="row">
        <Link to={paths.webhook(webhook.uuid)}>
          <bdi>{webhook.description}</bdi>
        </Link>
      </th>
      <td>
        <bdi>{scopeWords(webhook)}</bdi>
      </td>
      <td className="hide-s">
        {webhook.events.map(({ name }) => (
          <div key={name} className="small">
            {eventTitle(name)}
          </div>
        ))}
      </td>
      <td className="hide-s">
        <bdi className="small">{targetOf(webhook.request.url)}</bdi>
      </td>
      <td>
        {webhook.enabled ? (
          <Last last={webhook.lastDelivery} />
        ) : (
          <Pill kind="none">Switched off</Pill>
        )}
      </td>
    </tr>
  );
}

function Table({ webhooks }: { webhooks: ListedWebhook[] }) {
  return (
    <div className="card">
      <table className="webhooks stacks">
        <thead>
          <tr>
            <th scope="col">Webhook</th>
            <th scope="col">For</th>
            <th scope="col" className="hide-s">
              Sent when
            </th>
            <th scope="col" className="hide-s">
              To
            </th>
            <th scope="col">Last delivery</th>
          </tr>
        </thead>
        <tbody>
          {webhooks.map((webhook) => (
            <Row key={webhook.uuid} webhook={webhook} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Invitation() {
  return (
    <Empty>
      <p>
        A webhook has a provider's build verify a contract as soon as it changes, or tells a team of
        a failed verification.
      </p>
      <p>
        <Link className="btn main" to={paths.newWebhook()}>
          New webhook
        </Link>{' '}
        <Link className="btn" to={paths.secrets()}>
          Secrets
        </Link>
      </p>
      <Command>{`accord broker create-webhook --template slack --parameter PATH=T00/B00/XXX --broker-base-url ${site.base}`}</Command>
    </Empty>
  );
}

function Found({ webhooks }: { webhooks: ListedWebhook[] }) {
  return (
    <>
      <div className="bar">
        <AddressSearch label="Filter webhooks" />
        <Link className="btn right" to={paths.secrets()}>
          Secrets
        </Link>
        <Link className="btn" to={paths.newWebhook()}>
          New webhook
        </Link>
      </div>
      {webhooks.length > 0 ? (
        <Table webhooks={webhooks} />
      ) : (
        <Empty>No webhook has that in its name, and none is about somebody called like that.</Empty>
      )}
    </>
  );
}

export default function Webhooks() {
  const [text] = useAddressValue('q');
  const query = usePages<WebhookPage>(paths.webhookList({ q: text || undefined }));
  const pages = query.data?.pages;
  const counts = pages?.[0]?.counts;
  const webhooks = pages?.flatMap((page) => page.webhooks);
  return (
    <>
      <Crumbs crumbs={[{ label: 'Webhooks' }]} />
      <PageTitle title="Webhooks" answer={counts ? listAnswer(counts) : 'Reading …'} />
      <Loaded query={{ data: webhooks, error: query.error, refetch: query.refetch }}>
        {(found) => (found.length > 0 || text ? <Found webhooks={found} /> : <Invitation />)}
      </Loaded>
      <More query={query} />
    </>
  );
}

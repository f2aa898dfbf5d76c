// All webhooks: what they are for, whether they are on, and how the last delivery went.
import './webhooks.css';
import { useState } from 'react';
import { Link } from 'react-router';
import { pathOf } from '../../api/site';
import type { Link as HalLink } from '../../api/http';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { Command } from '../../design/copy';
import { Empty, Loaded } from '../../design/loaded';
import { Ago, Dot, Pill } from '../../design/marks';
import { Crumbs, PageTitle } from '../../design/page';
import { useAddressValue } from '../../design/tabs';
import { site } from '../../api/site';
import { count, sentence } from '../../words/count';
import { eventTitle } from '../../words/events';
import { deliveriesIn } from '../webhook/deliveries';
import type { DeliveryPage, Webhook } from '../webhook/model';
import { deliveryStatus, scopeWords, targetOf } from '../webhook/words';

interface List {
  _links: { 'pb:webhooks'?: HalLink[] };
}

/** Each row reads its webhook. */
const kShown = 25;

function Last({ uuid }: { uuid: string }) {
  const { data } = useResource<DeliveryPage>(paths.deliveries(uuid, { size: 1 }));
  const last = data && deliveriesIn(data)[0];
  if (!last) return <span className="dim">{data ? 'Not sent yet' : ''}</span>;
  const { kind, words } = deliveryStatus(last.status);
  return (
    <>
      <Dot kind={kind} label={words} /> <Ago at={last.triggeredAt} />
    </>
  );
}

function Cells({ webhook }: { webhook: Webhook }) {
  return (
    <>
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
        {webhook.enabled ? <Last uuid={webhook.uuid} /> : <Pill kind="none">Switched off</Pill>}
      </td>
    </>
  );
}

function Row({ link }: { link: HalLink }) {
  const path = pathOf(link.href);
  const { data } = useResource<Webhook>(path);
  return (
    <tr data-row>
      <th scope="row">
        <Link to={path ?? '#'}>
          <bdi>{link.name ?? data?.description ?? link.href}</bdi>
        </Link>
      </th>
      {data ? (
        <Cells webhook={data} />
      ) : (
        <>
          <td />
          <td className="hide-s" />
          <td className="hide-s" />
          <td />
        </>
      )}
    </tr>
  );
}

function Table({ links }: { links: HalLink[] }) {
  const [shown, setShown] = useState(kShown);
  return (
    <>
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
            {links.slice(0, shown).map((link) => (
              <Row key={link.href} link={link} />
            ))}
          </tbody>
        </table>
      </div>
      {links.length > shown && (
        <div className="pad">
          <button type="button" onClick={() => setShown(shown + kShown)}>
            Show more of {links.length}
          </button>
        </div>
      )}
    </>
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
        </Link>
      </p>
      <Command>{`accord broker create-webhook --template slack --parameter PATH=T00/B00/XXX --broker-base-url ${site.base}`}</Command>
    </Empty>
  );
}

function isFound(link: HalLink, text: string): boolean {
  return `${link.name ?? ''} ${link.title ?? ''}`.toLowerCase().includes(text.toLowerCase());
}

function Found({ links }: { links: HalLink[] }) {
  const [text, setText] = useAddressValue('q');
  const found = links.filter((link) => isFound(link, text));
  return (
    <>
      <div className="bar">
        <input
          type="search"
          size={32}
          aria-label="Filter webhooks"
          placeholder="Filter by name or application"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Link className="btn right" to={paths.newWebhook()}>
          New webhook
        </Link>
      </div>
      {found.length > 0 ? <Table links={found} /> : <Empty>No webhook is called like that.</Empty>}
    </>
  );
}

export default function Webhooks() {
  const query = useResource<List>(paths.webhooks());
  const all = query.data?._links['pb:webhooks'] ?? [];
  const answer = query.data && `${sentence(count(all.length, 'webhook'))}.`;
  return (
    <>
      <Crumbs crumbs={[{ label: 'Webhooks' }]} />
      <PageTitle title="Webhooks" answer={answer ?? 'Reading …'} />
      <Loaded query={query}>
        {() => (all.length > 0 ? <Found links={all} /> : <Invitation />)}
      </Loaded>
    </>
  );
}

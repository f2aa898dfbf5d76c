// A webhook: what it sends and when, its deliveries, its settings.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { send } from '../../api/http';
import { useNames } from '../../api/names';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { Confirm } from '../../design/dialog';
import { Loaded } from '../../design/loaded';
import { Pill } from '../../design/marks';
import { Crumbs, PageTitle } from '../../design/page';
import { Tabs, useTab } from '../../design/tabs';
import { Deliveries } from './deliveries';
import { WebhookForm } from './form/form';
import { useTest } from './test';
import type { Webhook, WebhookBody } from './model';
import { scopeWords, sentWhen, targetOf } from './words';

const kTabs = [
  { id: 'deliveries', label: 'Deliveries' },
  { id: 'settings', label: 'Settings' },
];

function useChange(webhook: Webhook) {
  const queries = useQueryClient();
  const path = paths.webhook(webhook.uuid);
  return async (change: WebhookBody) => {
    const changed = await send<Webhook>('PUT', path, change);
    queries.setQueryData([path], changed);
    await queries.invalidateQueries({ queryKey: [paths.webhooks()] });
  };
}

function Delete({ webhook }: { webhook: Webhook }) {
  const [asks, setAsks] = useState(false);
  const queries = useQueryClient();
  const go = useNavigate();
  const act = async () => {
    await send('DELETE', paths.webhook(webhook.uuid));
    await queries.invalidateQueries({ queryKey: [paths.webhooks()] });
    void go(paths.webhooks());
  };
  return (
    <>
      <button type="button" className="danger" onClick={() => setAsks(true)}>
        Delete
      </button>
      {asks && (
        <Confirm title="Delete this webhook?" verb="Delete" act={act} close={() => setAsks(false)}>
          <bdi>{webhook.description}</bdi> is not sent any more. Switch it off instead to keep it.
        </Confirm>
      )}
    </>
  );
}

function Actions({ webhook }: { webhook: Webhook }) {
  const change = useChange(webhook);
  const [wrong, setWrong] = useState('');
  const test = useTest(`${paths.webhook(webhook.uuid)}/execute`);
  const toggle = () =>
    change({ enabled: !webhook.enabled, request: webhook.request }).then(
      () => setWrong(''),
      (error: Error) => setWrong(error.message),
    );
  return (
    <>
      <div className="bar">
        {test.button}
        <button type="button" onClick={() => void toggle()}>
          {webhook.enabled ? 'Switch off' : 'Switch on'}
        </button>
        <Delete webhook={webhook} />
        {wrong && <span role="alert">{wrong}</span>}
      </div>
      {test.result}
    </>
  );
}

function Page({ webhook }: { webhook: Webhook }) {
  const tab = useTab(kTabs);
  const change = useChange(webhook);
  return (
    <>
      <Crumbs
        crumbs={[{ label: 'Webhooks', to: paths.webhooks() }, { label: webhook.description }]}
      />
      <PageTitle
        title={webhook.description}
        answer={
          <>
            {!webhook.enabled && <Pill kind="none">Switched off</Pill>} Sends{' '}
            {webhook.request.method} to <bdi>{targetOf(webhook.request.url)}</bdi> when{' '}
            {sentWhen(webhook)}, for <bdi>{scopeWords(webhook)}</bdi>.
          </>
        }
      >
        <bdi>{webhook.description}</bdi>
      </PageTitle>
      <Actions webhook={webhook} />
      <Tabs tabs={kTabs} label="About the webhook" />
      {tab === 'deliveries' ? (
        <Deliveries uuid={webhook.uuid} />
      ) : (
        <WebhookForm webhook={webhook} verb="Save" save={change} />
      )}
    </>
  );
}

export default function WebhookPage() {
  const { webhook: uuid = '' } = useNames('/webhooks/:webhook');
  const query = useResource<Webhook>(paths.webhook(uuid));
  return <Loaded query={query}>{(webhook) => <Page webhook={webhook} />}</Loaded>;
}

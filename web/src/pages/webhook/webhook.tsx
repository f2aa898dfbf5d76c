// A webhook: what it sends and when, its deliveries, its settings.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDeletion } from '../../api/deletion';
import { ApiError, send, type Tagged } from '../../api/http';
import { useNames } from '../../api/names';
import { paths } from '../../api/paths';
import { taggedQuery, useTagged } from '../../api/queries';
import { Confirm } from '../../design/dialog';
import { Loaded } from '../../design/loaded';
import { Pill } from '../../design/marks';
import { Crumbs, PageTitle, TitleUntilRead } from '../../design/page';
import { Tabs, useTab } from '../../design/tabs';
import { Deliveries } from './deliveries';
import { WebhookForm } from './form/form';
import { useTest } from './test';
import { isWebhookList, type Webhook, type WebhookBody } from './model';
import { scopeWords, sentWhen, targetOf } from './words';

const kTabs = [
  { id: 'deliveries', label: 'Deliveries' },
  { id: 'settings', label: 'Settings' },
];

const kChanged =
  'This webhook was changed meanwhile, so nothing was saved. Load the page again to see how it is now; what you have written here goes then.';

/** Changes it, unless it has another tag by now; gives the tag that it has then. */
function useChange(uuid: string) {
  const queries = useQueryClient();
  const path = paths.webhook(uuid);
  return async (change: WebhookBody, tag: string | undefined) => {
    const changed = await send<Webhook>('PUT', path, change, tag).catch((error: unknown) => {
      throw error instanceof ApiError && error.status === 412 ? new ApiError(412, kChanged) : error;
    });
    void queries.invalidateQueries({ predicate: isWebhookList });
    const now = await queries.fetchQuery({ ...taggedQuery<Webhook>(path), staleTime: 0 });
    // Somebody else may have been faster than the reading.
    return JSON.stringify(now.document) === JSON.stringify(changed) ? now.tag : tag;
  };
}

function Delete({ webhook }: { webhook: Webhook }) {
  const [asks, setAsks] = useState(false);
  const remove = useDeletion();
  const act = () => remove(paths.webhook(webhook.uuid), paths.webhooks());
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

function Actions(props: {
  tagged: Tagged<Webhook>;
  /** It was switched: it had one tag, and has another now. */
  switched: (before: string | undefined, after: string | undefined) => void;
}) {
  const { document: webhook, tag } = props.tagged;
  const change = useChange(webhook.uuid);
  const [wrong, setWrong] = useState('');
  const test = useTest(`${paths.webhook(webhook.uuid)}/execute`);
  const toggle = () =>
    change({ enabled: !webhook.enabled, request: webhook.request }, tag).then(
      (now) => {
        setWrong('');
        props.switched(tag, now);
      },
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

/**
 * The tag of what the form of the settings was filled with when the tab was opened, or was saved last: what is saved was
 * written on top of that.
 */
function useBase(tab: string, tag: string | undefined) {
  const [base, setBase] = useState({ tab, tag });
  if (base.tab !== tab) setBase({ tab, tag });
  return {
    base: base.tag,
    saved: (now: string | undefined) => setBase({ tab, tag: now }),
    // The form takes over what the button did, unless somebody else's changes lie between.
    switched: (before: string | undefined, after: string | undefined) =>
      setBase((last) => (last.tag === before ? { ...last, tag: after } : last)),
  };
}

function Settings(props: {
  webhook: Webhook;
  base: string | undefined;
  saved: (tag: string | undefined) => void;
}) {
  const { webhook, base, saved } = props;
  const change = useChange(webhook.uuid);
  const save = async (body: WebhookBody) => saved(await change(body, base));
  return <WebhookForm webhook={webhook} verb="Save" save={save} />;
}

function Page({ tagged }: { tagged: Tagged<Webhook> }) {
  const webhook = tagged.document;
  const tab = useTab(kTabs);
  const { base, saved, switched } = useBase(tab, tagged.tag);
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
      <Actions tagged={tagged} switched={switched} />
      <Tabs tabs={kTabs} label="About the webhook" />
      {tab === 'deliveries' ? (
        <Deliveries uuid={webhook.uuid} />
      ) : (
        <Settings webhook={webhook} base={base} saved={saved} />
      )}
    </>
  );
}

export default function WebhookPage() {
  const { webhook: uuid = '' } = useNames('/webhooks/:webhook');
  const query = useTagged<Webhook>(paths.webhook(uuid));
  return (
    <>
      {!query.data && (
        <TitleUntilRead title="Webhook" list={{ label: 'Webhooks', to: paths.webhooks() }} />
      )}
      <Loaded query={query}>{(tagged) => <Page tagged={tagged} />}</Loaded>
    </>
  );
}

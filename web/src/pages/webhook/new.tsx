// A new webhook: from a template, or written by hand.
import './new.css';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearchParams, Link } from 'react-router';
import { send } from '../../api/http';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { Loaded } from '../../design/loaded';
import { Crumbs, PageTitle } from '../../design/page';
import { WebhookForm } from './form/form';
import { isWebhookList, type Template, type Webhook, type WebhookBody } from './model';
import { TemplateForm } from './template_form';
import { useTest } from './test';

interface Templates {
  _embedded: { webhookTemplates: Template[] };
}

const kByHand = 'none';

function Choices({ templates }: { templates: Template[] }) {
  return (
    <ul className="templates">
      {[...templates, { name: kByHand, title: 'Another system: write the request' }].map(
        ({ name, title }) => {
          const [system, what] = title.split(/: (.*)/);
          return (
            <li key={name} data-row>
              <Link className="card" to={paths.newWebhook(name)}>
                <b>{system}</b>
                <span>{what}</span>
              </Link>
            </li>
          );
        },
      )}
    </ul>
  );
}

/** A webhook that is not stored can be tested, too. */
function Unsaved({ webhook }: { webhook: () => WebhookBody }) {
  const test = useTest('/webhooks/execute', webhook);
  return (
    <>
      {test.button}
      <div className="whole">{test.result}</div>
    </>
  );
}

export default function NewWebhook() {
  const [query] = useSearchParams();
  const chosen = query.get('template');
  const go = useNavigate();
  const queries = useQueryClient();
  const templates = useResource<Templates>(paths.webhookTemplates());
  const made = (webhook: Webhook) => {
    void queries.invalidateQueries({ predicate: isWebhookList });
    void go(paths.webhook(webhook.uuid));
  };
  const save = async (webhook: WebhookBody) => {
    const stored = await send<Webhook>('POST', paths.webhooks(), webhook);
    if (stored) made(stored);
  };
  return (
    <>
      <Crumbs crumbs={[{ label: 'Webhooks', to: paths.webhooks() }, { label: 'New' }]} />
      <Loaded query={templates}>
        {({ _embedded: { webhookTemplates: all } }) => {
          const template = all.find(({ name }) => name === chosen);
          const answer = template ? (
            <>
              {template.title}. <Link to={paths.newWebhook()}>Choose another</Link>
            </>
          ) : chosen === kByHand ? (
            <>
              The request as you write it. <Link to={paths.newWebhook()}>Choose a template</Link>
            </>
          ) : (
            'What should be told of events?'
          );
          return (
            <>
              <PageTitle title="New webhook" answer={answer} />
              {template && <TemplateForm key={chosen} template={template} made={made} />}
              {chosen === kByHand && (
                <WebhookForm
                  verb="Create"
                  save={save}
                  more={(webhook) => <Unsaved webhook={webhook} />}
                />
              )}
              {!template && chosen !== kByHand && <Choices templates={all} />}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

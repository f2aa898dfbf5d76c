// A webhook from a template: only what is one's own is asked for.
import { useState, type FormEvent } from 'react';
import { ApiError, send } from '../../api/http';
import { sentencesAbout } from './form/form';
import { Wrong } from './form/request_fields';
import { EventFields, PartyFields } from './form/scope';
import type { PartyDraft } from './form/draft';
import type { Template, TemplateParameter, Webhook } from './model';

function Parameter(props: {
  parameter: TemplateParameter;
  value: string;
  wrong: string | undefined;
  onChange: (value: string) => void;
}) {
  const { description, secret, optional } = props.parameter;
  return (
    <label className="field">
      <span>
        {description} {optional && '(may be left out)'}
      </span>
      <input
        type={secret ? 'password' : 'text'}
        autoComplete={secret ? 'new-password' : 'off'}
        spellCheck={false}
        placeholder={props.parameter.default ?? ''}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
      {props.wrong && <span className="wrong">{props.wrong}</span>}
    </label>
  );
}

/** The parameters that are given; for the others the broker has its defaults. */
function given(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

function partyOf({ kind, value }: PartyDraft): { name: string } | { label: string } | undefined {
  if (kind === 'any' || !value) return undefined;
  return kind === 'name' ? { name: value } : { label: value };
}

const kAny: PartyDraft = { kind: 'any', value: '' };

export function TemplateForm(props: { template: Template; made: (webhook: Webhook) => void }) {
  const { template } = props;
  const { request, events = [], description = '' } = template.webhook;
  const [values, setValues] = useState<Record<string, string>>({});
  const [scope, setScope] = useState({ consumer: kAny, provider: kAny });
  const [chosen, setChosen] = useState(events.map(({ name }) => name));
  const [words, setWords] = useState(description);
  const [error, setError] = useState<ApiError>();
  const wrong = (field: string) => sentencesAbout(field, error);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const consumer = partyOf(scope.consumer);
    const provider = partyOf(scope.provider);
    try {
      const path = `/webhook-templates/${encodeURIComponent(template.name)}/webhooks`;
      const made = await send<Webhook>('POST', path, {
        parameters: given(values),
        description: words,
        events: chosen.map((name) => ({ name })),
        ...(consumer && { consumer }),
        ...(provider && { provider }),
      });
      if (made) props.made(made);
    } catch (caught) {
      setError(caught instanceof ApiError ? caught : new ApiError(-1, 'That did not work.'));
    }
  };
  const isShown = (field: string) =>
    /^(parameters\.|consumer|provider|events)/.test(field) && !!wrong(field);
  const rest = Object.keys(error?.fields ?? {}).filter((field) => !isShown(field));
  return (
    <form className="card pad stack webhook-form" onSubmit={(event) => void submit(event)}>
      {template.parameters.map((parameter) => (
        <Parameter
          key={parameter.name}
          parameter={parameter}
          value={values[parameter.name] ?? ''}
          wrong={wrong(`parameters.${parameter.name}`)}
          onChange={(value) => setValues({ ...values, [parameter.name]: value })}
        />
      ))}
      <label className="field">
        Description
        <input value={words} onChange={(event) => setWords(event.target.value)} />
      </label>
      <div className="bar">
        {(['Consumer', 'Provider'] as const).map((role) => {
          const key = role === 'Consumer' ? 'consumer' : 'provider';
          return (
            <PartyFields
              key={role}
              role={role}
              party={scope[key]}
              wrong={wrong(key)}
              onChange={(party) => setScope({ ...scope, [key]: party })}
            />
          );
        })}
      </div>
      <EventFields events={chosen} wrong={wrong('events')} onChange={setChosen} />
      <details>
        <summary>What it sends</summary>
        <pre tabIndex={0}>{JSON.stringify(request, null, 2)}</pre>
      </details>
      {error && (Object.keys(error.fields).length === 0 || rest.length > 0) && (
        <Wrong>
          {rest.map((field) => `${field} ${wrong(field) ?? ''}`).join('. ') || error.message}
        </Wrong>
      )}
      <div className="bar">
        <button type="submit" className="main">
          Create
        </button>
      </div>
    </form>
  );
}

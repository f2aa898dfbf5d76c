// The form of a webhook, new or not.
import './form.css';
import { useState, type FormEvent, type ReactNode } from 'react';
import { ApiError } from '../../../api/http';
import { draftOf, webhookOf, type Draft } from './draft';
import type { WebhookBody } from '../model';
import { RequestFields, Wrong } from './request_fields';
import { EventFields, PartyFields } from './scope';

/** The sentences about a field, and about what is in it. */
export function sentencesAbout(field: string, error: ApiError | undefined): string | undefined {
  const found = Object.entries(error?.fields ?? {})
    .filter(([name]) => name === field || name.startsWith(`${field}.`))
    .flatMap(([, sentences]) => sentences);
  return found.length > 0 ? found.join('. ') : undefined;
}

const kShownAtFields =
  /^(consumer|provider|events|request\.(method|url|headers|body|secrets|username|password))\b/;

/** What no field shows. */
function otherWords(error: ApiError): string | undefined {
  const fields = Object.entries(error.fields);
  if (fields.length === 0) return error.message;
  const rest = fields.filter(([name]) => !kShownAtFields.test(name));
  return rest.length > 0
    ? rest.map(([name, words]) => `${name} ${words.join(', ')}`).join('. ')
    : undefined;
}

export function WebhookForm(props: {
  webhook?: WebhookBody;
  verb: string;
  save: (webhook: WebhookBody) => Promise<unknown>;
  /** Beside the button that saves. */
  more?: (webhook: () => WebhookBody) => ReactNode;
}) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(props.webhook));
  // The button of the page switches it, too.
  const isOn = props.webhook?.enabled;
  const [wasOn, setWasOn] = useState(isOn);
  if (isOn !== wasOn) {
    setWasOn(isOn);
    setDraft((before) => ({ ...before, enabled: isOn ?? true }));
  }
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const [said, setSaid] = useState('');
  const set = (change: Partial<Draft>) => {
    setSaid('');
    setDraft((before) => ({ ...before, ...change }));
  };
  const wrong = (field: string) => sentencesAbout(field, error);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await props.save(webhookOf(draft));
      setSaid('Saved');
    } catch (caught) {
      setError(caught instanceof ApiError ? caught : new ApiError(-1, 'That did not work.'));
    }
    setBusy(false);
  };
  return (
    <form className="card pad stack webhook-form" onSubmit={(event) => void submit(event)}>
      <label className="field">
        Description
        <input
          placeholder="What it is for"
          value={draft.description}
          onChange={(event) => set({ description: event.target.value })}
        />
      </label>
      <div className="bar">
        <PartyFields
          role="Consumer"
          party={draft.consumer}
          wrong={wrong('consumer')}
          onChange={(consumer) => set({ consumer })}
        />
        <PartyFields
          role="Provider"
          party={draft.provider}
          wrong={wrong('provider')}
          onChange={(provider) => set({ provider })}
        />
      </div>
      <EventFields
        events={draft.events}
        wrong={wrong('events')}
        onChange={(events) => set({ events })}
      />
      <RequestFields draft={draft} set={set} wrong={wrong} />
      <label className="check">
        <input
          type="checkbox"
          checked={draft.enabled}
          onChange={(event) => set({ enabled: event.target.checked })}
        />
        Switched on
      </label>
      {error && <Wrong>{otherWords(error)}</Wrong>}
      <div className="bar">
        <button type="submit" className="main" disabled={busy}>
          {props.verb}
        </button>
        {props.more?.(() => webhookOf(draft))}
        <span role="status" className="dim">
          {said}
        </span>
      </div>
    </form>
  );
}

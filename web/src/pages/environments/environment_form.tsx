// Creating and editing an environment.
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Environment } from '../../api/environments';
import { ApiError, send } from '../../api/http';
import { paths } from '../../api/paths';
import { Dialog } from '../../design/dialog';
import { bodyOf, draftOf, kNewContact, type ContactDraft, type Draft } from './form';

function Field(props: { label: string; wrong?: string[] | undefined; children: ReactNode }) {
  return (
    <label className="field">
      {props.label}
      {props.children}
      {props.wrong?.map((sentence) => (
        <span className="wrong" role="alert" key={sentence}>
          {sentence}
        </span>
      ))}
    </label>
  );
}

function ContactFields(props: {
  contact: ContactDraft;
  number: number;
  change: (contact: ContactDraft) => void;
  remove: () => void;
}) {
  const { contact, number, change, remove } = props;
  const set = (place: number, next: [string, string]) =>
    change({ ...contact, details: contact.details.map((one, i) => (i === place ? next : one)) });
  return (
    <fieldset className="contact">
      <legend className="unseen">Contact {number}</legend>
      <div className="line">
        <input
          aria-label={`Name of contact ${number}`}
          placeholder="Name, as a team"
          value={contact.name}
          onChange={({ target }) => change({ ...contact, name: target.value })}
        />
        <button
          type="button"
          className="plain"
          aria-label={`Remove contact ${number}`}
          onClick={remove}
        >
          ×
        </button>
      </div>
      {contact.details.map(([kind, value], i) => (
        <div className="line" key={i}>
          <input
            className="kind"
            aria-label={`Kind of address ${i + 1} of contact ${number}`}
            placeholder="email"
            value={kind}
            onChange={({ target }) => set(i, [target.value, value])}
          />
          <input
            aria-label={`Address ${i + 1} of contact ${number}`}
            placeholder="team@example.org"
            value={value}
            onChange={({ target }) => set(i, [kind, target.value])}
          />
        </div>
      ))}
      <button
        type="button"
        className="plain"
        onClick={() => change({ ...contact, details: [...contact.details, ['', '']] })}
      >
        Add an address
      </button>
    </fieldset>
  );
}

function Contacts({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const { contacts } = draft;
  return (
    <div className="stack">
      {contacts.map((contact, i) => (
        <ContactFields
          key={i}
          contact={contact}
          number={i + 1}
          change={(next) =>
            change({ contacts: contacts.map((one, at) => (at === i ? next : one)) })
          }
          remove={() => change({ contacts: contacts.filter((_, at) => at !== i) })}
        />
      ))}
      <div>
        <button type="button" onClick={() => change({ contacts: [...contacts, kNewContact] })}>
          Add a contact
        </button>
      </div>
    </div>
  );
}

/** Without `environment` a new one is made; `done` is told its UUID. */
export function EnvironmentForm(props: {
  environment?: Environment;
  close: () => void;
  done?: (uuid: string) => void;
}) {
  const { environment, close, done } = props;
  const [draft, setDraft] = useState(() => draftOf(environment));
  const [wrong, setWrong] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const cache = useQueryClient();
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = async () => {
    setBusy(true);
    try {
      const [method, path] = environment
        ? (['PUT', paths.environment(environment.uuid)] as const)
        : (['POST', paths.environments()] as const);
      const saved = await send<Environment>(method, path, bodyOf(draft));
      await cache.invalidateQueries();
      close();
      if (saved) done?.(saved.uuid);
    } catch (error) {
      setWrong(error instanceof ApiError ? error : new ApiError(-1, 'That did not work.'));
      setBusy(false);
    }
  };
  const fields = wrong?.fields ?? {};
  const general = wrong && Object.keys(fields).length === 0 ? wrong.message : '';
  return (
    <Dialog title={environment ? 'Edit the environment' : 'Create an environment'} close={close}>
      <form
        className="stack environment-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label="Name, as commands use it" wrong={fields.name}>
          <input
            autoFocus
            value={draft.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        </Field>
        <Field label="Name for people" wrong={fields.displayName}>
          <input
            value={draft.displayName}
            onChange={({ target }) => change({ displayName: target.value })}
          />
        </Field>
        <label className="check">
          <input
            type="checkbox"
            checked={draft.production}
            onChange={({ target }) => change({ production: target.checked })}
          />
          It is production
        </label>
        <Contacts draft={draft} change={change} />
        {fields.contacts?.map((sentence) => (
          <span className="wrong" role="alert" key={sentence}>
            {sentence}
          </span>
        ))}
        {general && (
          <div className="note bad" role="alert">
            {general}
          </div>
        )}
        <div className="bar">
          <button type="submit" className="main" disabled={busy}>
            {environment ? 'Save' : 'Create'}
          </button>
          <button type="button" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}

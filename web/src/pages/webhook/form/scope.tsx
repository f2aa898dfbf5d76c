// Whose contracts a webhook is for, and which events.
import { useState } from 'react';
import { paths } from '../../../api/paths';
import { useSteadyResource } from '../../../api/queries';
import { Picker } from '../../../design/picker';
import { eventTitle, webhookEvents } from '../../../words/events';
import type { PartyDraft, PartyKind } from './draft';

interface Applications {
  _embedded?: { pacticipants?: { name: string }[] };
}

function ApplicationName(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const [text, setText] = useState('');
  const query = { q: text, pageNumber: 1, pageSize: 20 };
  const found = useSteadyResource<Applications>(paths.pacticipants(query));
  const names = found.data?._embedded?.pacticipants ?? [];
  return (
    <Picker
      {...props}
      free
      placeholder="Name of an application"
      onType={setText}
      choices={names.map(({ name }) => ({ value: name }))}
    />
  );
}

export function PartyFields(props: {
  role: 'Consumer' | 'Provider';
  party: PartyDraft;
  wrong: string | undefined;
  onChange: (party: PartyDraft) => void;
}) {
  const { role, party, wrong, onChange } = props;
  const lower = role.toLowerCase();
  return (
    <div className="field">
      <span>{role}</span>
      <span className="bar party">
        <select
          aria-label={`${role} is`}
          value={party.kind}
          onChange={(event) => onChange({ kind: event.target.value as PartyKind, value: '' })}
        >
          <option value="any">any {lower}</option>
          <option value="name">the {lower}</option>
          <option value="label">{lower}s with the label</option>
        </select>
        {party.kind === 'name' && (
          <ApplicationName
            label={role}
            value={party.value}
            onChange={(value) => onChange({ ...party, value })}
          />
        )}
        {party.kind === 'label' && (
          <input
            aria-label={`Label of ${lower}s`}
            value={party.value}
            onChange={(event) => onChange({ ...party, value: event.target.value })}
          />
        )}
      </span>
      {wrong && <span className="wrong">{wrong}</span>}
    </div>
  );
}

export function EventFields(props: {
  events: string[];
  wrong: string | undefined;
  onChange: (events: string[]) => void;
}) {
  const { events, onChange } = props;
  const toggle = (name: string, on: boolean) =>
    onChange(webhookEvents.filter((one) => (one === name ? on : events.includes(one))));
  return (
    <fieldset>
      <legend>Send it when</legend>
      <div className="checks">
        {webhookEvents.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={events.includes(name)}
              onChange={(event) => toggle(name, event.target.checked)}
            />
            {eventTitle(name)}
          </label>
        ))}
      </div>
      {props.wrong && <span className="wrong">{props.wrong}</span>}
    </fieldset>
  );
}

// What an application is called, where its code is, its labels; and its end.
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useDeletion } from '../../api/deletion';
import { ApiError, send } from '../../api/http';
import type { Pacticipant } from '../../api/pacticipants';
import { paths } from '../../api/paths';
import { Confirm } from '../../design/dialog';
import { Name } from '../../design/marks';
import { Labels } from './labels';

type Key =
  'displayName' | 'mainBranch' | 'repositoryUrl' | 'repositoryNamespace' | 'repositoryName';

const kFields: { key: Key; label: string; hint: string }[] = [
  { key: 'displayName', label: 'Display name', hint: 'How pages call it.' },
  {
    key: 'mainBranch',
    label: 'Main branch',
    hint: 'The branch that is deployed, as main: its contracts count.',
  },
  { key: 'repositoryUrl', label: 'Repository', hint: 'Where the code is: https://…' },
  { key: 'repositoryNamespace', label: 'Repository: organisation', hint: 'For webhooks.' },
  { key: 'repositoryName', label: 'Repository: name', hint: 'For webhooks.' },
];

type Values = Record<Key, string>;

function valuesOf(one: Pacticipant): Values {
  const value = (key: Key) => one[key] ?? '';
  return Object.fromEntries(kFields.map(({ key }) => [key, value(key)])) as Values;
}

/** What was changed; an emptied field is null. */
export function changesOf(before: Values, after: Values): Partial<Record<Key, string | null>> {
  const changed = kFields.filter(({ key }) => before[key] !== after[key]);
  return Object.fromEntries(changed.map(({ key }) => [key, after[key].trim() || null]));
}

function Field(props: {
  field: (typeof kFields)[number];
  value: string;
  wrong: string | undefined;
  onChange: (value: string) => void;
}) {
  const id = useId();
  const { field, value, wrong } = props;
  return (
    <div className="field">
      <label htmlFor={id}>{field.label}</label>
      <input
        id={id}
        value={value}
        aria-describedby={`${id}-hint`}
        aria-invalid={wrong !== undefined}
        spellCheck={false}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <span id={`${id}-hint`} className={wrong ? 'wrong' : undefined}>
        {wrong ?? field.hint}
      </span>
    </div>
  );
}

function Form({ one }: { one: Pacticipant }) {
  const kept = useQueryClient();
  const before = valuesOf(one);
  const [values, setValues] = useState(before);
  const [error, setError] = useState<ApiError>();
  const [isSaved, setSaved] = useState(false);
  const changes = changesOf(before, values);
  const isChanged = Object.keys(changes).length > 0;
  const change = (key: Key, value: string) => {
    setValues({ ...values, [key]: value });
    setSaved(false);
  };
  const save = async () => {
    try {
      const path = paths.pacticipant(one.name);
      const now = await send<Pacticipant>('PATCH', path, changes);
      setError(undefined);
      setSaved(true);
      if (now) setValues(valuesOf(now));
      await kept.invalidateQueries();
    } catch (wrong) {
      setError(wrong instanceof ApiError ? wrong : new ApiError(-1, 'That did not work.'));
    }
  };
  const fields = error?.fields ?? {};
  const isGeneral = error && Object.keys(fields).length === 0;
  return (
    <form
      className="settings card pad"
      aria-label="Settings"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {kFields.map((field) => (
        <Field
          key={field.key}
          field={field}
          value={values[field.key]}
          wrong={fields[field.key]?.join(', ')}
          onChange={(value) => change(field.key, value)}
        />
      ))}
      {isGeneral && (
        <div className="note bad" role="alert">
          {error.message}
        </div>
      )}
      <div className="form-bar">
        <button type="submit" className="main" disabled={!isChanged}>
          Save
        </button>
        <span role="status" className="small">
          {isSaved && !isChanged ? 'Saved' : error && !isGeneral ? 'Not saved: see above' : ''}
        </span>
      </div>
    </form>
  );
}

function Deletion({ one }: { one: Pacticipant }) {
  const [asks, setAsks] = useState(false);
  const remove = useDeletion();
  return (
    <>
      <h2>Delete</h2>
      <p className="small">
        With it go its versions, its pacts and all results for them, and what was recorded of its
        deployments.
      </p>
      <button type="button" className="danger" onClick={() => setAsks(true)}>
        Delete this application
      </button>
      {asks && (
        <Confirm
          title="Delete this application?"
          verb="Delete application"
          close={() => setAsks(false)}
          act={() => remove(paths.pacticipant(one.name), paths.pacticipants())}
        >
          <Name>{one.name}</Name>, its versions, pacts, results and deployments are gone then, and
          can’t be brought back.
        </Confirm>
      )}
    </>
  );
}

export function Settings({ one }: { one: Pacticipant }) {
  return (
    <>
      <Form one={one} />
      <Labels one={one} />
      <Deletion one={one} />
    </>
  );
}

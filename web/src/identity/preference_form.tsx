// One preference: a form for its value, by its type.
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactElement } from 'react';
import { get, send } from '../api/http';
import { useRoles } from '../api/identity';
import { paths } from '../api/paths';
import type { Preference } from '../api/preferences';
import { useResource } from '../api/queries';
import type { TeamPage } from '../api/teams';
import { Field, useSending, Wrong } from '../design/form';

type Value = Preference['value'];

interface ControlProps {
  value: Value;
  change: (value: Value) => void;
}

const kTeamsShown = 500;

function Choice(
  props: ControlProps & { choices: { uuid: string; name: string }[]; none?: string },
): ReactElement {
  const { value, change, choices, none, ...others } = props;
  return (
    <select
      {...others}
      value={String(value ?? '')}
      onChange={({ target }) => change(target.value || null)}
    >
      {none !== undefined && <option value="">{none}</option>}
      {choices.map(({ uuid, name }) => (
        <option key={uuid} value={uuid}>
          {name}
        </option>
      ))}
    </select>
  );
}

function RoleField(props: ControlProps) {
  const roles = useRoles().data?.roles ?? [];
  return <Choice {...props} choices={roles} />;
}

function TeamField(props: ControlProps) {
  const { data } = useResource<TeamPage>(`${paths.teams()}?size=${kTeamsShown}`);
  return <Choice {...props} choices={data?.teams ?? []} none="none" />;
}

function HoursField({ value, change, ...others }: ControlProps) {
  return (
    <input
      {...others}
      type="number"
      min={1}
      placeholder="for ever"
      value={value === null ? '' : Number(value)}
      onChange={({ target }) => change(target.value === '' ? null : target.valueAsNumber)}
    />
  );
}

function TextField({ value, change, ...others }: ControlProps) {
  return (
    <textarea
      {...others}
      rows={5}
      value={String(value ?? '')}
      onChange={({ target }) => change(target.value)}
    />
  );
}

function FlagField({ value, change, ...others }: ControlProps) {
  return (
    <input
      {...others}
      type="checkbox"
      checked={value === true}
      onChange={({ target }) => change(target.checked)}
    />
  );
}

const kFields = {
  text: TextField,
  number: HoursField,
  role: RoleField,
  team: TeamField,
  flag: FlagField,
};

export function PreferenceForm({ preference, path }: { preference: Preference; path: string }) {
  const [value, setValue] = useState<Value>(preference.value);
  const [isDone, setDone] = useState(false);
  const { run, isBusy, fields, wrong } = useSending();
  const queries = useQueryClient();
  const heading = useId();
  const Control = kFields[preference.type];
  const save = (act: () => Promise<unknown>) =>
    run(async () => {
      await act();
      setValue((await get<Preference>(path)).value);
      setDone(true);
      await queries.invalidateQueries();
    });
  return (
    <form
      className="card pad stack narrow"
      aria-labelledby={heading}
      onSubmit={(event) => {
        event.preventDefault();
        void save(() => send('PUT', path, { value }));
      }}
    >
      <h2 id={heading}>{preference.title}</h2>
      <Field label="Value" hint={preference.description} wrong={fields.value}>
        <Control
          value={value}
          change={(next) => {
            setValue(next);
            setDone(false);
          }}
        />
      </Field>
      <Wrong wrong={wrong} shown={['value']} />
      <div className="bar">
        <button type="submit" className="main" disabled={isBusy || value === preference.value}>
          Save
        </button>
        {!preference.default && (
          <button
            type="button"
            disabled={isBusy}
            onClick={() => void save(() => send('DELETE', path))}
          >
            As it is by default
          </button>
        )}
        <span role="status" className="small">
          {isDone && 'Saved.'}
        </span>
      </div>
    </form>
  );
}

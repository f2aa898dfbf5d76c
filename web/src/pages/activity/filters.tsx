// Which events are shown: the address has it.
import { useState } from 'react';
import { paths } from '../../api/paths';
import { useResource, useSteadyResource } from '../../api/queries';
import { Picker } from '../../design/picker';
import { useAddressValue, useAddressWithout } from '../../design/tabs';
import { eventNames, eventTitle } from '../../words/events';

interface Applications {
  _embedded?: { pacticipants?: { name: string }[] };
}
interface Environments {
  _embedded?: { environments?: { uuid: string; name: string; displayName?: string }[] };
}

/** Applications whose names have what is typed. */
export function ApplicationPicker(props: {
  label: string;
  value: string;
  placeholder: string;
  onChange: (name: string) => void;
}) {
  const [text, setText] = useState('');
  const found = useSteadyResource<Applications>(
    paths.pacticipants({ q: text, pageNumber: 1, pageSize: 20 }),
  );
  const names = found.data?._embedded?.pacticipants ?? [];
  return (
    <Picker {...props} onType={setText} choices={names.map(({ name }) => ({ value: name }))} />
  );
}

export function Filters() {
  const [event, setEvent] = useAddressValue('event');
  const [pacticipant, setPacticipant] = useAddressValue('pacticipant');
  const [environment, setEnvironment] = useAddressValue('environment');
  const environments = useResource<Environments>(paths.environments());
  const known = environments.data?._embedded?.environments ?? [];
  const isOther = environment && !known.some(({ name }) => name === environment);
  return (
    <div className="bar" role="group" aria-label="Filter">
      <select aria-label="Event" value={event} onChange={(change) => setEvent(change.target.value)}>
        <option value="">All events</option>
        {eventNames.map((name) => (
          <option key={name} value={name}>
            {eventTitle(name)}
          </option>
        ))}
      </select>
      <ApplicationPicker
        label="Application"
        placeholder="All applications"
        value={pacticipant}
        onChange={setPacticipant}
      />
      <select
        aria-label="Environment"
        value={environment}
        onChange={(change) => setEnvironment(change.target.value)}
      >
        <option value="">All environments</option>
        {isOther && <option>{environment}</option>}
        {known.map(({ uuid, name, displayName }) => (
          <option key={uuid} value={name}>
            {displayName ?? name}
          </option>
        ))}
      </select>
      {(event || pacticipant || environment) && <Reset />}
    </div>
  );
}

function Reset() {
  const reset = useAddressWithout(['event', 'pacticipant', 'environment']);
  return (
    <button type="button" className="plain" onClick={reset}>
      Show all
    </button>
  );
}

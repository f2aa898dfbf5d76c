// Which application: found among all by a part of its name.
import { useState } from 'react';
import { paths } from '../api/paths';
import { useSteadyResource } from '../api/queries';
import { Picker } from '../design/picker';

interface Applications {
  _embedded?: { pacticipants?: { name: string; displayName?: string }[] };
}

export function ApplicationPicker(props: {
  label?: string;
  value: string;
  onChange: (name: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const found = useSteadyResource<Applications>(
    paths.pacticipants({ q: typed.trim(), page: 1, size: 50 }),
  );
  const choices = (found.data?._embedded?.pacticipants ?? []).map(({ name, displayName }) => ({
    value: name,
    label: name,
    ...(displayName && displayName !== name && { hint: displayName }),
  }));
  return (
    <Picker
      label={props.label ?? 'Application'}
      value={props.value}
      choices={choices}
      onType={setTyped}
      onChange={props.onChange}
    />
  );
}

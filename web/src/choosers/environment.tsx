// Which environment.
import { useEnvironments } from '../api/environments';
import { Picker } from '../design/picker';

export function EnvironmentPicker(props: {
  label?: string;
  value: string;
  onChange: (name: string) => void;
}) {
  const { environments } = useEnvironments();
  const choices = (environments ?? []).map(({ name, displayName, production }) => ({
    value: name,
    label: displayName || name,
    ...(production && { hint: 'production' }),
  }));
  return (
    <Picker
      label={props.label ?? 'Environment'}
      value={props.value}
      choices={choices}
      onChange={props.onChange}
    />
  );
}

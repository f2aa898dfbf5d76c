// Which roles an account has, by checkbox.
import { useRoles, type Role } from '../api/identity';
import { Loaded } from '../design/loaded';
import { Name } from '../design/marks';

/** `chosen` with or without a role. */
export function toggled(chosen: readonly string[], uuid: string): string[] {
  return chosen.includes(uuid) ? chosen.filter((one) => one !== uuid) : [...chosen, uuid];
}

export function RoleChoice(props: {
  chosen: readonly string[];
  change: (chosen: string[]) => void;
  disabled?: boolean;
}) {
  const { chosen, change, disabled = false } = props;
  const query = useRoles();
  const one = (role: Role) => (
    <label className="marks" key={role.uuid}>
      <input
        type="checkbox"
        checked={chosen.includes(role.uuid)}
        disabled={disabled}
        onChange={() => change(toggled(chosen, role.uuid))}
      />
      <Name>{role.name}</Name>
      {role.description && (
        <small>
          <Name>{role.description}</Name>
        </small>
      )}
    </label>
  );
  return (
    <Loaded query={query} rows={3}>
      {({ roles }) => (
        <fieldset className="checks">
          <legend>Roles</legend>
          {roles.map(one)}
        </fieldset>
      )}
    </Loaded>
  );
}

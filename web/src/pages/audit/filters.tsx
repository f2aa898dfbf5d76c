// Which entries are shown: the address has it.
import { AccountPicker } from '../../choosers/account';
import { AddressSelect } from '../../design/filters';
import { useAddressValue, useAddressWithout } from '../../design/tabs';
import { auditTitle, auditTypes } from '../../words/audit';

const kTypes = [
  { value: '', label: 'All types' },
  ...auditTypes
    .map((value) => ({ value, label: auditTitle(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label)),
];

const kFilters = ['type', 'userEmail', 'since'] as const;

/** What the address asks for, by the names of the API. */
export function useQuestion() {
  const [type] = useAddressValue('type');
  const [userEmail] = useAddressValue('userEmail');
  const [since] = useAddressValue('since');
  return { type, userEmail, since };
}

export function Filters() {
  const { type, userEmail } = useQuestion();
  const [since, setSince] = useAddressValue('since');
  const [, setUser] = useAddressValue('userEmail');
  const reset = useAddressWithout(kFilters);
  return (
    <>
      <AddressSelect name="type" label="Type" options={kTypes} />
      <AccountPicker
        label="By whom"
        placeholder="By anybody"
        free
        value={userEmail}
        valueOf={({ email, name }) => email ?? name}
        onChange={setUser}
      />
      <label className="marks small">
        Since (UTC)
        <input
          type="date"
          value={since.slice(0, 10)}
          onChange={({ target }) => setSince(target.value)}
        />
      </label>
      {(type || userEmail || since) && (
        <button type="button" className="plain" onClick={reset}>
          Show all
        </button>
      )}
    </>
  );
}

// Above the list: which contracts, and in which order.
import { useSearchParams } from 'react-router';
import { nameOf, type Counts, type Environment } from '../../api/overview';
import { useResource } from '../../api/queries';
import { AddressLink, putValue } from '../../design/address';
import { AddressSearch, AddressSelect, Chip } from '../../design/filters';

const kStates: { value: string; label: string; of: (counts: Counts) => number }[] = [
  { value: '', label: 'All', of: (counts) => counts.all },
  { value: 'fails', label: 'Failing', of: (counts) => counts.fails },
  { value: 'changed', label: 'Changed', of: (counts) => counts.changed },
  { value: 'not_verified', label: 'Not verified', of: (counts) => counts.notVerified },
  { value: 'works', label: 'Verified', of: (counts) => counts.works },
];

const kOrders = [
  { value: '', label: 'What needs attention first' },
  { value: 'published', label: 'Last published first' },
  { value: 'name', label: 'By name' },
];

interface Labels {
  _embedded?: { labels?: { name: string }[] };
}

function StateChips({ counts }: { counts: Counts | undefined }) {
  const [query] = useSearchParams();
  const chosen = query.get('status') ?? '';
  return kStates.map(({ value, label, of }) => {
    const number = counts ? of(counts) : undefined;
    if (value && number === 0 && value !== chosen) return null;
    return (
      <AddressLink
        key={value}
        className="chip"
        edit={(next) => putValue(next, 'status', value)}
        {...(value === chosen && { 'aria-current': 'true' as const })}
      >
        {label} {number}
      </AddressLink>
    );
  });
}

export function Filters(props: {
  counts: Counts | undefined;
  environments: readonly Environment[];
}) {
  const labels = useResource<Labels>('/labels').data?._embedded?.labels ?? [];
  return (
    <div className="bar" role="group" aria-label="Filters">
      <StateChips counts={props.counts} />
      <Chip name="mine" value="yes">
        Mine
      </Chip>
      <AddressSearch label="Filter by name" />
      <AddressSelect
        name="label"
        label="Label"
        options={[
          { value: '', label: 'Any label' },
          ...labels.map(({ name }) => ({ value: name, label: name })),
        ]}
      />
      <AddressSelect
        name="environment"
        label="Environment"
        options={[
          { value: '', label: 'Anywhere' },
          ...props.environments.map((one) => ({ value: one.name, label: `In ${nameOf(one)}` })),
        ]}
      />
      <span className="right">
        <AddressSelect name="sort" label="Order" options={kOrders} />
      </span>
    </div>
  );
}

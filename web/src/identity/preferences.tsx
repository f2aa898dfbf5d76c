// All preferences of a list, each with its form.
import type { PreferenceList } from '../api/preferences';
import { useResource } from '../api/queries';
import { Loaded } from '../design/loaded';
import { PreferenceForm } from './preference_form';

/** `only`: that one. */
export function Preferences({ list, only }: { list: string; only?: string | undefined }) {
  const query = useResource<PreferenceList>(list);
  return (
    <Loaded query={query}>
      {({ _embedded: { preferences } }) => (
        <div className="stack">
          {preferences
            .filter(({ name }) => only === undefined || name === only)
            .map((one) => (
              <PreferenceForm key={one.name} preference={one} path={`${list}/${one.name}`} />
            ))}
        </div>
      )}
    </Loaded>
  );
}

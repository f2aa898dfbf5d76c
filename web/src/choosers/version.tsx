// Which version of an application, and which branch: the newest are offered, others are found by their start, and one
// that is not there yet may be typed.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api/http';
import { paths } from '../api/paths';
import { useResource } from '../api/queries';
import { Picker, type Choice } from '../design/picker';

interface Versions {
  _embedded?: { versions?: VersionItem[] };
}

interface VersionItem {
  number: string;
  _embedded?: { branchVersions?: { name: string }[]; tags?: { name: string }[] };
}

interface Found {
  versions: { pacticipant: string; number: string; branches?: string[] }[];
}

function choiceOf(version: VersionItem): Choice {
  const branches = (version._embedded?.branchVersions ?? []).map(({ name }) => name);
  const tags = (version._embedded?.tags ?? []).map(({ name }) => name);
  return { value: version.number, hint: [...branches, ...tags].join(', ') };
}

/** Versions beyond the newest, by the start of their number. */
function useOlder(pacticipant: string, typed: string) {
  return useQuery({
    queryKey: ['older', pacticipant, typed],
    queryFn: ({ signal }) => get<Found>(paths.search(typed), signal),
    enabled: pacticipant !== '' && typed !== '',
    retry: false,
  });
}

export function VersionPicker(props: {
  label?: string;
  pacticipant: string;
  value: string;
  onChange: (number: string) => void;
}) {
  const { pacticipant } = props;
  const [typed, setTyped] = useState('');
  const newest = useResource<Versions>(
    pacticipant ? paths.versions(pacticipant, { page: 1, size: 50 }) : undefined,
  );
  const older = useOlder(pacticipant, typed.trim());
  const choices = (newest.data?._embedded?.versions ?? []).map(choiceOf);
  const known = new Set(choices.map(({ value }) => value));
  for (const one of older.data?.versions ?? []) {
    if (one.pacticipant === pacticipant && !known.has(one.number)) {
      choices.push({ value: one.number, hint: (one.branches ?? []).join(', ') });
    }
  }
  return (
    <Picker
      label={props.label ?? 'Version'}
      value={props.value}
      choices={choices}
      onType={setTyped}
      onChange={props.onChange}
      free
    />
  );
}

interface Branches {
  _embedded?: { branches?: { name: string }[] };
}

export function BranchPicker(props: {
  label?: string;
  pacticipant: string;
  value: string;
  onChange: (name: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const found = useResource<Branches>(
    props.pacticipant
      ? paths.branches(props.pacticipant, { q: typed.trim(), page: 1, size: 50 })
      : undefined,
  );
  const choices = (found.data?._embedded?.branches ?? []).map(({ name }) => ({ value: name }));
  return (
    <Picker
      label={props.label ?? 'Branch'}
      value={props.value}
      choices={choices}
      onType={setTyped}
      onChange={props.onChange}
      free
    />
  );
}

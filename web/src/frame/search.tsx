// The search of the top line: applications, versions, environments.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { get } from '../api/http';
import { paths } from '../api/paths';
import { Picker, type Choice } from '../design/picker';

interface Found {
  pacticipants: { name: string; displayName?: string }[];
  versions: { pacticipant: string; number: string; branches?: string[] }[];
  environments: { uuid: string; name: string; displayName?: string }[];
}

/** What it is, and what it is called where people read it. */
function named(kind: string, { name, displayName = name }: { name: string; displayName?: string }) {
  const hint = displayName === name ? kind : `${displayName}, ${kind}`;
  return { label: name, hint, also: displayName };
}

function choicesOf(found: Found): Choice[] {
  return [
    ...found.pacticipants.map((one) => ({
      value: paths.pacticipant(one.name),
      ...named('application', one),
    })),
    ...found.environments.map((one) => ({
      value: paths.environment(one.uuid),
      ...named('environment', one),
    })),
    ...found.versions.map(({ pacticipant, number }) => ({
      value: paths.version(pacticipant, number),
      label: `${pacticipant} ${number}`,
      hint: 'version',
    })),
  ];
}

export function Search() {
  const [text, setText] = useState('');
  const go = useNavigate();
  const found = useQuery({
    queryKey: ['search', text],
    queryFn: ({ signal }) => get<Found>(paths.search(text), signal),
    enabled: text.trim() !== '',
    placeholderData: (before) => before,
  });
  return (
    <div className="search" id="search">
      <Picker
        label="Search"
        placeholder="Search applications, versions, environments"
        value=""
        choices={text.trim() && found.data ? choicesOf(found.data) : []}
        onType={setText}
        onChange={(path) => void go(path)}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  );
}

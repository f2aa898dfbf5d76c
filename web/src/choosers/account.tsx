// Which user or system account: found among all by a part of the name or the address.
import { useState } from 'react';
import type { User, UserPage } from '../api/identity';
import { paths } from '../api/paths';
import { useSteadyResource } from '../api/queries';
import { Picker } from '../design/picker';

function hintOf({ email, name, type }: User): string {
  if (type === 1) return 'system account';
  return email && email !== name ? email : '';
}

/** `valueOf` is what is told of who is chosen; `free`: whether it may be somebody who is not found. */
export function AccountPicker(props: {
  label: string;
  value: string;
  placeholder?: string;
  free?: boolean;
  valueOf: (user: User) => string;
  onChange: (value: string) => void;
}) {
  const { valueOf, ...rest } = props;
  const [typed, setTyped] = useState('');
  const found = useSteadyResource<UserPage>(paths.users({ q: typed.trim(), page: 1, size: 50 }));
  const choices = (found.data?.users ?? []).map((user) => ({
    value: valueOf(user),
    label: user.name,
    hint: hintOf(user),
    also: user.email ?? '',
  }));
  return (
    <>
      <Picker {...rest} choices={choices} onType={setTyped} />
      {found.error && <small>{found.error.message}</small>}
    </>
  );
}

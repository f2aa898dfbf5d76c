// Filters of a list: chips, choices and a search, all of them in the address.
import './filters.css';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigation, useSearchParams } from 'react-router';
import type { ReactNode } from 'react';
import { AddressLink, putValue, useNewestAddresses } from './address';
import { useAddressValue } from './tabs';

/** A link that sets a value of the address; pressed again it takes it away. */
export function Chip(props: { name: string; value: string; children: ReactNode }) {
  const [query] = useSearchParams();
  const isChosen = (query.get(props.name) ?? '') === props.value;
  return (
    <AddressLink
      className="chip"
      edit={(next) => putValue(next, props.name, isChosen ? '' : props.value)}
      {...(isChosen && { 'aria-current': 'true' as const })}
    >
      {props.children}
    </AddressLink>
  );
}

export interface SelectOption {
  value: string;
  label: string;
}

/** A choice of the address; the option for '' stands first. */
export function AddressSelect(props: {
  name: string;
  label: string;
  options: readonly SelectOption[];
}) {
  const [value, setValue] = useAddressValue(props.name);
  const isKnown = value === '' || props.options.some((option) => option.value === value);
  return (
    <select
      className={value ? 'chosen' : undefined}
      aria-label={props.label}
      value={value}
      onChange={(event) => setValue(event.target.value)}
    >
      {props.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
      {!isKnown && <option value={value}>{value}</option>}
    </select>
  );
}

const kPause = 250; // ms: a word is typed, and not each letter asked for

/** A search whose words go into the address when typing pauses. */
export function AddressSearch({ name = 'q', label }: { name?: string; label: string }) {
  const [value, setValue] = useAddressValue(name);
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  if (value !== sent) {
    // Back, or another link: the address is what counts.
    setSent(value);
    setText(value);
  }
  // Who has already followed a link is not called back by the words that were typed last.
  const isLeaving = useNavigation().state !== 'idle';
  const { pathname } = useLocation();
  const addresses = useNewestAddresses();
  const isLeft = () => addresses()[0]?.pathname !== pathname;
  const hands = useRef({ setValue, isLeft });
  useEffect(() => {
    hands.current = { setValue, isLeft };
  });
  useEffect(() => {
    if (text.trim() === sent || isLeaving) return;
    const timer = setTimeout(() => {
      if (hands.current.isLeft()) return;
      setSent(text.trim());
      hands.current.setValue(text.trim());
    }, kPause);
    return () => clearTimeout(timer);
  }, [text, sent, isLeaving]);
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}

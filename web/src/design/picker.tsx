// A choice among many, found by typing: applications, versions, environments.
import './picker.css';
import { useId, useState } from 'react';

export interface Choice {
  value: string;
  label?: string;
  hint?: string;
  /** What it is found by, too. */
  also?: string;
}

/** A combobox after the ARIA pattern: arrows move, Enter takes, Escape closes. */
export function Picker(props: {
  label: string;
  value: string;
  choices: Choice[];
  onChange: (value: string) => void;
  /** What is typed, for choices that are asked for as one types. */
  onType?: (text: string) => void;
  placeholder?: string;
  /** Whether a value that is no choice may be taken, as a version that is not there yet. */
  free?: boolean;
}) {
  const id = useId();
  const [text, setText] = useState<string>();
  const [active, setActive] = useState(0);
  const wanted = (text ?? '').toLowerCase();
  const shown = props.choices
    .filter((choice) =>
      `${choice.label ?? ''} ${choice.value} ${choice.also ?? ''}`.toLowerCase().includes(wanted),
    )
    .slice(0, 50);
  const open = text !== undefined;
  const chosen = props.choices.find((choice) => choice.value === props.value);
  const take = (value: string) => {
    props.onChange(value);
    setText(undefined);
  };
  const type = (value: string) => {
    setText(value);
    setActive(0);
    props.onType?.(value);
  };
  const key = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) type('');
      else {
        const step = event.key === 'ArrowDown' ? 1 : shown.length - 1;
        setActive((active + step) % Math.max(shown.length, 1));
      }
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      const choice = shown[active];
      if (choice) take(choice.value);
      else if (props.free && text) take(text);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setText(undefined);
    }
  };
  const leave = () => {
    if (props.free && text) props.onChange(text);
    setText(undefined);
  };
  return (
    <span className="picker">
      <label className="unseen" htmlFor={id}>
        {props.label}
      </label>
      <input
        id={id}
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(open && shown[active] && { 'aria-activedescendant': `${id}-${active}` })}
        autoComplete="off"
        spellCheck={false}
        placeholder={props.placeholder ?? props.label}
        value={text ?? chosen?.label ?? props.value}
        onChange={(event) => type(event.target.value)}
        onClick={() => !open && type('')}
        onKeyDown={key}
        onBlur={leave}
      />
      {open && (
        <ul id={`${id}-list`} role="listbox" aria-label={props.label}>
          {shown.map((choice, i) => (
            <li
              key={choice.value}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === active}
              // Before the input loses the focus.
              onMouseDown={(event) => {
                event.preventDefault();
                take(choice.value);
              }}
            >
              <bdi>{choice.label ?? choice.value}</bdi>
              {choice.hint && <small>{choice.hint}</small>}
            </li>
          ))}
          {shown.length === 0 && <li className="dim">Nothing found</li>}
        </ul>
      )}
    </span>
  );
}

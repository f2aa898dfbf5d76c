// Names with values, one a row: headers and secrets.
import type { Pair } from './draft';

export function Pairs(props: {
  title: string;
  /** "header". */
  one: string;
  pairs: Pair[];
  isSecret: (pair: Pair) => boolean;
  onChange: (pairs: Pair[]) => void;
  /** The field of a value came into use: for the picker of variables. */
  onUse?: (index: number, field: HTMLInputElement) => void;
}) {
  const { pairs, one, onChange } = props;
  const set = (index: number, change: Partial<Pair>) =>
    onChange(pairs.map((pair, i) => (i === index ? { ...pair, ...change } : pair)));
  return (
    <fieldset>
      <legend>{props.title}</legend>
      {pairs.map((pair, i) => (
        <div className="pair" key={i}>
          <input
            aria-label={`Name of ${one} ${i + 1}`}
            placeholder="Name"
            spellCheck={false}
            value={pair.name}
            onChange={(event) => set(i, { name: event.target.value })}
          />
          <input
            aria-label={`Value of ${one} ${i + 1}`}
            placeholder={pair.isKept ? 'stays as it is' : 'Value'}
            type={props.isSecret(pair) ? 'password' : 'text'}
            autoComplete={props.isSecret(pair) ? 'new-password' : 'off'}
            spellCheck={false}
            value={pair.value}
            onFocus={(event) => props.onUse?.(i, event.currentTarget)}
            onChange={(event) => set(i, { value: event.target.value })}
          />
          <button
            type="button"
            className="plain"
            aria-label={`Remove ${one} ${pair.name || i + 1}`}
            onClick={() => onChange(pairs.filter((_, other) => other !== i))}
          >
            Remove
          </button>
        </div>
      ))}
      <button type="button" onClick={() => onChange([...pairs, { name: '', value: '' }])}>
        Add a {one}
      </button>
    </fieldset>
  );
}

// The value of a secret, which is typed and never shown again.
import { useState } from 'react';
import { Field } from '../../design/form';

/** A field of one line drops the ends of lines: a key has a field of its own kind. */
export function ValueField(props: {
  label: string;
  value: string;
  wrong: string[] | undefined;
  change: (value: string) => void;
}) {
  const { label, value, wrong, change } = props;
  const [hasLines, setHasLines] = useState(false);
  return (
    <>
      <Field label={label} wrong={wrong} hint="Encrypted, and never shown again.">
        {hasLines ? (
          <textarea
            rows={6}
            autoComplete="off"
            spellCheck={false}
            value={value}
            onChange={({ target }) => change(target.value)}
          />
        ) : (
          <input
            type="password"
            autoComplete="new-password"
            spellCheck={false}
            value={value}
            onChange={({ target }) => change(target.value)}
          />
        )}
      </Field>
      <label className="marks small">
        <input
          type="checkbox"
          checked={hasLines}
          onChange={({ target }) => setHasLines(target.checked)}
        />
        Several lines, such as a key
      </label>
    </>
  );
}

// Making a token: what it is for, what it may do, until when.
import { useState } from 'react';
import { send } from '../api/http';
import type { IssuedToken } from '../api/identity';
import { Dialog } from '../design/dialog';
import { Field, useSending, Wrong } from '../design/form';

const kFields = ['description', 'expiresAt'];

/** Those that read. */
export function readingScopes(scopes: readonly string[]): string[] {
  return scopes.filter((scope) => scope.includes(':read:'));
}

/** The end of a day in the reader's zone, as the broker takes it; nothing for no day. */
export function endOfDay(day: string): string | undefined {
  if (!day) return undefined;
  const end = new Date(`${day}T23:59:59`);
  return Number.isNaN(end.getTime()) ? undefined : end.toISOString();
}

export function TokenForm(props: {
  list: string;
  scopes?: readonly string[];
  close: () => void;
  done: (issued: IssuedToken) => void;
}) {
  const { list, scopes, close, done } = props;
  const [description, setDescription] = useState('');
  const [day, setDay] = useState('');
  const [reads, setReads] = useState(false);
  const { run, isBusy, fields, wrong } = useSending();
  const save = async () => {
    let issued: IssuedToken | undefined;
    const isMade = await run(async () => {
      issued = await send<IssuedToken>('POST', list, {
        description: description.trim(),
        ...(day && { expiresAt: endOfDay(day) ?? day }),
        ...(reads && scopes && { scopes: readingScopes(scopes) }),
      });
    });
    if (!isMade || !issued) return;
    close();
    done(issued);
  };
  return (
    <Dialog title="New token" close={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label="What it is for" wrong={fields.description}>
          <input
            autoFocus
            value={description}
            onChange={({ target }) => setDescription(target.value)}
          />
        </Field>
        <Field label="Last day" wrong={fields.expiresAt} hint="Empty: it does not expire.">
          <input type="date" value={day} onChange={({ target }) => setDay(target.value)} />
        </Field>
        {scopes && (
          <label className="marks">
            <input
              type="checkbox"
              checked={reads}
              onChange={({ target }) => setReads(target.checked)}
            />
            It only reads
          </label>
        )}
        <Wrong wrong={wrong} shown={kFields} />
        <div className="bar">
          <button type="submit" className="main" disabled={isBusy}>
            Make the token
          </button>
          <button type="button" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}

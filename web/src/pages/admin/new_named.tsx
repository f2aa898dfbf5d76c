// A dialog that makes something of its name alone, and goes to the page where the rest is chosen.
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../api/http';
import { Dialog } from '../../design/dialog';
import { Field, useSending, Wrong } from '../../design/form';

interface Made {
  uuid: string;
}

/** `what` as in "New team" and "Make the team"; `at` is where it is posted to, and `pageOf` where it is then. */
export function NewNamed(props: {
  what: string;
  short?: string;
  hint: string;
  at: string;
  besides?: object;
  pageOf: (uuid: string) => string;
  close: () => void;
  children?: ReactNode;
}) {
  const { what, short = what, hint, at, besides, pageOf, close, children } = props;
  const [name, setName] = useState('');
  const { run, isBusy, fields, wrong } = useSending();
  const queries = useQueryClient();
  const go = useNavigate();
  const save = () =>
    run(async () => {
      const made = await send<Made>('POST', at, { name: name.trim(), ...besides });
      await queries.invalidateQueries();
      close();
      if (made) void go(pageOf(made.uuid));
    });
  return (
    <Dialog title={`New ${what}`} close={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label="Name" wrong={fields.name} hint={hint}>
          <input autoFocus value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        {children}
        <Wrong wrong={wrong} shown={['name']} />
        <div className="bar">
          <button type="submit" className="main" disabled={isBusy}>
            Make the {short}
          </button>
          <button type="button" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}

// What is sent, with a picker that puts variables where one writes.
import { useRef } from 'react';
import { Picker } from '../../../design/picker';
import { expression, variables } from '../variables';
import { isSecretHeader, type Draft, type Pair } from './draft';
import { Pairs } from './pairs';

type Set = (change: Partial<Draft>) => void;
/** The field that a variable goes into: where the cursor was last. */
type Place = { name: 'url' | 'body' } | { name: 'header'; index: number };

function inserted(text: string, at: number, what: string): string {
  return text.slice(0, at) + what + text.slice(at);
}

function Variables({ secrets, take }: { secrets: string[]; take: (text: string) => void }) {
  const choices = [
    ...secrets
      .filter(Boolean)
      .map((name) => ({ value: `secret.${name}`, hint: 'a secret of this webhook' })),
    ...variables.map(({ name, what }) => ({ value: name, hint: what })),
  ];
  return (
    <Picker
      label="Insert a variable"
      placeholder="Insert a variable"
      value=""
      choices={choices}
      onChange={(name) => take(expression(name))}
    />
  );
}

export function RequestFields(props: {
  draft: Draft;
  set: Set;
  wrong: (field: string) => string | undefined;
}) {
  const { draft, set, wrong } = props;
  const place = useRef<Place>({ name: 'body' });
  const field = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  const use = (next: Place, element: HTMLInputElement | HTMLTextAreaElement) => {
    place.current = next;
    field.current = element;
  };
  const insert = (what: string) => {
    const at = field.current?.selectionStart ?? undefined;
    const into = (text: string) => inserted(text, at ?? text.length, what);
    const where = place.current;
    if (where.name === 'header') {
      const put = (pair: Pair, i: number) =>
        i === where.index ? { ...pair, value: into(pair.value) } : pair;
      set({ headers: draft.headers.map(put) });
    } else if (where.name === 'url') set({ url: into(draft.url) });
    else set({ body: into(draft.body) });
    field.current?.focus();
  };
  return (
    <>
      <div className="bar">
        <label className="field">
          Method
          <input
            size={7}
            value={draft.method}
            onChange={(event) => set({ method: event.target.value.toUpperCase() })}
          />
        </label>
        <label className="field grow">
          Address
          <input
            inputMode="url"
            spellCheck={false}
            placeholder="https://ci.example.org/build"
            value={draft.url}
            onFocus={(event) => use({ name: 'url' }, event.currentTarget)}
            onChange={(event) => set({ url: event.target.value })}
          />
        </label>
      </div>
      <Wrong>{wrong('request.method') ?? wrong('request.url')}</Wrong>
      <Pairs
        title="Headers"
        one="header"
        pairs={draft.headers}
        isSecret={isSecretHeader}
        onChange={(headers) => set({ headers })}
        onUse={(index, element) => use({ name: 'header', index }, element)}
      />
      <Wrong>{wrong('request.headers')}</Wrong>
      <label className="field">
        Body
        <textarea
          rows={10}
          spellCheck={false}
          value={draft.body}
          onFocus={(event) => use({ name: 'body' }, event.currentTarget)}
          onChange={(event) => set({ body: event.target.value })}
        />
      </label>
      <Wrong>{wrong('request.body')}</Wrong>
      <div className="bar">
        <Variables secrets={draft.secrets.map(({ name }) => name)} take={insert} />
        <small>It goes where you wrote last: into the address, a header or the body.</small>
      </div>
      <Pairs
        title="Secrets"
        one="secret"
        pairs={draft.secrets}
        isSecret={() => true}
        onChange={(secrets) => set({ secrets })}
      />
      <small>
        {'A secret TOKEN is used as ${secret.TOKEN}. It is encrypted, and never shown again.'}
      </small>
      <Wrong>{wrong('request.secrets')}</Wrong>
      <details open={draft.username !== ''}>
        <summary>User name and password</summary>
        <div className="bar">
          <label className="field">
            User name
            <input
              autoComplete="off"
              value={draft.username}
              onChange={(event) => set({ username: event.target.value })}
            />
          </label>
          <label className="field">
            Password
            <input
              type="password"
              autoComplete="new-password"
              placeholder={draft.keepsPassword ? 'stays as it is' : ''}
              value={draft.password}
              onChange={(event) => set({ password: event.target.value })}
            />
          </label>
        </div>
      </details>
      <Wrong>{wrong('request.username') ?? wrong('request.password')}</Wrong>
    </>
  );
}

export function Wrong({ children }: { children: string | undefined }) {
  return children ? (
    <div className="note bad" role="alert">
      {children}
    </div>
  ) : null;
}

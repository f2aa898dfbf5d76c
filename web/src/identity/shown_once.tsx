// A secret right after it was made: it is not known any more when this is closed.
import { useState, type ReactNode } from 'react';
import { site } from '../api/site';
import { Command, CopyButton } from '../design/copy';
import { Dialog } from '../design/dialog';
import { waysToUse } from './commands';

export function ShownOnce(props: {
  title: string;
  value: string;
  close: () => void;
  children?: ReactNode;
}) {
  return (
    <Dialog title={props.title} close={props.close}>
      <div className="stack">
        <p style={{ margin: 0 }}>
          This is shown <strong>once</strong>, and can’t be found out afterwards. Copy it now.
        </p>
        <div className="command">
          <pre tabIndex={0} aria-label={props.title}>
            {props.value}
          </pre>
          <CopyButton text={props.value} />
        </div>
        {props.children}
        <div className="bar" style={{ margin: 0 }}>
          <button type="button" className="main" onClick={props.close}>
            Done
          </button>
        </div>
      </div>
    </Dialog>
  );
}

/** With what it is given to clients by. */
export function TokenShownOnce({ value, close }: { value: string; close: () => void }) {
  const ways = waysToUse(value, site.base);
  const [chosen, setChosen] = useState(ways[0]?.name);
  const way = ways.find(({ name }) => name === chosen);
  return (
    <ShownOnce title="The token" value={value} close={close}>
      <div className="bar" role="group" aria-label="Commands for" style={{ margin: 0 }}>
        {ways.map(({ name }) => (
          <button
            type="button"
            className="chip"
            key={name}
            aria-pressed={name === chosen}
            onClick={() => setChosen(name)}
          >
            {name}
          </button>
        ))}
      </div>
      {way && <Command key={way.name}>{way.text}</Command>}
    </ShownOnce>
  );
}

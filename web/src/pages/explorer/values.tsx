// Values of JSON: members in two columns, what is below them folded.
import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../../api/paths';
import { pathOf } from '../../api/site';
import { Ago } from '../../design/marks';
import { count } from '../../words/count';
import { isObject } from './hal';

const kShown = 50;
const kTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

function Text({ children }: { children: string }) {
  const own = /^https?:/.test(children) ? pathOf(children) : undefined;
  if (own !== undefined) {
    return (
      <Link className="link" to={paths.explorer(own)}>
        {children}
      </Link>
    );
  }
  if (kTime.test(children)) {
    return (
      <>
        {children} <small>{<Ago at={children} />}</small>
      </>
    );
  }
  return children === '' ? <span className="dim">empty text</span> : <bdi>{children}</bdi>;
}

function Folded({ words, value }: { words: string; value: unknown }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words}</summary>
      {open && <Members members={membersOf(value)} />}
    </details>
  );
}

function membersOf(value: unknown): [string, unknown][] {
  if (Array.isArray(value)) return value.map((one, i) => [String(i + 1), one]);
  return isObject(value) ? Object.entries(value) : [['', value]];
}

export function Value({ value }: { value: unknown }) {
  if (typeof value === 'string') return <Text>{value}</Text>;
  if (Array.isArray(value)) {
    if (value.length === 0) return <span className="dim">none</span>;
    return <Folded words={count(value.length, 'item')} value={value} />;
  }
  if (isObject(value)) {
    const names = Object.keys(value);
    if (names.length === 0) return <span className="dim">nothing in it</span>;
    const some = names.slice(0, 5).join(', ');
    return <Folded words={names.length > 5 ? `${some}, …` : some} value={value} />;
  }
  return <code>{String(value)}</code>;
}

export function Members({ members }: { members: [string, unknown][] }) {
  const [shown, setShown] = useState(kShown);
  return (
    <>
      <dl className="members">
        {members.slice(0, shown).map(([name, value], i) => (
          <div key={i}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>
              <Value value={value} />
            </dd>
          </div>
        ))}
      </dl>
      {members.length > shown && (
        <div className="pad">
          <button type="button" onClick={() => setShown(shown + 4 * kShown)}>
            Show more of {members.length}
          </button>
        </div>
      )}
    </>
  );
}

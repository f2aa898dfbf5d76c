// Long lists: a table whose rows cost nothing while they are out of sight. The columns are `layout`, a grid's template.
import './rows.css';
import { memo, startTransition, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';

export interface Column {
  name: ReactNode;
  /** Classes of the head's cell. */
  className?: string;
}

interface Head {
  label: string;
  layout: string;
  columns: readonly Column[];
}

// Roles are said, because a table that is laid out as a grid is none to some screen readers.
function Shell(props: Head & { children: ReactNode }) {
  const layout = { '--columns': props.layout } as React.CSSProperties;
  return (
    <div className="card">
      <table className="rows" role="table" aria-label={props.label} style={layout}>
        <thead role="rowgroup">
          <tr role="row">
            {props.columns.map(({ name, className }, i) => (
              <th key={i} role="columnheader" scope="col" className={className}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {props.children}
      </table>
    </div>
  );
}

/** A short list; `children` are Row elements. */
export function Rows(props: Head & { children: ReactNode }) {
  const { children, ...head } = props;
  return (
    <Shell {...head}>
      <tbody role="rowgroup">{children}</tbody>
    </Shell>
  );
}

const kMargin = '500px 0px'; // rows are there before one sees them
const kChunk = 15; // rows that come and go together
const kRowHeight = 44; // about, until rows were there

/** Some rows; far from sight they are a gap of their height. `isFirst`: seen at once, so drawn at once. */
function Chunk<T>(props: { items: readonly T[]; row: (item: T) => ReactNode; isFirst: boolean }) {
  const { items, row, isFirst } = props;
  const place = useRef<HTMLTableSectionElement>(null);
  const [gap, setGap] = useState(isFirst ? undefined : items.length * kRowHeight);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    if (!window.IntersectionObserver) return setGap(undefined);
    const watcher = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1);
        if (!last) return;
        const isKept = last.isIntersecting || element.contains(document.activeElement);
        // In slices: many rows at once would hold up scrolling.
        startTransition(() =>
          setGap((before) => (isKept ? undefined : (before ?? last.boundingClientRect.height))),
        );
      },
      { rootMargin: kMargin },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return (
    <tbody role="rowgroup" ref={place} {...(gap !== undefined && { style: { height: gap } })}>
      {gap === undefined && items.map(row)}
    </tbody>
  );
}

function Page<T>(props: { items: readonly T[]; row: (item: T) => ReactNode; isFirst: boolean }) {
  const { items, row, isFirst } = props;
  const chunks = useMemo(
    () =>
      Array.from({ length: Math.ceil(items.length / kChunk) }, (_, i) =>
        items.slice(i * kChunk, (i + 1) * kChunk),
      ),
    [items],
  );
  return chunks.map((some, i) => (
    <Chunk key={i} items={some} row={row} isFirst={isFirst && i === 0} />
  ));
}

const KeptPage = memo(Page) as unknown as typeof Page; // memo forgets the kind of items

/** A long list. The same pages and the same `row`, which gives a Row with a key, are not drawn again. */
export function PagedRows<T>(
  props: Head & { pages: readonly (readonly T[])[]; row: (item: T) => ReactNode },
) {
  const { pages, row, ...head } = props;
  return (
    <Shell {...head}>
      {pages.map((items, i) => (
        <KeptPage key={i} items={items} row={row} isFirst={i === 0} />
      ))}
    </Shell>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return (
    <tr role="row" data-row>
      {children}
    </tr>
  );
}

/** What the row is about. */
export function RowHead({ children }: { children: ReactNode }) {
  return (
    <th role="rowheader" scope="row" className="wide-s">
      {children}
    </th>
  );
}

/** `label` stands before it where there is no room for the head of the column. */
export function Cell(props: { children?: ReactNode; className?: string; label?: string }) {
  return (
    <td role="cell" className={props.className} data-label={props.label}>
      {props.children}
    </td>
  );
}

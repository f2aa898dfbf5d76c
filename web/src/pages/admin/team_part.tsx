// One of the lists of a team: what is in it, adding to it, taking out of it.
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Confirm } from '../../design/dialog';
import { useSending, Wrong } from '../../design/form';
import { Empty } from '../../design/loaded';
import { Name } from '../../design/marks';
import { Cell, Row, RowHead, Rows } from '../../design/rows';

/** What a team has: an account, an application, an environment. */
export interface PartItem {
  id: string;
  name: string;
  hint?: string;
  to: string;
}

const kDone = { name: <span className="unseen">What can be done</span> };

function ItemRow({ item, ask }: { item: PartItem; ask: (() => void) | undefined }) {
  return (
    <Row>
      <RowHead>
        <span className="marks">
          <Link to={item.to}>
            <Name>{item.name}</Name>
          </Link>
          {item.hint && (
            <small>
              <Name>{item.hint}</Name>
            </small>
          )}
        </span>
      </RowHead>
      <Cell>
        {ask && (
          <button type="button" onClick={ask}>
            Take out<span className="unseen"> {item.name}</span>
          </button>
        )}
      </Cell>
    </Row>
  );
}

/** `chooser` is given what adds the one that was chosen; without it nothing is added, without `remove` nothing taken out. */
export function TeamPart(props: {
  title: string;
  column: string;
  items: readonly PartItem[];
  empty: string;
  /** What it means to be taken out. */
  loss: string;
  chooser?: ((add: (id: string) => void) => ReactNode) | undefined;
  add: (id: string) => Promise<unknown>;
  remove?: ((id: string) => Promise<unknown>) | undefined;
}) {
  const { title, items, chooser, remove } = props;
  const [asked, setAsked] = useState<PartItem>();
  const [said, setSaid] = useState('');
  const queries = useQueryClient();
  const { run, wrong } = useSending();
  const add = async (id: string) => {
    setSaid('');
    const isDone = await run(async () => {
      await props.add(id);
      await queries.invalidateQueries();
    });
    if (isDone) setSaid('Added.');
  };
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {chooser && (
        <div className="bar">
          {chooser((id) => void add(id))}
          <span role="status" className="small">
            {said}
          </span>
        </div>
      )}
      <Wrong wrong={wrong} />
      {items.length === 0 ? (
        <Empty>{props.empty}</Empty>
      ) : (
        <Rows label={title} layout="minmax(0, 1fr) 110px" columns={[{ name: props.column }, kDone]}>
          {items.map((item) => (
            <ItemRow key={item.id} item={item} ask={remove && (() => setAsked(item))} />
          ))}
        </Rows>
      )}
      {asked && remove && (
        <Confirm
          title="Take out of this team?"
          verb="Take out"
          close={() => setAsked(undefined)}
          act={async () => {
            await remove(asked.id);
            setSaid('');
            await queries.invalidateQueries();
          }}
        >
          <Name>{asked.name}</Name> {props.loss}
        </Confirm>
      )}
    </section>
  );
}

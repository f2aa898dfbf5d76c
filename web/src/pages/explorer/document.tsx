// A document of the API, as people read it.
import { Link } from 'react-router';
import { paths } from '../../api/paths';
import { pathOf } from '../../api/site';
import { count } from '../../words/count';
import { isObject, readDocument, type Reading } from './hal';
import { Relations } from './links';
import { Members } from './values';

function Embedded({ name, items }: { name: string; items: unknown[] }) {
  return (
    <section>
      <h2>
        <bdi>{name}</bdi> <small>{count(items.length, 'item')}</small>
      </h2>
      <div className="card">
        {items.slice(0, 200).map((item, i) => (
          <EmbeddedItem key={i} item={item} />
        ))}
      </div>
    </section>
  );
}

function EmbeddedItem({ item }: { item: unknown }) {
  const { title, members, relations } = readDocument(item);
  const self = relations.find(({ relation }) => relation === 'self')?.links[0];
  const own = self && pathOf(self.href);
  return (
    <div className="item" data-row>
      {own ? (
        <Link className="link" to={paths.explorer(own)}>
          <bdi>{title || own}</bdi>
        </Link>
      ) : (
        title && <bdi>{title}</bdi>
      )}
      <Members members={members.filter(([, value]) => !isEmpty(value))} />
    </div>
  );
}

function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

export function HalDocument(props: { reading: Reading; request: (path: string) => void }) {
  const { members, relations, embedded } = props.reading;
  return (
    <>
      {members.length > 0 && (
        <section aria-label="Members" className="card">
          <Members members={members} />
        </section>
      )}
      {embedded.map(([name, items]) => (
        <Embedded key={name} name={name} items={items} />
      ))}
      {relations.length > 0 && (
        <section>
          <h2 id="links">Where it leads</h2>
          <div className="card">
            <Relations relations={relations} request={props.request} />
          </div>
        </section>
      )}
    </>
  );
}

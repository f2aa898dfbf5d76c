// What a relation of the API leads to: where the curies of documents point.
import './documentation.css';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { ApiError } from '../../api/http';
import { useNames } from '../../api/names';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { Loaded } from '../../design/loaded';
import { Crumbs, PageTitle } from '../../design/page';
import { blocksOf, type Block } from './text';

interface RelationText {
  relation: string;
  title: string;
  text: string;
}

function Inline({ text }: { text: string }) {
  return text
    .split('`')
    .map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : <span key={i}>{part}</span>));
}

function Shown({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h2 id={block.id}>
          <Inline text={block.text} />
        </h2>
      );
    case 'example':
      return <pre tabIndex={0}>{block.text}</pre>;
    case 'list':
      return (
        <ul>
          {block.items.map((item, i) => (
            <li key={i}>
              <Inline text={item} />
            </li>
          ))}
        </ul>
      );
    case 'paragraph':
      return (
        <p>
          <Inline text={block.text} />
        </p>
      );
  }
}

function Page({ relation }: { relation: RelationText }) {
  const { hash } = useLocation();
  useEffect(() => {
    // The part that a link names is there only now.
    if (hash) document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);
  return (
    <>
      <PageTitle title={relation.title} answer={<code>{relation.relation}</code>} />
      <article className="card prose">
        {blocksOf(relation.text).map((block, i) => (
          <Shown key={i} block={block} />
        ))}
      </article>
    </>
  );
}

export default function Documentation() {
  const { relation = '' } = useNames('/doc/:relation');
  const query = useResource<RelationText>(paths.relation(relation));
  const isUnknown = query.error instanceof ApiError && query.error.status === 404;
  return (
    <>
      <Crumbs crumbs={[{ label: 'API', to: paths.explorer() }, { label: relation }]} />
      {isUnknown ? (
        <PageTitle
          title="No such relation"
          answer={
            <>
              Nothing is known about <bdi>{relation}</bdi>. Documents of the API link to the page
              about each of their relations.
            </>
          }
        />
      ) : (
        <Loaded query={query}>{(found) => <Page relation={found} />}</Loaded>
      )}
    </>
  );
}

// Where a document leads: each relation with its links; those with variables have fields for them.
import { useState, type FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Link as HalLink } from '../../api/http';
import { paths } from '../../api/paths';
import { pathOf } from '../../api/site';
import type { Reading } from './hal';
import { expand, variablesOf } from './template';

const kShown = 20;

interface Props {
  link: HalLink;
  /** Prepares a request to a path. */
  request: (path: string) => void;
}

function Words({ link }: { link: HalLink }) {
  const place = pathOf(link.href) ?? link.href;
  return <bdi>{link.name || link.title || place}</bdi>;
}

function Template({ link, request }: Props) {
  const go = useNavigate();
  const [values, setValues] = useState<Record<string, string>>({});
  const [wrong, setWrong] = useState('');
  const filled = () => pathOf(expand(link.href, values));
  const act = (use: (path: string) => void) => {
    const path = filled();
    if (path === undefined) setWrong('That is no address of this broker.');
    else use(path);
  };
  const open = (event: FormEvent) => {
    event.preventDefault();
    act((path) => void go(paths.explorer(path)));
  };
  return (
    <form className="template" onSubmit={open} aria-label={link.title ?? link.href}>
      <div>{link.title ?? link.href}</div>
      <div className="bar">
        {variablesOf(link.href).map((name) => (
          <input
            key={name}
            aria-label={name}
            placeholder={name}
            value={values[name] ?? ''}
            onChange={(event) => setValues({ ...values, [name]: event.target.value })}
          />
        ))}
        <button type="submit">Open</button>
        <button type="button" className="plain right" onClick={() => act(request)}>
          Request
        </button>
        {wrong && <span role="alert">{wrong}</span>}
      </div>
    </form>
  );
}

function OneLink({ link, request }: Props) {
  if (variablesOf(link.href).length > 0) return <Template link={link} request={request} />;
  const path = pathOf(link.href);
  if (path === undefined) {
    return /^https?:/i.test(link.href) ? (
      <a className="link" href={link.href} rel="noreferrer" target="_blank">
        <Words link={link} />
      </a>
    ) : (
      <span>
        <Words link={link} /> <small>leads to no page: {link.href}</small>
      </span>
    );
  }
  return (
    <div className="one-link">
      <div>
        <Link className="link" to={paths.explorer(path)}>
          <Words link={link} />
        </Link>
        {link.title && link.title !== link.name && link.name && (
          <small className="hide-s"> {link.title}</small>
        )}
      </div>
      <button type="button" className="plain" onClick={() => request(path)}>
        Request
      </button>
    </div>
  );
}

function Relation(props: {
  relation: Reading['relations'][number];
  request: (path: string) => void;
}) {
  const { relation, links, documentation } = props.relation;
  const [shown, setShown] = useState(kShown);
  return (
    <div data-row>
      <dt>
        {documentation ? (
          <Link className="explained" to={documentation} title="What this relation is">
            <bdi>{relation}</bdi>
          </Link>
        ) : (
          <bdi>{relation}</bdi>
        )}
      </dt>
      <dd>
        {links.slice(0, shown).map((link, i) => (
          <OneLink key={i} link={link} request={props.request} />
        ))}
        {links.length > shown && (
          <button type="button" onClick={() => setShown(shown + 10 * kShown)}>
            Show more of {links.length}
          </button>
        )}
      </dd>
    </div>
  );
}

export function Relations(props: {
  relations: Reading['relations'];
  request: (path: string) => void;
}) {
  return (
    <dl className="members">
      {props.relations.map((one) => (
        <Relation key={one.relation} relation={one} request={props.request} />
      ))}
    </dl>
  );
}

// One entry of the audit log: who, from where, what, and how it was before and after.
import './audit.css';
import '../contract/lines.css';
import { useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { AuditEntry, AuditPage, AuditUser } from '../../api/audit';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { site } from '../../api/site';
import { diffJson } from '../../contract/diff_lines';
import { fromPlain } from '../../contract/json';
import { jsonLines } from '../../contract/lines';
import { Empty, Loaded } from '../../design/loaded';
import { Ago, Name } from '../../design/marks';
import { auditSubject, auditTitle, auditUserName } from '../../words/audit';
import { AdminPage } from '../admin/admin_page';
import { Lines } from '../contract/lines_view';

const kSigns = { '-': 'before', '+': 'after' };

type Fact = [string, ReactNode];

function linesOf(value: unknown) {
  return jsonLines(fromPlain(value), { path: [], depth: 0 }, () => []);
}

function Document({ title, value }: { title: string; value: unknown }) {
  const lines = useMemo(() => linesOf(value), [value]);
  return (
    <section>
      <h2>{title}</h2>
      <div className="card pad">
        <Lines lines={lines} label={title} words={kSigns} />
      </div>
    </section>
  );
}

function Change({ before, after }: { before: unknown; after: unknown }) {
  const lines = useMemo(() => diffJson(fromPlain(before), fromPlain(after)), [before, after]);
  const title = 'Before and after';
  return (
    <section>
      <h2>{title}</h2>
      <div className="card pad">
        <Lines lines={lines} label={title} words={kSigns} />
      </div>
    </section>
  );
}

function States({ before, after }: AuditEntry) {
  if (before && after) return <Change before={before} after={after} />;
  if (after) return <Document title="After" value={after} />;
  if (before) return <Document title="Before" value={before} />;
  return null;
}

/** Where there is a page of them, though they may be deleted by now. */
function pathOfUser({ kind, uuid }: AuditUser): string | undefined {
  if (!uuid) return undefined;
  return kind === 'user' ? paths.user(uuid) : paths.systemAccount(uuid);
}

function Who({ user }: { user: AuditUser }) {
  const path = pathOfUser(user);
  const name = <Name>{auditUserName(user)}</Name>;
  return (
    <>
      {path ? (
        <Link className="link" to={path}>
          {name}
        </Link>
      ) : (
        name
      )}
      {user.token && (
        <small>
          {' '}
          by the token <code>{user.token}</code>
        </small>
      )}
    </>
  );
}

const said = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

function membersOf(title: string, members: Record<string, unknown> = {}): Fact[] {
  return Object.entries(members).map(([name, value]) => [
    `${title}: ${name.replaceAll('_', ' ')}`,
    <Name key={name}>{said(value)}</Name>,
  ]);
}

function outcomeOf({ outcome }: AuditEntry): string {
  if (outcome?.status !== undefined) return `Status ${outcome.status}`;
  return outcome?.success === undefined ? '' : outcome.success ? 'Done' : 'Failed';
}

function factsOf(entry: AuditEntry): Fact[] {
  const { user, timestamp, request, subject, tried, fields, number, hash, previousHash } = entry;
  const facts: (Fact | false | '' | undefined)[] = [
    ['By whom', <Who user={user} key="who" />],
    ['When', <code key="when">{timestamp}</code>],
    request?.address && ['From', request.address],
    request?.forwardedFor && ['Forwarded for', <Name key="for">{request.forwardedFor}</Name>],
    request && ['Request', <code key="request">{`${request.method} ${request.path}`}</code>],
    outcomeOf(entry) && ['Answer', outcomeOf(entry)],
    ...membersOf('About', subject),
    ...membersOf('Tried', tried),
    fields && ['What was sent', <Name key="fields">{fields.join(', ')}</Name>],
    ['Number', String(number)],
    hash && ['Hash', <code key="hash">{hash}</code>],
    previousHash && ['Hash before it', <code key="previous">{previousHash}</code>],
  ];
  return facts.filter((fact) => !!fact);
}

function Whole({ entry }: { entry: AuditEntry }) {
  return (
    <>
      <dl className="card pad entry">
        {factsOf(entry).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <States {...entry} />
      {entry.events && <Document title="Events that came of it" value={entry.events} />}
    </>
  );
}

export function Entry({ uuid, since }: { uuid: string; since: string }) {
  const query = useResource<AuditPage>(
    site.users ? paths.audit({ since, sort: '+timestamp', pageSize: 100 }) : undefined,
  );
  const entry = query.data?.events.find((one) => one.uuid === uuid);
  const title = entry ? auditTitle(entry.type) : 'Entry';
  return (
    <AdminPage
      crumbs={[{ label: 'Audit log', to: paths.audit() }, { label: title }]}
      title={title}
      answer={
        entry && (
          <>
            <Name>{auditSubject(entry)}</Name> <Ago at={entry.timestamp} />.
          </>
        )
      }
    >
      <Loaded query={query}>
        {() =>
          entry ? (
            <Whole entry={entry} />
          ) : (
            <Empty>There is no such entry. The address may not be quite right.</Empty>
          )
        }
      </Loaded>
    </AdminPage>
  );
}

// The audit log: who did what, the newest first; one entry of it by the address.
import { Link } from 'react-router';
import type { AuditEntry, AuditPage } from '../../api/audit';
import { paths } from '../../api/paths';
import { usePages } from '../../api/queries';
import { site } from '../../api/site';
import { Empty, Loaded } from '../../design/loaded';
import { Ago, Name } from '../../design/marks';
import { More } from '../../design/more';
import { Cell, PagedRows, Row, RowHead } from '../../design/rows';
import { useAddressValue } from '../../design/tabs';
import { auditSubject, auditTitle, auditUserName } from '../../words/audit';
import { AdminPage } from '../admin/admin_page';
import { Download } from './download';
import { Entry } from './entry';
import { Filters, useQuestion } from './filters';

const kColumns = [{ name: 'What' }, { name: 'By whom' }, { name: 'When' }];

function rowOf(entry: AuditEntry) {
  const { uuid, timestamp, type, user } = entry;
  return (
    <Row key={uuid}>
      <RowHead>
        <span className="marks">
          <Link to={paths.auditEntry(uuid, timestamp)}>{auditTitle(type)}</Link>
          <small>
            <Name>{auditSubject(entry)}</Name>
          </small>
        </span>
      </RowHead>
      <Cell>
        <Name>{auditUserName(user)}</Name>
      </Cell>
      <Cell>
        <Ago at={timestamp} />
      </Cell>
    </Row>
  );
}

function Log() {
  const question = useQuestion();
  const query = usePages<AuditPage>(
    site.users ? paths.audit({ ...question, sort: '-timestamp', pageSize: 50 }) : undefined,
  );
  const pages = query.data?.pages;
  const isFiltered = Object.values(question).some(Boolean);
  return (
    <AdminPage
      crumbs={[{ label: 'Audit log' }]}
      title="Audit log"
      answer="Who did what, the newest first. Entries are never deleted."
    >
      <div className="bar" role="group" aria-label="Filter">
        <Filters />
        <Download question={question} />
      </div>
      <Loaded query={{ data: pages, error: query.error, refetch: query.refetch }}>
        {(found) =>
          found[0]?.events.length === 0 ? (
            <Empty>
              {isFiltered
                ? 'There is no such entry.'
                : 'Nothing yet. Whatever is changed leaves an entry here.'}
            </Empty>
          ) : (
            <PagedRows
              label="Audit log"
              layout="minmax(0, 2fr) minmax(0, 1fr) 140px"
              columns={kColumns}
              pages={found.map(({ events }) => events)}
              row={rowOf}
            />
          )
        }
      </Loaded>
      <More query={query} />
    </AdminPage>
  );
}

export default function Audit() {
  const [entry] = useAddressValue('entry');
  const [since] = useAddressValue('since');
  return entry ? <Entry uuid={entry} since={since} key={entry} /> : <Log />;
}

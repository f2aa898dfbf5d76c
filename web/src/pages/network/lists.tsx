// What the graph shows, as lists: for reading, for keys, for screen readers.
import { useCallback, useMemo } from 'react';
import { Link } from 'react-router';
import { nameOf } from '../../api/overview';
import { paths } from '../../api/paths';
import { AddressSearch } from '../../design/filters';
import { Empty } from '../../design/loaded';
import { Name, Pill } from '../../design/marks';
import { Cell, PagedRows, Row, RowHead } from '../../design/rows';
import { useAddressValue } from '../../design/tabs';
import { count } from '../../words/count';
import { agreements } from '../../words/status';
import {
  namesOf,
  standingsOf,
  worstOf,
  type NetworkEdge,
  type NetworkMember,
  type NetworkPart,
  type Standing,
} from './model';

function fits(words: string, ...names: (string | undefined)[]): boolean {
  const wanted = words.trim().toLowerCase();
  return names.some((name) => name?.toLowerCase().includes(wanted));
}

function Filtered<T>(props: { items: readonly T[]; children: (pages: T[][]) => React.ReactNode }) {
  const pages = useMemo(() => [[...props.items]], [props.items]);
  return (
    <>
      <div className="bar">
        <AddressSearch label="Filter by name" />
      </div>
      {props.items.length === 0 ? <Empty>Nothing here is like that.</Empty> : props.children(pages)}
    </>
  );
}

function MemberRow({
  member,
  standing,
}: {
  member: NetworkMember;
  standing: Standing | undefined;
}) {
  const worst = standing && worstOf(standing.tally);
  return (
    <Row>
      <RowHead>
        <Link to={paths.pacticipant(member.name)}>
          <Name>{nameOf(member)}</Name>
        </Link>
      </RowHead>
      <Cell>
        {worst && standing && (
          <Pill kind={agreements[worst].kind}>
            {agreements[worst].words} {standing.tally[worst]}
          </Pill>
        )}
      </Cell>
      <Cell>
        <small>
          {standing && standing.needs > 0 && `needs ${count(standing.needs, 'application')}`}
        </small>
      </Cell>
      <Cell>
        <small>{standing && standing.neededBy > 0 && `needed by ${standing.neededBy}`}</small>
      </Cell>
      <Cell>
        <small>
          {member.distance ? `${count(member.distance, 'step')} away, ` : ''}
          <Link className="link" to={paths.networkAround(member.name)}>
            around it<span className="unseen">: {nameOf(member)}</span>
          </Link>
        </small>
      </Cell>
    </Row>
  );
}

export function MemberList({ part }: { part: NetworkPart }) {
  const [words] = useAddressValue('q');
  const standings = useMemo(() => standingsOf(part), [part]);
  const members = useMemo(
    () => part.pacticipants.filter((one) => fits(words, one.name, one.displayName)),
    [part, words],
  );
  const row = useCallback(
    (member: NetworkMember) => (
      <MemberRow key={member.name} member={member} standing={standings.get(member.name)} />
    ),
    [standings],
  );
  return (
    <Filtered items={members}>
      {(pages) => (
        <PagedRows
          label="Applications shown"
          layout="minmax(150px, 1fr) 224px 160px 110px 170px"
          columns={[
            { name: 'Application' },
            { name: 'Worst of its contracts' },
            { name: 'Consumer' },
            { name: 'Provider' },
            { name: 'Network' },
          ]}
          pages={pages}
          row={row}
        />
      )}
    </Filtered>
  );
}

function EdgeRow({ edge, names }: { edge: NetworkEdge; names: ReadonlyMap<string, string> }) {
  const { consumer, provider, agreement } = edge;
  return (
    <Row>
      <RowHead>
        <Link className="pair" to={paths.integration(consumer, provider)}>
          <Name>{names.get(consumer) ?? consumer}</Name>
          <span className="arrow" aria-hidden="true">
            →
          </span>
          <span className="unseen"> needs </span>
          <Name>{names.get(provider) ?? provider}</Name>
        </Link>
      </RowHead>
      <Cell>
        <Pill kind={agreements[agreement].kind}>{agreements[agreement].words}</Pill>
      </Cell>
    </Row>
  );
}

export function EdgeList({ part }: { part: NetworkPart }) {
  const [words] = useAddressValue('q');
  const names = useMemo(() => namesOf(part), [part]);
  const edges = useMemo(
    () =>
      part.integrations.filter(({ consumer, provider }) =>
        fits(words, consumer, provider, names.get(consumer), names.get(provider)),
      ),
    [part, words, names],
  );
  const row = useCallback(
    (edge: NetworkEdge) => (
      <EdgeRow key={`${edge.consumer}\n${edge.provider}`} edge={edge} names={names} />
    ),
    [names],
  );
  return (
    <Filtered items={edges}>
      {(pages) => (
        <PagedRows
          label="Contracts shown"
          layout="minmax(150px, 1fr) 224px"
          columns={[{ name: 'Consumer → Provider' }, { name: 'Latest result' }]}
          pages={pages}
          row={row}
        />
      )}
    </Filtered>
  );
}

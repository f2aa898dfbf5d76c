// The newest contracts that consumers have with one provider: with a tag, on a branch, or on any branch.
import { useCallback, useMemo } from 'react';
import { Link, useLocation } from 'react-router';
import type { Hal, Link as HalLink } from '../../api/http';
import { useNames } from '../../api/names';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { pathOf } from '../../api/site';
import { Empty, Loaded } from '../../design/loaded';
import { Name, Version } from '../../design/marks';
import { Crumbs, PageTitle } from '../../design/page';
import { Cell, PagedRows, Row, RowHead } from '../../design/rows';
import { answerOf, pactOf, sourceOf, type Pact } from './words';

interface Pacts {
  _links: { 'pb:pacts'?: HalLink[] };
}

const kColumns = [{ name: 'Consumer' }, { name: 'Contract from' }];

function PactRow({ pact }: { pact: Pact }) {
  return (
    <Row>
      <RowHead>
        <Link className="clamp" to={pact.path}>
          <Name>{pact.consumer}</Name>
        </Link>
      </RowHead>
      <Cell>
        <Version number={pact.version} />
      </Cell>
    </Row>
  );
}

function List({ links }: { links: readonly HalLink[] }) {
  const pages = useMemo(
    () => [links.flatMap(({ name, href }) => pactOf(name, pathOf(href)) ?? [])],
    [links],
  );
  const row = useCallback((pact: Pact) => <PactRow key={pact.path} pact={pact} />, []);
  if (pages[0]?.length === 0) return <Empty>No consumer has a contract like that.</Empty>;
  return (
    <PagedRows
      label="Contracts"
      layout="minmax(150px, 1fr) minmax(110px, 240px)"
      columns={kColumns}
      pages={pages}
      row={row}
    />
  );
}

export default function ProviderPacts() {
  const { pathname } = useLocation();
  const { provider = '' } = useNames('/pacts/provider/:provider');
  const source = sourceOf(pathname);
  const query = useResource<Hal<Pacts>>(pathname);
  const links = query.data?._links['pb:pacts'] ?? [];
  return (
    <>
      <Crumbs
        crumbs={[
          { label: 'Applications', to: paths.pacticipants() },
          { label: provider, to: paths.pacticipant(provider) },
          { label: source.crumb },
        ]}
      />
      <PageTitle
        title={`What is needed from ${provider}`}
        answer={query.data ? answerOf(links.length, source) : '\u00a0'}
      >
        What is needed from <Name>{provider}</Name>
      </PageTitle>
      <Loaded query={query}>{() => <List links={links} />}</Loaded>
    </>
  );
}

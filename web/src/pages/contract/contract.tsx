// A contract: what the consumer needs from the provider, and whether it gets it.
import { useMemo } from 'react';
import { Link, Navigate, useLocation, useSearchParams } from 'react-router';
import { paths } from '../../api/paths';
import { failsSince, readAddress, type Address } from '../../contract/history';
import { fromPlain } from '../../contract/json';
import { passedOf, readResults } from '../../contract/results';
import { Loaded } from '../../design/loaded';
import { Name } from '../../design/marks';
import { Crumbs, PageTitle } from '../../design/page';
import { Tabs, useTab } from '../../design/tabs';
import { Answer } from './answer';
import { Changes } from './changes';
import './contract.css';
import './lines.css';
import { usePact, usePublications, useResult, useResults, type Pact } from './data';
import { Interactions } from './interactions';
import { Raw } from './raw';
import { Results } from './results';
import { WhereItRuns } from './where';

const kTabs = [
  { id: 'interactions', label: 'Interactions' },
  { id: 'changes', label: 'Changes' },
  { id: 'results', label: 'Results' },
  { id: 'where', label: 'Where it runs' },
  { id: 'raw', label: 'Raw' },
];

/** The result that is shown: the one of the address, else the newest. */
function useShownResult(pact: Pact, asked: number | undefined) {
  const results = useResults(pact);
  const newest = results.entries?.[0];
  const entry = asked === undefined ? newest : results.entries?.find((one) => one.number === asked);
  const document = useResult(pact, asked ?? newest?.number);
  const { data } = document;
  const read = useMemo(
    () => data && readResults(fromPlain(data.testResults), pact.contract),
    [data, pact],
  );
  // An asked one may be older than what is read of the list.
  const shown =
    entry ??
    (data && asked !== undefined
      ? {
          number: asked,
          success: data.success,
          providerVersion: { number: data.providerApplicationVersion },
          verifiedAt: data.verificationDate,
        }
      : undefined);
  const isRead = results.entries !== undefined && !results.pages.isFetching;
  const since =
    shown && !shown.success && results.entries
      ? failsSince(results.entries, shown, results.pages.hasNextPage)
      : undefined;
  return { results, shown, read, since, isRead };
}

function Body({ pact, address }: { pact: Pact; address: Address }) {
  const tab = useTab(kTabs);
  const { results, shown, read, since, isRead } = useShownResult(pact, address.result);
  const publications = usePublications(pact);
  const publication = publications.entries?.find(
    (one) => one.consumerVersion.number === pact.version,
  );
  const { consumer, provider } = pact;
  return (
    <>
      <PageTitle
        title={`${consumer} needs from ${provider}`}
        answer={
          <Answer
            pact={pact}
            result={shown}
            isRead={isRead}
            isAsked={address.result !== undefined}
            counts={read && passedOf(read)}
            publication={publication}
          />
        }
      >
        <Link to={paths.pacticipant(consumer)}>
          <Name>{consumer}</Name>
        </Link>{' '}
        <span className="needs">needs from</span>{' '}
        <Link to={paths.pacticipant(provider)}>
          <Name>{provider}</Name>
        </Link>
      </PageTitle>
      <Tabs tabs={kTabs} label="Contract" />
      {tab === 'interactions' && (
        <Interactions
          contract={pact.contract}
          results={read?.of}
          others={read?.others ?? []}
          since={since}
          provider={provider}
        />
      )}
      {tab === 'changes' && <Changes pact={pact} />}
      {tab === 'results' && <Results pact={pact} results={results} shown={address.result} />}
      {tab === 'where' && <WhereItRuns pact={pact} />}
      {tab === 'raw' && <Raw pact={pact} path={address.pact} />}
    </>
  );
}

/** Addresses of differences lead to the tab of changes. */
function useDifference(address: Address): string | undefined {
  const [query] = useSearchParams();
  if (!address.comparesWith) return undefined;
  const { version, sha } = address.comparesWith;
  const next = new URLSearchParams(query);
  next.set('tab', 'changes');
  if (version) next.set('with', version);
  if (sha) next.set('withContent', sha);
  return next.toString();
}

export default function Contract() {
  const { pathname } = useLocation();
  const address = readAddress(pathname);
  const difference = useDifference(address);
  const query = usePact(difference === undefined ? address.pact : undefined);
  if (difference !== undefined) {
    return <Navigate replace to={{ pathname: address.pact, search: difference }} />;
  }
  const pact = query.data;
  return (
    <>
      <Crumbs
        crumbs={[
          { label: 'Applications', to: paths.pacticipants() },
          ...(pact
            ? [
                { label: pact.consumer, to: paths.pacticipant(pact.consumer) },
                { label: pact.version, to: paths.version(pact.consumer, pact.version) },
                { label: pact.provider },
              ]
            : []),
        ]}
      />
      {!pact && <PageTitle title="Contract" answer=" " />}
      <Loaded query={query} rows={8}>
        {(data) => <Body key={`${data.sha} ${data.version}`} pact={data} address={address} />}
      </Loaded>
    </>
  );
}

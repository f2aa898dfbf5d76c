// The first line of the page: whether the provider keeps the contract, and what the contract is.
import { Link } from 'react-router';
import { paths } from '../../api/paths';
import type { Publication, ResultEntry } from '../../contract/history';
import { Ago, Name, Pill, Version } from '../../design/marks';
import type { Pact } from './data';
import { passedWords } from './words';

interface Told {
  pact: Pact;
  result: ResultEntry | undefined;
  /** Whether the results are read: "not verified" is said only then. */
  isRead: boolean;
  /** That the address asks for this result, which may not be the newest. */
  isAsked: boolean;
  counts: { passed: number; told: number } | undefined;
  publication: Publication | undefined;
}

function Verified({ pact, result, isAsked, counts }: Told & { result: ResultEntry }) {
  const [branch] = result.providerVersion.branches ?? [];
  return (
    <>
      <Pill kind={result.success ? 'ok' : 'bad'}>{result.success ? 'Verified' : 'Failed'}</Pill>{' '}
      {isAsked ? 'In this result, verified ' : 'Verified '}
      <Ago at={result.verifiedAt} /> by <Name>{pact.provider}</Name>{' '}
      <Link to={paths.version(pact.provider, result.providerVersion.number)}>
        <Version number={result.providerVersion.number} />
      </Link>
      {branch && (
        <>
          {' '}
          on <Name>{branch}</Name>
        </>
      )}
      . {counts && `${passedWords(counts.passed, counts.told)}. `}
    </>
  );
}

export function Answer(told: Told) {
  const { pact, result, isRead, publication } = told;
  const since = publication?.sameContentAs?.number;
  const [branch] = publication?.consumerVersion.branches ?? [];
  return (
    <>
      {result && <Verified {...told} result={result} />}
      {!result && isRead && (
        <>
          <Pill kind="none">Not verified yet</Pill>{' '}
        </>
      )}
      Contract from{' '}
      <Link to={paths.version(pact.consumer, pact.version)}>
        <Version number={pact.version} />
      </Link>
      {branch && (
        <>
          {' '}
          on <Name>{branch}</Name>
        </>
      )}
      {since && since !== pact.version ? (
        <>
          , the same content since{' '}
          <Link to={paths.pact(pact.consumer, pact.provider, since)}>
            <Version number={since} />
          </Link>
          .
        </>
      ) : (
        '.'
      )}
    </>
  );
}

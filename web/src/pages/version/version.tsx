// A version of an application: where it can go, what it has agreed with whom, where it was, and what is next.
import './version.css';
import { Link } from 'react-router';
import { ApiError } from '../../api/http';
import { matrixQuery, type Matrix } from '../../api/matrix';
import { placesOf, type VersionResource } from '../../api/pacticipants';
import { useNames } from '../../api/names';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { site } from '../../api/site';
import { Command } from '../../design/copy';
import { Failure, Loaded, Skeleton } from '../../design/loaded';
import { Ago, Name, Tag, Version } from '../../design/marks';
import { Crumbs, PageTitle } from '../../design/page';
import { VerdictTable } from '../../verdicts/table';
import { useEnvironments, useVerdicts, type Verdict } from '../../verdicts/verdicts';
import { safeUrl } from '../application/words';
import { BranchMarks } from '../application/versions';
import { Contracts } from './contracts';
import { Deletion } from './deletion';
import { Places } from './places';
import { answerOf, whatNext } from './words';

const kRowsMax = 100;

interface OneVersion {
  pacticipant: string;
  one: VersionResource;
}

function Facts({ pacticipant, one }: OneVersion) {
  const build = safeUrl(one.buildUrl);
  return (
    <div className="bar facts">
      <BranchMarks one={one} />
      {(one._embedded?.tags ?? []).map(({ name }) => (
        <Link
          key={name}
          to={`${paths.pacticipant(pacticipant)}?tag=${encodeURIComponent(name)}`}
          title="Versions with this tag"
        >
          <Tag>{name}</Tag>
        </Link>
      ))}
      <small>
        created <Ago at={one.createdAt} />
      </small>
      {build && (
        <small>
          <a className="link" href={build} target="_blank" rel="noreferrer">
            Build
          </a>
        </small>
      )}
    </div>
  );
}

function WhatNext(props: OneVersion & { matrix: Matrix; verdicts: readonly Verdict[] }) {
  const { pacticipant, one, matrix, verdicts } = props;
  const steps = whatNext({
    pacticipant,
    version: one.number,
    rows: matrix.matrix,
    verdicts,
    places: placesOf(one),
    base: site.base,
  });
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="next">
      <h2 id="next">What next</h2>
      <ul className="card next">
        {steps.map(({ words, command }) => (
          <li key={words} className="pad stack">
            <span>{words}</span>
            {command && <Command>{command}</Command>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Known({ pacticipant, one }: OneVersion) {
  const { environments } = useEnvironments();
  const verdicts = useVerdicts(pacticipant, one.number, environments ?? []);
  const selectors = [{ pacticipant, version: one.number }];
  const matrix = useResource<Matrix>(paths.matrix(matrixQuery(selectors, 'cvpv', kRowsMax)));
  const answer = environments && answerOf(verdicts);
  return (
    <>
      <PageTitle title={`${pacticipant} ${one.number}`} answer={answer ?? '\u00a0'}>
        <Name>{pacticipant}</Name> <Version number={one.number} />
      </PageTitle>
      <Facts pacticipant={pacticipant} one={one} />
      {environments ? (
        <VerdictTable pacticipant={pacticipant} version={one.number} verdicts={verdicts} />
      ) : (
        <Skeleton rows={2} />
      )}
      {matrix.data && (
        <WhatNext pacticipant={pacticipant} one={one} matrix={matrix.data} verdicts={verdicts} />
      )}
      <h2>Contracts and results</h2>
      <Loaded query={matrix} rows={4}>
        {({ matrix: rows }) => (
          <Contracts
            pacticipant={pacticipant}
            version={one.number}
            rows={rows}
            isCut={rows.length >= kRowsMax}
          />
        )}
      </Loaded>
      <Places pacticipant={pacticipant} one={one} />
      <Deletion pacticipant={pacticipant} version={one.number} />
    </>
  );
}

export default function VersionPage() {
  const { pacticipant = '', version = '' } = useNames(
    '/pacticipants/:pacticipant/versions/:version',
  );
  const query = useResource<VersionResource>(paths.version(pacticipant, version));
  const isMissing = query.error instanceof ApiError && query.error.status === 404;
  return (
    <>
      <Crumbs
        crumbs={[
          { label: 'Applications', to: paths.pacticipants() },
          { label: pacticipant, to: paths.pacticipant(pacticipant) },
          { label: version },
        ]}
      />
      {query.data ? (
        <Known key={query.data.number} pacticipant={pacticipant} one={query.data} />
      ) : (
        <>
          <PageTitle
            title={`${pacticipant} ${version}`}
            {...(isMissing && { answer: 'No such version is known here.' })}
          >
            <Name>{pacticipant}</Name> <Version number={version} />
          </PageTitle>
          {query.error ? (
            <Failure error={query.error} again={() => void query.refetch()} />
          ) : (
            <Skeleton rows={8} />
          )}
        </>
      )}
    </>
  );
}

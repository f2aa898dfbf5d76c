// The tab of results: every verification of this content, newest first.
import { Link } from 'react-router';
import { paths } from '../../api/paths';
import { failsSince, type ResultEntry } from '../../contract/history';
import { AddressLink } from '../../design/address';
import { Command } from '../../design/copy';
import { Empty, Loaded } from '../../design/loaded';
import { Ago, Pill, Tag, Version } from '../../design/marks';
import { More } from '../../design/more';
import { site } from '../../api/site';
import type { Pact, useResults } from './data';
import { linkable } from './words';

function Build({ url }: { url: string | undefined }) {
  if (!url) return null;
  const address = linkable(url);
  if (!address) return <bdi className="dim">{url}</bdi>;
  return (
    <a className="link" href={address} rel="noreferrer noopener">
      Build
    </a>
  );
}

/** Columns that would be empty are left out. */
interface Columns {
  builds: boolean;
  verifiers: boolean;
}

function Row({
  entry,
  pact,
  isShown,
  columns,
}: {
  entry: ResultEntry;
  pact: Pact;
  isShown: boolean;
  columns: Columns;
}) {
  const { number, branches } = entry.providerVersion;
  return (
    <tr data-row className={isShown ? 'chosen' : ''}>
      <td>
        <Pill kind={entry.success ? 'ok' : 'bad'}>{entry.success ? 'Passed' : 'Failed'}</Pill>{' '}
        {entry.pending && <Pill kind="wait">Pending</Pill>}
      </td>
      <td>
        <Link to={paths.version(pact.provider, number)}>
          <Version number={number} />
        </Link>{' '}
        {branches?.slice(0, 3).map((branch) => (
          <Tag key={branch}>{branch}</Tag>
        ))}
      </td>
      <td>
        <Ago at={entry.verifiedAt} />
      </td>
      <td>
        <AddressLink
          className="link"
          pathname={paths.result(pact.consumer, pact.provider, pact.sha, entry.number)}
          edit={(query) => query.delete('tab')}
        >
          {entry.counts
            ? `${entry.counts.passed} of ${entry.counts.passed + entry.counts.failed} passed`
            : 'Per interaction'}
        </AddressLink>
      </td>
      {columns.builds && (
        <td>
          <Build url={entry.buildUrl} />
        </td>
      )}
      {columns.verifiers && (
        <td className="hide-s dim">
          <bdi>
            {[entry.verifiedBy?.implementation, entry.verifiedBy?.version]
              .filter(Boolean)
              .join(' ')}
          </bdi>
        </td>
      )}
    </tr>
  );
}

export function HowToVerify({ pact }: { pact: Pact }) {
  return (
    <Empty>
      <p>
        No version of <bdi>{pact.provider}</bdi> has verified this contract yet. Where the provider
        runs:
      </p>
      <Command>
        {`accord verifier --broker-url ${site.base} --provider-name ${quoted(pact.provider)} --port 8080 --publish --provider-version $(git rev-parse HEAD) --provider-branch main`}
      </Command>
    </Empty>
  );
}

/** For a shell. */
export const quoted = (text: string): string =>
  /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

export function Results(props: {
  pact: Pact;
  results: ReturnType<typeof useResults>;
  shown: number | undefined;
}) {
  const { pact, results, shown } = props;
  const { pages, entries } = results;
  const newest = entries?.[0];
  const since =
    newest && !newest.success ? failsSince(entries, newest, pages.hasNextPage) : undefined;
  const columns = {
    builds: !!entries?.some(({ buildUrl }) => buildUrl),
    verifiers: !!entries?.some(({ verifiedBy }) => verifiedBy?.implementation),
  };
  return (
    <Loaded query={pages}>
      {() =>
        !entries?.length ? (
          <HowToVerify pact={pact} />
        ) : (
          <>
            {since?.passed !== undefined && (
              <p className="sum">
                It fails since <Version number={since.first} />; <Version number={since.passed} />{' '}
                was the last that passed.
              </p>
            )}
            <div className="card">
              <table aria-label="Results">
                <thead>
                  <tr>
                    <th scope="col">Result</th>
                    <th scope="col">Version of the provider</th>
                    <th scope="col">Verified</th>
                    <th scope="col">Interactions</th>
                    {columns.builds && <th scope="col">Build</th>}
                    {columns.verifiers && (
                      <th scope="col" className="hide-s">
                        Verifier
                      </th>
                    )}
                  </tr>
                </thead>
                <tbody>
                  {entries.map((entry) => (
                    <Row
                      key={entry.number}
                      entry={entry}
                      pact={pact}
                      isShown={entry.number === shown}
                      columns={columns}
                    />
                  ))}
                </tbody>
              </table>
            </div>
            <More query={pages} />
          </>
        )
      }
    </Loaded>
  );
}

// The tab of changes: two versions of the contract, interaction by interaction.
import { useMemo } from 'react';
import { pathOf } from '../../api/site';
import { paths } from '../../api/paths';
import { changedParts, compareContracts, remarksOn, type Change } from '../../contract/compare';
import { foldUnchanged } from '../../contract/diff_lines';
import { previousContent, type Publication } from '../../contract/history';
import { briefly, type Contract, type Interaction } from '../../contract/model';
import { useAddressChange } from '../../design/address';
import { Empty, Failure, Loaded, Skeleton } from '../../design/loaded';
import { More } from '../../design/more';
import { Ago, Pill, Version } from '../../design/marks';
import { Picker, type Choice } from '../../design/picker';
import { useAddressValue } from '../../design/tabs';
import { ago } from '../../words/time';
import { shortVersion } from '../../words/version';
import { useState } from 'react';
import { usePact, usePublications, type Pact } from './data';
import { Lines } from './lines_view';
import { PartView } from './part_view';
import { comparisonWords } from './words';

const kBefore = { '-': 'before', '+': 'now' };
const kShownFirst = 20;
const kKinds = {
  added: { kind: 'ok', words: 'Added' },
  removed: { kind: 'bad', words: 'Removed' },
  changed: { kind: 'wait', words: 'Changed' },
} as const;

function Whole({ one }: { one: Interaction }) {
  return (
    <div className={one.parts.length > 1 ? 'two' : 'two single'}>
      {one.parts.map((part, i) => (
        <PartView key={i} part={part} />
      ))}
    </div>
  );
}

function Changed({ before, after }: { before: Interaction; after: Interaction }) {
  const parts = useMemo(() => changedParts(before, after), [before, after]);
  const remarks = remarksOn(before, after);
  return (
    <>
      {remarks.map(({ what, before: was, after: now }) => (
        <p className="remark" key={what}>
          {what}: <del><bdi>{was}</bdi></del> <ins><bdi>{now}</bdi></ins>
        </p>
      ))}
      <div className={parts.length > 1 ? 'two' : 'two single'}>
        {parts.map(({ title, lines, isChanged }, i) => (
          <section key={i}>
            <h3 className="label">{title}</h3>
            {isChanged ? (
              <Lines lines={foldUnchanged(lines)} label={title} words={kBefore} />
            ) : (
              <p className="dim">The same as before</p>
            )}
          </section>
        ))}
      </div>
    </>
  );
} // prettier-ignore

function ChangeView({ change, isOpen }: { change: Change; isOpen: boolean }) {
  const one = (change.after ?? change.before) as Interaction;
  const { kind, words } = kKinds[change.kind];
  const [wasOpened, setOpened] = useState(isOpen);
  return (
    <details
      className="card change"
      open={isOpen}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary data-row tabIndex={0}>
        <Pill kind={kind}>{words}</Pill>
        <span>
          <bdi>{one.description || 'Without a description'}</bdi>
          <small>
            <bdi>{briefly(one)}</bdi>
          </small>
        </span>
      </summary>
      {wasOpened &&
        (change.before && change.after ? (
          <Changed before={change.before} after={change.after} />
        ) : (
          <Whole one={one} />
        ))}
    </details>
  );
}

function Compared({ before, after }: { before: Contract; after: Contract }) {
  const { changes, unchanged } = useMemo(() => compareContracts(before, after), [before, after]);
  const [shown, setShown] = useState(kShownFirst);
  const of = (kind: Change['kind']) => changes.filter((one) => one.kind === kind).length;
  const counts = { added: of('added'), removed: of('removed'), changed: of('changed'), unchanged };
  return (
    <div className="stack">
      <p className="sum" role="status">
        {comparisonWords(counts)}.
      </p>
      {changes.slice(0, shown).map((change, i) => (
        <ChangeView key={i} change={change} isOpen={i < 5} />
      ))}
      <More
        query={{
          hasNextPage: shown < changes.length,
          isFetchingNextPage: false,
          fetchNextPage: () => setShown((before) => before + kShownFirst),
        }}
      />
    </div>
  );
} // prettier-ignore

function choiceOf(one: Publication, sha: string): Choice {
  const { number, branches } = one.consumerVersion;
  const hints = [
    branches?.[0],
    ago(new Date(one.publishedAt), new Date()),
    one.contentSha === sha ? 'the same content' : undefined,
  ];
  return { value: number, label: shortVersion(number), hint: hints.filter(Boolean).join(' · ') };
}

/** What to compare with: what the address says, else the content before. */
function useOther(pact: Pact) {
  const [version] = useAddressValue('with');
  const [sha] = useAddressValue('withContent');
  const publications = usePublications(pact);
  const { entries, pages } = publications;
  const known = entries && previousContent(entries, pact.version);
  const isRead = entries?.some((one) => one.consumerVersion.number === pact.version);
  const isFirst = isRead && !known && !pages.hasNextPage;
  const { consumer, provider } = pact;
  let path: string | undefined;
  if (sha) path = paths.pactContent(consumer, provider, sha);
  else if (version) path = paths.pact(consumer, provider, version);
  else if (known) path = paths.pact(consumer, provider, known.consumerVersion.number);
  else if (entries && !isFirst) path = pathOf(pact.previousDistinct);
  else if (pages.error) path = pathOf(pact.previousDistinct);
  return { path, isFirst: !path && isFirst, publications };
}

const isOfContracts = (path: string) => path.startsWith('/pacts/');

function Pickers({ pact, before, entries }: { pact: Pact; before: string; entries: Publication[] }) {
  const change = useAddressChange(isOfContracts);
  const choices = entries.map((one) => choiceOf(one, pact.sha));
  const take = (version: string) =>
    change((query) => {
      query.delete('withContent');
      query.set('with', version);
    });
  const show = (version: string) =>
    change(
      (query) => {
        query.set('tab', 'changes');
        const isSaid = query.has('withContent') || query.has('with');
        if (before && !isSaid) query.set('with', before);
      },
      { pathname: paths.pact(pact.consumer, pact.provider, version) },
    );
  return (
    <div className="bar pickers">
      <span className="dim">What changed from</span>
      <Picker label="From version" value={before} choices={choices} onChange={take} free />
      <span className="dim">to</span>
      <Picker label="To version" value={pact.version} choices={choices} onChange={show} free />
    </div>
  );
} // prettier-ignore

export function Changes({ pact }: { pact: Pact }) {
  const { path, isFirst, publications } = useOther(pact);
  const other = usePact(path);
  const entries = publications.entries ?? [];
  const isMissing = other.error && !other.data;
  return (
    <>
      <Pickers pact={pact} before={other.data?.version ?? ''} entries={entries} />
      {isFirst && (
        <Empty>This is the first content of the contract: there is none before it to compare.</Empty>
      )}
      {isMissing && <Failure error={other.error} again={() => void other.refetch()} />}
      {!isFirst && !isMissing && !path && <Skeleton />}
      {path && !isMissing && (
        <Loaded query={other}>
          {(before) => (
            <>
              <p className="small">
                From <Version number={before.version} />, published <Ago at={before.createdAt} />, to{' '}
                <Version number={pact.version} />, published <Ago at={pact.createdAt} />.
              </p>
              {before.sha === pact.sha ? (
                <Empty>Both versions have the same content.</Empty>
              ) : (
                <Compared key={before.sha} before={before.contract} after={pact.contract} />
              )}
            </>
          )}
        </Loaded>
      )}
    </>
  );
} // prettier-ignore

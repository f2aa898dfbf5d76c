// The interactions of a contract: which failed, which is chosen.
import { useEffect, useRef, useState } from 'react';
import { addressOf, briefly, type Contract, type Interaction } from '../../contract/model';
import type { InteractionResult } from '../../contract/results';
import { AddressLink } from '../../design/address';
import { Dot, Pill } from '../../design/marks';
import { More } from '../../design/more';
import { useAddressValue } from '../../design/tabs';
import { resultWords } from './words';

const kStep = 200;
const kFindAbove = 8;

export interface Listed {
  contract: Contract;
  results: Map<Interaction, InteractionResult> | undefined;
}

/** Those that the filters of the address leave. */
function useFiltered({ contract, results }: Listed) {
  const [find, setFind] = useAddressValue('find');
  const [only, setOnly] = useAddressValue('only');
  const wanted = find.toLowerCase();
  const isLeft = (one: Interaction) =>
    (!wanted || `${one.description} ${briefly(one)}`.toLowerCase().includes(wanted)) &&
    (only !== 'failed' || results?.get(one)?.success === false);
  const left = contract.interactions.filter(isLeft);
  return { left, find, setFind, only, setOnly };
}

function Row({ one, contract, result, isChosen }: { one: Interaction; contract: Contract; result: InteractionResult | undefined; isChosen: boolean }) {
  const { kind, words } = resultWords(result);
  return (
    <li data-row>
      <AddressLink
        edit={(query) => query.set('interaction', addressOf(one, contract))}
        replace
        preventScrollReset
        {...(isChosen && { 'aria-current': 'true' as const })}
      >
        <Dot kind={kind} label={words} />
        <span>
          <bdi>{one.description || 'Without a description'}</bdi>
          {one.pending && <Pill kind="wait">Pending</Pill>}
          <small>
            <bdi>{briefly(one)}</bdi>
          </small>
        </span>
      </AddressLink>
    </li>
  );
} // prettier-ignore

/** With the keys j and k the choice follows the focus; with Tab it does not. */
function useFollowKeys() {
  const byKey = useRef(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      byKey.current = event.key === 'j' || event.key === 'k';
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
  return (event: React.FocusEvent<HTMLElement>) => {
    if (byKey.current && event.target instanceof HTMLAnchorElement) event.target.click();
    byKey.current = false;
  };
}

export function InteractionList(props: Listed & { chosen: Interaction | undefined }) {
  const { contract, results, chosen } = props;
  const { left, find, setFind, only, setOnly } = useFiltered(props);
  const at = chosen ? left.indexOf(chosen) : -1;
  const [shown, setShown] = useState(Math.max(kStep, at + 20));
  const follow = useFollowKeys();
  const failed = [...(results?.values() ?? [])].filter(({ success }) => !success).length;
  const hasFilters = contract.interactions.length > kFindAbove;
  return (
    <nav aria-label="Interactions" onFocus={follow} className="interactions">
      {hasFilters && (
        <div className="bar">
          <input
            type="search"
            aria-label="Find an interaction"
            placeholder="Find an interaction"
            value={find}
            onChange={(event) => setFind(event.target.value)}
          />
          {failed > 0 && (
            <button
              type="button"
              className="chip"
              aria-pressed={only === 'failed'}
              onClick={() => setOnly(only === 'failed' ? '' : 'failed')}
            >
              Failed {failed}
            </button>
          )}
        </div>
      )}
      <ul className="card list">
        {left.slice(0, shown).map((one) => (
          <Row
            key={one.index}
            one={one}
            contract={contract}
            result={results?.get(one)}
            isChosen={one === chosen}
          />
        ))}
        {left.length === 0 && <li className="pad dim">No interaction is like that.</li>}
      </ul>
      <More
        query={{
          hasNextPage: shown < left.length,
          isFetchingNextPage: false,
          fetchNextPage: () => setShown((before) => before + kStep),
        }}
      />
    </nav>
  );
}

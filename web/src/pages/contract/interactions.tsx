// The tab of interactions: the list, and the chosen one beside it.
import { useAddressValue } from '../../design/tabs';
import { findInteraction } from '../../contract/model';
import type { Since } from '../../contract/history';
import type { InteractionResult } from '../../contract/results';
import { Empty } from '../../design/loaded';
import { InteractionDetail } from './interaction_detail';
import { InteractionList, type Listed } from './interaction_list';

export function Interactions(
  props: Listed & {
    others: InteractionResult[];
    since: Since | undefined;
    provider: string;
  },
) {
  const { contract, results } = props;
  const [name] = useAddressValue('interaction');
  const asked = findInteraction(contract, name);
  const failed = contract.interactions.find((one) => results?.get(one)?.success === false);
  const chosen = asked ?? failed ?? contract.interactions[0];
  if (!chosen) return <Empty>The contract has no interactions.</Empty>;
  return (
    <>
      {props.others.map((one, i) => (
        <div className="note bad" role="alert" key={i}>
          <bdi>{one.errors.join(' ') || 'A check failed that is of no interaction.'}</bdi>
        </div>
      ))}
      {name && !asked && (
        <div className="note wait" role="status">
          This version has no interaction <bdi>“{name}”</bdi>.
        </div>
      )}
      <div className={asked ? 'split contract chosen' : 'split contract'}>
        <InteractionList contract={contract} results={results} chosen={chosen} />
        <InteractionDetail
          key={chosen.index}
          one={chosen}
          contract={contract}
          result={results?.get(chosen)}
          since={props.since}
          provider={props.provider}
        />
      </div>
    </>
  );
}

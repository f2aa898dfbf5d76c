// How the chosen application stands, beside the graph, and where to read on.
import { Link } from 'react-router';
import { nameOf, type Integration, type OverviewPart } from '../../api/overview';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { Loaded } from '../../design/loaded';
import { Name, Pill } from '../../design/marks';
import { useAddressValue } from '../../design/tabs';
import { agreements } from '../../words/status';
import { headline } from '../overview/words';

const kShown = 12;

function Side(props: { title: string; name: string; integrations: readonly Integration[] }) {
  const { title, name, integrations } = props;
  if (integrations.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul aria-label={title}>
        {integrations.map(({ consumer, provider, agreement }) => {
          const other = consumer.name === name ? provider : consumer;
          return (
            <li key={other.name} data-row>
              <Link
                className="clamp"
                to={paths.integration(consumer.name, provider.name)}
                aria-label={`${nameOf(consumer)} needs ${nameOf(provider)}`}
              >
                <Name>{nameOf(other)}</Name>
              </Link>
              <Pill kind={agreements[agreement].kind}>{agreements[agreement].words}</Pill>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Contracts({ name, overview }: { name: string; overview: OverviewPart }) {
  const { counts, integrations } = overview;
  const needs = integrations.filter(({ consumer }) => consumer.name === name);
  const serves = integrations.filter(({ consumer }) => consumer.name !== name);
  return (
    <>
      <p className="dim">{headline(counts, [], false).map(String).join('')}</p>
      <Side title="Needs" name={name} integrations={needs} />
      <Side title="Needed by" name={name} integrations={serves} />
      {counts.all > integrations.length && (
        <Link className="link" to={`${paths.pacticipant(name)}?tab=contracts`}>
          All {counts.all} contracts
        </Link>
      )}
    </>
  );
}

/** `isMiddle`: what is shown is around it already. */
function Chosen(props: { name: string; title: string; isMiddle: boolean; close: () => void }) {
  const { name, title, isMiddle, close } = props;
  const query = useResource<OverviewPart>(
    paths.overviewData({ pacticipant: [name], size: kShown }),
  );
  return (
    <>
      <div className="details-head">
        <h2>
          <Link to={paths.pacticipant(name)}>
            <Name>{title}</Name>
          </Link>
        </h2>
        <button type="button" className="plain" aria-label="Choose none" onClick={close}>
          ×
        </button>
      </div>
      <div className="bar">
        <Link className="btn" to={paths.pacticipant(name)}>
          Its page
        </Link>
        {!isMiddle && (
          <Link className="btn" to={paths.networkAround(name)}>
            What is around it
          </Link>
        )}
      </div>
      <Loaded query={query} rows={3}>
        {(overview) => <Contracts name={name} overview={overview} />}
      </Loaded>
    </>
  );
}

export function Details(props: { names: ReadonlyMap<string, string>; middle: string | undefined }) {
  const [chosen, setChosen] = useAddressValue('selected');
  return (
    <aside className="card details" aria-label="Chosen application">
      {chosen ? (
        <Chosen
          key={chosen}
          name={chosen}
          title={props.names.get(chosen) ?? chosen}
          isMiddle={chosen === props.middle}
          close={() => setChosen('')}
        />
      ) : (
        <p className="dim">
          Choose an application in the graph, or find it by its name, to see how it stands. A double
          click shows what is around it.
        </p>
      )}
    </aside>
  );
}

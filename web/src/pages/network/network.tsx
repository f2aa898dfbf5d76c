// The network: who is connected with whom, of all the most connected first, or around an application step by step.
import './network.css';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useNames } from '../../api/names';
import { paths } from '../../api/paths';
import { useSteadyResource } from '../../api/queries';
import { site } from '../../api/site';
import { ApplicationPicker } from '../../choosers/application';
import { AddressLink, putValue } from '../../design/address';
import { Command } from '../../design/copy';
import { Empty, Loaded } from '../../design/loaded';
import { Name } from '../../design/marks';
import { Crumbs, PageTitle } from '../../design/page';
import { Tabs, useAddressValue, useTab } from '../../design/tabs';
import { shell } from '../../words/shell';
import { Details } from './details';
import { Graph } from './graph';
import { EdgeList, MemberList } from './lists';
import { namesOf, type NetworkPart } from './model';
import { neighbourhoodInWords, networkInWords } from './words';

const kTabs = [
  { id: 'graph', label: 'Graph' },
  { id: 'applications', label: 'Applications' },
  { id: 'contracts', label: 'Contracts' },
];
const kSizes = ['50', '150', '500', '1000'];
const kDepths = ['1', '2', '3', '4', '5'];
const kAroundMax = '500';

/** Links for the values of something in the address; the first is what holds without one. */
function Choice(props: { name: string; label: string; values: readonly string[] }) {
  const [query] = useSearchParams();
  const chosen = query.get(props.name) || props.values[0];
  return (
    <span className="choice" role="group" aria-label={props.label}>
      <small>{props.label}</small>
      {props.values.map((value, i) => (
        <AddressLink
          key={value}
          className="chip"
          edit={(next) => putValue(next, props.name, i === 0 ? '' : value)}
          {...(value === chosen && { 'aria-current': 'true' as const })}
        >
          {Number(value).toLocaleString('en')}
        </AddressLink>
      ))}
    </span>
  );
}

/** Goes to an application by its name: it is chosen where it is shown, else what is around it is shown. */
function Finder({ part }: { part: NetworkPart | undefined }) {
  const [, setChosen] = useAddressValue('selected');
  const go = useNavigate();
  const find = (name: string) => {
    if (part?.pacticipants.some((one) => one.name === name)) setChosen(name);
    else void go(paths.networkAround(name));
  };
  return <ApplicationPicker label="Find an application" value="" onChange={find} />;
}

function Nothing({ middle }: { middle: string | undefined }) {
  return (
    <Empty>
      <p>
        {middle === undefined ? 'Applications are' : 'It is'} connected by contracts. The test of a
        consumer writes them, and this publishes them:
      </p>
      <Command>
        {shell(
          ...['accord', 'broker', 'publish', './pacts', '--consumer-app-version', '1.0.0'],
          ...['--branch', 'main', '--broker-base-url', site.base],
        )}
      </Command>
    </Empty>
  );
}

function Shown(props: {
  part: NetworkPart;
  /** The address that it is from; none while another one is waited for. */
  address: string | undefined;
  middle: string | undefined;
  answer: string;
}) {
  const { part, address, middle, answer } = props;
  const tab = useTab(kTabs);
  if (part.integrations.length === 0) return <Nothing middle={middle} />;
  return (
    <>
      <Tabs tabs={kTabs} label="Of the network" />
      {tab === 'graph' && (
        <div className="network">
          <Graph
            part={part}
            address={address}
            middle={middle}
            label={`Graph. ${answer} The lists “Applications” and “Contracts” tell the same.`}
          />
          <Details names={namesOf(part)} middle={middle} />
        </div>
      )}
      {tab === 'applications' && <MemberList part={part} />}
      {tab === 'contracts' && <EdgeList part={part} />}
    </>
  );
}

function Whole() {
  const [size] = useAddressValue('size');
  const path = paths.network({ size: size || kSizes[0] });
  const query = useSteadyResource<NetworkPart>(path);
  const address = query.isPlaceholderData ? undefined : path;
  const answer = query.data ? networkInWords(query.data) : '\u00a0';
  return (
    <>
      <Crumbs crumbs={[{ label: 'Network' }]} />
      <PageTitle title="Network" answer={answer} />
      <div className="bar">
        <Finder part={query.data} />
        {(query.data?.total ?? 0) > Number(kSizes[0]) && (
          <Choice name="size" label="Applications" values={kSizes} />
        )}
      </div>
      <Loaded query={query} rows={12}>
        {(part) => <Shown part={part} address={address} middle={undefined} answer={answer} />}
      </Loaded>
    </>
  );
}

function Around({ name }: { name: string }) {
  const [depth] = useAddressValue('depth');
  const [size] = useAddressValue('size');
  const steps = kDepths.includes(depth) ? depth : '1';
  const path = paths.networkAround(name, { depth: steps, size });
  const query = useSteadyResource<NetworkPart>(path);
  const shown = query.isPlaceholderData ? undefined : path;
  const answer = query.data ? neighbourhoodInWords(query.data, Number(steps)) : '\u00a0';
  return (
    <>
      <Crumbs crumbs={[{ label: 'Network', to: paths.network() }, { label: name }]} />
      <PageTitle title={`Around ${name}`} answer={answer}>
        Around{' '}
        <Link to={paths.pacticipant(name)}>
          <Name>{name}</Name>
        </Link>
      </PageTitle>
      <div className="bar">
        <Finder part={query.data} />
        <Choice name="depth" label="Steps" values={kDepths} />
        {query.data?.truncated && size !== kAroundMax && (
          <AddressLink className="link" edit={(next) => putValue(next, 'size', kAroundMax)}>
            Show up to {kAroundMax}
          </AddressLink>
        )}
      </div>
      <Loaded query={query} rows={12}>
        {(part) => <Shown part={part} address={shown} middle={name} answer={answer} />}
      </Loaded>
    </>
  );
}

export default function Network() {
  const { pacticipant } = useNames('/pacticipants/:pacticipant/network');
  return pacticipant === undefined ? <Whole /> : <Around key={pacticipant} name={pacticipant} />;
}

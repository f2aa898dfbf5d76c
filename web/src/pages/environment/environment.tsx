// An environment: what runs in it, what did, and what would break if a version went there.
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import { useDeletion } from '../../api/deletion';
import { useRunning, type Environment } from '../../api/environments';
import { useNames } from '../../api/names';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { Confirm } from '../../design/dialog';
import { Loaded } from '../../design/loaded';
import { Name } from '../../design/marks';
import { Crumbs, PageTitle } from '../../design/page';
import { Tabs, useTab } from '../../design/tabs';
import { EnvironmentForm } from '../environments/environment_form';
import { whatRuns } from '../environments/words';
import './environment.css';
import { HistoryList } from './history';
import { RunningList } from './running';
import { WhatIf } from './what_if';

const kTabs = [
  { id: 'now', label: 'What runs here' },
  { id: 'history', label: 'History' },
  { id: 'what-if', label: 'What would break' },
];

function Deletion({ environment, close }: { environment: Environment; close: () => void }) {
  const remove = useDeletion();
  return (
    <Confirm
      title={`Delete ${environment.displayName || environment.name}?`}
      verb="Delete the environment"
      act={() => remove(paths.environment(environment.uuid), paths.environments())}
      close={close}
    >
      What was recorded to be deployed and released here is deleted with it. Versions and contracts
      stay. Builds that ask whether they may deploy here will fail.
    </Confirm>
  );
}

function Contacts({ contacts }: { contacts: NonNullable<Environment['contacts']> }) {
  if (contacts.length === 0) return null;
  return (
    <p className="small">
      Contacts:{' '}
      {contacts.map(({ name, details }, i) => (
        <span key={i}>
          {i > 0 && '; '}
          <Name>{name}</Name>
          {Object.entries(details ?? {}).map(([kind, value]) => (
            <span key={kind}>
              ,{' '}
              <Name>{`${kind}: ${typeof value === 'string' ? value : JSON.stringify(value)}`}</Name>
            </span>
          ))}
        </span>
      ))}
    </p>
  );
}

function Teams({ environment }: { environment: Environment }) {
  const teams = environment._embedded?.teams ?? [];
  if (teams.length === 0) return null;
  return (
    <p className="small">
      Of{' '}
      {teams.map(({ uuid, name }, i) => (
        <Fragment key={uuid}>
          {i > 0 && ', '}
          <Link to={paths.team(uuid)}>
            <Name>{name}</Name>
          </Link>
        </Fragment>
      ))}
    </p>
  );
}

function Head({ environment, answer }: { environment: Environment; answer: string }) {
  const [open, setOpen] = useState<'edit' | 'delete'>();
  const close = () => setOpen(undefined);
  const title = environment.displayName || environment.name;
  return (
    <>
      <Crumbs crumbs={[{ label: 'Environments', to: paths.environments() }, { label: title }]} />
      <PageTitle title={title} answer={answer}>
        <Name>{title}</Name> {environment.production && <span className="tag">production</span>}
      </PageTitle>
      <div className="bar">
        <span className="small">
          In commands: <code>{environment.name}</code>
        </span>
        <span className="right bar">
          <button type="button" onClick={() => setOpen('edit')}>
            Edit
          </button>
          <button type="button" className="danger" onClick={() => setOpen('delete')}>
            Delete
          </button>
        </span>
      </div>
      <Teams environment={environment} />
      <Contacts contacts={environment.contacts ?? []} />
      {open === 'edit' && <EnvironmentForm environment={environment} close={close} />}
      {open === 'delete' && <Deletion environment={environment} close={close} />}
    </>
  );
}

function Whole({ environment }: { environment: Environment }) {
  const running = useRunning(environment.uuid);
  const tab = useTab(kTabs);
  return (
    <>
      <Head
        environment={environment}
        answer={
          running.data
            ? whatRuns(
                running.data.pages.flatMap(({ entries }) => entries),
                running.hasNextPage,
              )
            : 'What runs here.'
        }
      />
      <Tabs tabs={kTabs} label="Of this environment" />
      {tab === 'now' && <RunningList environment={environment} />}
      {tab === 'history' && <HistoryList uuid={environment.uuid} />}
      {tab === 'what-if' && <WhatIf environment={environment.name} />}
    </>
  );
}

export default function EnvironmentPage() {
  const { uuid = '' } = useNames('/environments/:uuid');
  const query = useResource<Environment>(paths.environment(uuid));
  return (
    <>
      {!query.data && (
        <>
          <Crumbs crumbs={[{ label: 'Environments', to: paths.environments() }]} />
          <PageTitle title="Environment" />
        </>
      )}
      <Loaded query={query}>{(environment) => <Whole environment={environment} />}</Loaded>
    </>
  );
}

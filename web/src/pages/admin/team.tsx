// One team: its name, who is of it and who administers it, its applications and environments, and the end of it.
import './admin.css';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useDeletion } from '../../api/deletion';
import { send } from '../../api/http';
import type { User } from '../../api/identity';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { may, useSession, type Session } from '../../api/session';
import { changeTeam, type TeamBody, type WholeTeam } from '../../api/teams';
import { AccountPicker } from '../../choosers/account';
import { ApplicationPicker } from '../../choosers/application';
import { useEnvironments } from '../../api/environments';
import { Confirm } from '../../design/dialog';
import { Field, useSending, Wrong } from '../../design/form';
import { Loaded } from '../../design/loaded';
import { Name } from '../../design/marks';
import { Picker } from '../../design/picker';
import { count, sentence } from '../../words/count';
import { AdminPage } from './admin_page';
import { TeamPart, type PartItem } from './team_part';

/** As the broker decides it. */
function manages(session: Session | undefined, team: WholeTeam): boolean {
  const own = session?.user?.uuid;
  const isOne = (list: readonly User[]) => list.some(({ uuid }) => uuid === own);
  const { members, administrators } = team._embedded;
  return (
    may(session, 'team:manage:*') ||
    (may(session, 'team:manage:team') && (isOne(members) || isOne(administrators))) ||
    (may(session, 'team:manage:{uuid}') && isOne(administrators))
  );
}

function NameForm({ team, disabled }: { team: WholeTeam; disabled: boolean }) {
  const [name, setName] = useState(team.name);
  const queries = useQueryClient();
  const { run, isBusy, fields, wrong } = useSending();
  const save = () =>
    run(async () => {
      await changeTeam(team.uuid, (body) => (body.name = name.trim()));
      await queries.invalidateQueries();
    });
  return (
    <form
      className="card pad stack narrow"
      aria-label="Name"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label="Name" wrong={fields.name}>
        <input value={name} disabled={disabled} onChange={({ target }) => setName(target.value)} />
      </Field>
      <Wrong wrong={wrong} shown={['name']} />
      <div>
        <button type="submit" className="main" disabled={disabled || isBusy || name === team.name}>
          Save
        </button>
      </div>
    </form>
  );
}

function accountItem({ uuid, name, email, type }: User): PartItem {
  const isSystem = type === 1;
  const hint = isSystem ? 'system account' : email && email !== name ? email : '';
  return {
    id: uuid,
    name,
    ...(hint && { hint }),
    to: isSystem ? paths.systemAccount(uuid) : paths.user(uuid),
  };
}

interface PartProps {
  team: WholeTeam;
  isManaged: boolean;
}

function Members({ team, isManaged }: PartProps) {
  const list = paths.teamMembers(team.uuid);
  return (
    <TeamPart
      title="Members"
      column="Member"
      items={team._embedded.members.map(accountItem)}
      empty="Nobody is of this team yet."
      loss="is no longer of this team then, and does not administer it. Their permissions for what is of teams no longer hold for what is its."
      chooser={
        isManaged
          ? (add) => <AccountPicker label="Add a member" value="" valueOf={uuidOf} onChange={add} />
          : undefined
      }
      add={(uuid) => send('POST', list, { users: [uuid] })}
      remove={isManaged ? (uuid) => send('DELETE', list, { users: [uuid] }) : undefined}
    />
  );
}

const uuidOf = ({ uuid }: User) => uuid;

type ListName = Exclude<keyof TeamBody, 'name'>;

/** What adds to one of the lists of a team, and what takes out of it. */
function changesOf(team: WholeTeam, list: ListName) {
  return {
    add: (id: string) =>
      changeTeam(team.uuid, (body) => {
        if (!body[list].includes(id)) body[list].push(id);
      }),
    remove: (id: string) =>
      changeTeam(team.uuid, (body) => {
        body[list] = body[list].filter((one) => one !== id);
      }),
  };
}

function Administrators({ team, isManaged }: PartProps) {
  const { add, remove } = changesOf(team, 'administratorUuids');
  return (
    <TeamPart
      title="Administrators"
      column="Administrator"
      items={team._embedded.administrators.map(accountItem)}
      empty="Nobody administers this team but those who manage all teams."
      loss="no longer changes this team then."
      chooser={
        isManaged
          ? (take) => (
              <AccountPicker
                label="Add an administrator"
                value=""
                valueOf={uuidOf}
                onChange={take}
              />
            )
          : undefined
      }
      add={add}
      remove={isManaged ? remove : undefined}
    />
  );
}

function Applications({ team, isManaged }: PartProps) {
  const { add, remove } = changesOf(team, 'pacticipantNames');
  return (
    <TeamPart
      title="Applications"
      column="Application"
      items={team._embedded.pacticipants.map(({ name }) => ({
        id: name,
        name,
        to: paths.pacticipant(name),
      }))}
      empty="No application is of this team yet."
      loss="is no longer of this team then. What is of no team is everybody’s."
      chooser={
        isManaged
          ? (take) => <ApplicationPicker label="Add an application" value="" onChange={take} />
          : undefined
      }
      add={add}
      remove={isManaged ? remove : undefined}
    />
  );
}

function EnvironmentChooser({ take }: { take: (uuid: string) => void }) {
  const { environments = [] } = useEnvironments();
  const choices = environments.map(({ uuid, name, displayName }) => ({
    value: uuid,
    label: displayName || name,
    also: name,
  }));
  return <Picker label="Add an environment" value="" choices={choices} onChange={take} />;
}

function Environments({ team, isManaged }: PartProps) {
  const { add, remove } = changesOf(team, 'environmentUuids');
  // An administrator of a team takes environments out of it, and gives it none.
  const managesAll = may(useSession(), 'team:manage:*');
  return (
    <TeamPart
      title="Environments"
      column="Environment"
      items={team._embedded.environments.map(({ uuid, name, displayName }) => ({
        id: uuid,
        name: displayName || name,
        to: paths.environment(uuid),
      }))}
      empty="No environment is of this team yet."
      loss="is no longer of this team then. What is of no team is everybody’s."
      chooser={managesAll ? (take) => <EnvironmentChooser take={take} /> : undefined}
      add={add}
      remove={isManaged ? remove : undefined}
    />
  );
}

function Deletion({ team }: { team: WholeTeam }) {
  const [asks, setAsks] = useState(false);
  const remove = useDeletion();
  return (
    <div>
      <button type="button" className="danger" onClick={() => setAsks(true)}>
        Delete this team
      </button>
      {asks && (
        <Confirm
          title="Delete this team?"
          verb="Delete"
          close={() => setAsks(false)}
          act={() => remove(paths.team(team.uuid), paths.teams())}
        >
          What is of <Name>{team.name}</Name> alone is everybody’s then. Its webhooks that name no
          application are switched off.
        </Confirm>
      )}
    </div>
  );
}

function answerOf({ _embedded: { members, pacticipants, environments } }: WholeTeam): string {
  const parts = [
    count(members.length, 'member'),
    count(pacticipants.length, 'application'),
    count(environments.length, 'environment'),
  ];
  return sentence(`${parts.join(', ')}.`);
}

export default function TeamDetail() {
  const { team: uuid = '' } = useParams();
  const query = useResource<WholeTeam>(paths.team(uuid));
  const session = useSession();
  const title = query.data?.name ?? 'Team';
  return (
    <AdminPage
      crumbs={[{ label: 'Teams', to: paths.teams() }, { label: title }]}
      title={title}
      heading={<Name>{title}</Name>}
      answer={query.data && answerOf(query.data)}
    >
      <Loaded query={query}>
        {(team) => {
          const isManaged = manages(session, team);
          return (
            <div className="stack" key={team.uuid}>
              <p style={{ margin: 0 }}>
                <Link to={paths.teamIntegrations(team.uuid)}>Integrations of this team</Link>
              </p>
              <NameForm team={team} disabled={!isManaged} />
              <Members team={team} isManaged={isManaged} />
              <Administrators team={team} isManaged={isManaged} />
              <Applications team={team} isManaged={isManaged} />
              <Environments team={team} isManaged={isManaged} />
              {may(session, 'team:manage:*') && <Deletion team={team} />}
            </div>
          );
        }}
      </Loaded>
    </AdminPage>
  );
}

// One secret: what it is called and for, another value, and the end of it.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useDeletion } from '../../api/deletion';
import { send } from '../../api/http';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { expressionOf, type Secret } from '../../api/secrets';
import { Command } from '../../design/copy';
import { Confirm } from '../../design/dialog';
import { Field, useSending, Wrong } from '../../design/form';
import { Loaded } from '../../design/loaded';
import { Ago, Name } from '../../design/marks';
import { AdminPage } from '../admin/admin_page';
import '../admin/admin.css';
import { useManagesSecrets } from './use_manages';
import { kNobodys, TeamField } from './team_field';
import { ValueField } from './value_field';

function useChange(secret: Secret) {
  const queries = useQueryClient();
  const sending = useSending();
  const change = (body: unknown) =>
    sending.run(async () => {
      await send('PUT', paths.secret(secret.uuid), body);
      await queries.invalidateQueries();
    });
  return { ...sending, change };
}

function NameForm({ secret, disabled }: { secret: Secret; disabled: boolean }) {
  const [name, setName] = useState(secret.name);
  const [description, setDescription] = useState(secret.description);
  const { change, isBusy, fields, wrong } = useChange(secret);
  const was = secret.isOfDeletedTeam ? kNobodys : (secret.teamUuid ?? '');
  const [team, setTeam] = useState(was);
  const isSame = name === secret.name && description === secret.description && team === was;
  return (
    <form
      className="card pad stack narrow"
      aria-label="Name"
      onSubmit={(event) => {
        event.preventDefault();
        void change({
          name: name.trim(),
          description: description.trim(),
          ...(team !== was && { teamUuid: team || null }),
        });
      }}
    >
      <Field label="Name" wrong={fields.name} hint="Webhooks that use it name it, too.">
        <input
          spellCheck={false}
          value={name}
          disabled={disabled}
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
      <Field label="What it is for" wrong={fields.description}>
        <input
          value={description}
          disabled={disabled}
          onChange={({ target }) => setDescription(target.value)}
        />
      </Field>
      <TeamField
        team={team}
        known={secret._embedded?.team}
        wrong={fields.teamUuid}
        disabled={disabled}
        change={setTeam}
      />
      <Wrong wrong={wrong} shown={['name', 'description', 'teamUuid']} />
      <div>
        <button type="submit" className="main" disabled={disabled || isBusy || isSame}>
          Save
        </button>
      </div>
    </form>
  );
}

function ValueForm({ secret }: { secret: Secret }) {
  const [value, setValue] = useState('');
  const [isDone, setDone] = useState(false);
  const { change, isBusy, fields, wrong } = useChange(secret);
  const save = async () => {
    if (!(await change({ value }))) return;
    setValue('');
    setDone(true);
  };
  return (
    <form
      className="card pad stack narrow"
      aria-label="Value"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ValueField
        label="New value"
        value={value}
        wrong={fields.value}
        change={(next) => {
          setValue(next);
          setDone(false);
        }}
      />
      <Wrong wrong={wrong} shown={['value']} />
      <div className="bar">
        <button type="submit" className="main" disabled={isBusy || value === ''}>
          Replace the value
        </button>
        <span role="status" className="small">
          {isDone && 'Replaced. It holds from the next attempt of each delivery on.'}
        </span>
      </div>
    </form>
  );
}

function Deletion({ secret }: { secret: Secret }) {
  const [asks, setAsks] = useState(false);
  const remove = useDeletion();
  return (
    <div>
      <button type="button" className="danger" onClick={() => setAsks(true)}>
        Delete this secret
      </button>
      {asks && (
        <Confirm
          title="Delete this secret?"
          verb="Delete"
          close={() => setAsks(false)}
          act={() => remove(paths.secret(secret.uuid), paths.secrets())}
        >
          Webhooks that use <Name>{secret.name}</Name> send nothing then until there is one of that
          name again. Its value can’t be brought back.
        </Confirm>
      )}
    </div>
  );
}

export default function SecretDetail() {
  const { secret: uuid = '' } = useParams();
  const query = useResource<Secret>(paths.secret(uuid));
  const manages = useManagesSecrets();
  const { data } = query;
  const title = data?.name ?? 'Secret';
  return (
    <AdminPage
      isWithoutUsers
      crumbs={[
        { label: 'Webhooks', to: paths.webhooks() },
        { label: 'Secrets', to: paths.secrets() },
        { label: title },
      ]}
      title={title}
      heading={<Name>{title}</Name>}
      answer={
        data && (
          <>
            Changed last <Ago at={data.updatedAt ?? data.createdAt} />.
          </>
        )
      }
    >
      <Loaded query={query}>
        {(secret) => (
          <div className="stack" key={secret.uuid}>
            <p className="small" style={{ margin: 0 }}>
              In path and query, header values, body, user name and password of a webhook it stands
              so:
            </p>
            <Command>{expressionOf(secret.name)}</Command>
            {secret.isOfDeletedTeam && (
              <div className="note wait">
                The team that it was of is gone: no webhook uses it until it is given to a team, or
                to everybody.
              </div>
            )}
            <NameForm secret={secret} disabled={!manages} />
            {manages && <ValueForm secret={secret} />}
            {manages && <Deletion secret={secret} />}
          </div>
        )}
      </Loaded>
    </AdminPage>
  );
}

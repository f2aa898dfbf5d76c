// Secrets by name: which there are; made here, and used by webhooks of their team or of all.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { send } from '../../api/http';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { expressionOf, type Secret, type SecretList } from '../../api/secrets';
import { Dialog } from '../../design/dialog';
import { Field, useSending, Wrong } from '../../design/form';
import { Empty, Loaded } from '../../design/loaded';
import { Ago, Name } from '../../design/marks';
import { Cell, Row, RowHead, Rows } from '../../design/rows';
import { count, sentence } from '../../words/count';
import { AdminPage } from '../admin/admin_page';
import { useManagesSecrets } from './use_manages';
import { TeamField } from './team_field';
import { ValueField } from './value_field';

const kColumns = [
  { name: 'Secret' },
  { name: 'Used as' },
  { name: 'Team', className: 'hide-s' },
  { name: 'Changed', className: 'hide-s' },
];

function ownerOf({ _embedded, isOfDeletedTeam }: Secret) {
  if (_embedded?.team) return <Name>{_embedded.team.name}</Name>;
  return isOfDeletedTeam ? 'One that is gone' : 'Everybody';
}

function SecretRow({ secret }: { secret: Secret }) {
  const { uuid, name, description, createdAt, updatedAt } = secret;
  return (
    <Row>
      <RowHead>
        <span className="marks">
          <Link to={paths.secret(uuid)}>
            <Name>{name}</Name>
          </Link>
          <small>
            <Name>{description}</Name>
          </small>
        </span>
      </RowHead>
      <Cell>
        <code>{expressionOf(name)}</code>
      </Cell>
      <Cell className="hide-s">{ownerOf(secret)}</Cell>
      <Cell className="hide-s">
        <Ago at={updatedAt ?? createdAt} />
      </Cell>
    </Row>
  );
}

function SecretForm({ close }: { close: () => void }) {
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [value, setValue] = useState('');
  const [team, setTeam] = useState('');
  const { run, isBusy, fields, wrong } = useSending();
  const queries = useQueryClient();
  const save = () =>
    run(async () => {
      const body = {
        name: name.trim(),
        description: description.trim(),
        value,
        ...(team && { teamUuid: team }),
      };
      await send<Secret>('POST', paths.secrets(), body);
      await queries.invalidateQueries();
      close();
    });
  return (
    <Dialog title="New secret" close={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label="Name" wrong={fields.name} hint="Letters, digits and _, as CI_TOKEN.">
          <input
            autoFocus
            autoComplete="off"
            spellCheck={false}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </Field>
        <ValueField label="Value" value={value} wrong={fields.value} change={setValue} />
        <Field label="What it is for" wrong={fields.description}>
          <input value={description} onChange={({ target }) => setDescription(target.value)} />
        </Field>
        <TeamField team={team} wrong={fields.teamUuid} change={setTeam} />
        <Wrong wrong={wrong} shown={['name', 'value', 'description', 'teamUuid']} />
        <div className="bar">
          <button type="submit" className="main" disabled={isBusy}>
            Make the secret
          </button>
          <button type="button" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}

export default function Secrets() {
  const query = useResource<SecretList>(paths.secrets());
  const manages = useManagesSecrets();
  const [makes, setMakes] = useState(false);
  const total = query.data?._embedded.secrets.length;
  return (
    <AdminPage
      isWithoutUsers
      crumbs={[{ label: 'Webhooks', to: paths.webhooks() }, { label: 'Secrets' }]}
      title="Secrets"
      answer={total !== undefined && sentence(`${count(total, 'secret')}.`)}
    >
      {manages && (
        <div className="bar">
          <button type="button" className="main right" onClick={() => setMakes(true)}>
            New secret
          </button>
        </div>
      )}
      <Loaded query={query}>
        {({ _embedded: { secrets } }) =>
          secrets.length === 0 ? (
            <Empty>
              No secrets. One that is called CI_TOKEN stands in webhooks as{' '}
              <code>{expressionOf('CI_TOKEN')}</code>, and is kept in one place for all of them.
            </Empty>
          ) : (
            <Rows
              label="Secrets"
              layout="minmax(0, 1fr) minmax(0, 1fr) minmax(0, 160px) 150px"
              columns={kColumns}
            >
              {secrets.map((secret) => (
                <SecretRow key={secret.uuid} secret={secret} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {makes && <SecretForm close={() => setMakes(false)} />}
    </AdminPage>
  );
}

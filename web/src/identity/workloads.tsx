// The CI jobs that are a system account without a token of ours: listed, made and ended.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api/http';
import { useResource } from '../api/queries';
import { claimLines, claimsIn, type Workload, type WorkloadList } from '../api/workloads';
import { Confirm, Dialog } from '../design/dialog';
import { Field, useSending, Wrong } from '../design/form';
import { Empty, Loaded } from '../design/loaded';
import { Cell, Row, RowHead, Rows } from '../design/rows';

const kColumns = [
  { name: 'Claims' },
  { name: 'Issuer', className: 'hide-s' },
  { name: 'Audience', className: 'hide-s' },
  { name: '' },
];

const kProviders = [
  {
    name: 'GitHub Actions',
    issuer: 'https://token.actions.githubusercontent.com',
    claims: 'repository = OWNER/REPOSITORY',
  },
  { name: 'GitLab', issuer: 'https://gitlab.com', claims: 'project_path = GROUP/PROJECT' },
  { name: 'Another one', issuer: '', claims: '' },
];

const kFields = ['issuer', 'audience', 'claims'];

function WorkloadForm({ list, close }: { list: string; close: () => void }) {
  const [issuer, setIssuer] = useState(kProviders[0]?.issuer ?? '');
  const [audience, setAudience] = useState('');
  const [claims, setClaims] = useState(kProviders[0]?.claims ?? '');
  const { run, isBusy, fields, wrong } = useSending();
  const queries = useQueryClient();
  const save = () =>
    run(async () => {
      await send('POST', list, {
        issuer: issuer.trim(),
        claims: claimsIn(claims),
        ...(audience.trim() && { audience: audience.trim() }),
      });
      await queries.invalidateQueries();
      close();
    });
  const choose = (name: string) => {
    const provider = kProviders.find((one) => one.name === name);
    setIssuer(provider?.issuer ?? '');
    setClaims(provider?.claims ?? '');
  };
  return (
    <Dialog title="New workload identity" close={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label className="field">
          Provider
          <select onChange={({ target }) => choose(target.value)}>
            {kProviders.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <Field label="Issuer" wrong={fields.issuer} hint="The address of who signs the tokens.">
          <input
            spellCheck={false}
            value={issuer}
            onChange={({ target }) => setIssuer(target.value)}
          />
        </Field>
        <Field
          label="Claims"
          wrong={fields.claims}
          hint="A line each, all of which a job has to have; * stands for anything."
        >
          <textarea
            rows={3}
            spellCheck={false}
            value={claims}
            onChange={({ target }) => setClaims(target.value)}
          />
        </Field>
        <Field label="Audience" wrong={fields.audience} hint="Empty: the address of this broker.">
          <input
            spellCheck={false}
            value={audience}
            onChange={({ target }) => setAudience(target.value)}
          />
        </Field>
        <Wrong wrong={wrong} shown={kFields} />
        <div className="bar">
          <button type="submit" className="main" disabled={isBusy}>
            Trust these jobs
          </button>
          <button type="button" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function WorkloadRow({ workload, end }: { workload: Workload; end: () => void }) {
  return (
    <Row>
      <RowHead>
        <bdi style={{ whiteSpace: 'pre-line' }}>{claimLines(workload.claims)}</bdi>
      </RowHead>
      <Cell className="hide-s">
        <bdi>{workload.issuer}</bdi>
      </Cell>
      <Cell className="hide-s">
        <bdi>{workload.audience}</bdi>
      </Cell>
      <Cell>
        <button type="button" onClick={end}>
          End<span className="unseen"> the identity of {claimLines(workload.claims)}</span>
        </button>
      </Cell>
    </Row>
  );
}

export function Workloads({ list, manages }: { list: string; manages: boolean }) {
  const query = useResource<WorkloadList>(list);
  const [makes, setMakes] = useState(false);
  const [ending, setEnding] = useState<Workload>();
  const queries = useQueryClient();
  return (
    <section aria-label="Workload identities">
      <h2>Workload identities</h2>
      <p className="small">
        CI jobs that are this account by a token of their provider, without any secret of ours.
      </p>
      <Loaded query={query} rows={1}>
        {({ _embedded: { items } }) =>
          items.length === 0 ? (
            <Empty>No job is this account by its provider’s token.</Empty>
          ) : (
            <Rows
              label="Workload identities"
              layout="minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr) 80px"
              columns={kColumns}
            >
              {items.map((one) => (
                <WorkloadRow key={one.uuid} workload={one} end={() => setEnding(one)} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {manages && (
        <div className="bar">
          <button type="button" onClick={() => setMakes(true)}>
            New workload identity
          </button>
        </div>
      )}
      {makes && <WorkloadForm list={list} close={() => setMakes(false)} />}
      {ending && (
        <Confirm
          title="End this workload identity?"
          verb="End it"
          close={() => setEnding(undefined)}
          act={async () => {
            await send('DELETE', `${list}/${ending.uuid}`);
            await queries.invalidateQueries();
          }}
        >
          Jobs with <bdi>{claimLines(ending.claims)}</bdi> are refused from then on.
        </Confirm>
      )}
    </section>
  );
}

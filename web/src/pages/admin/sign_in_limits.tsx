// Who may sign in at Google and GitHub, beyond what the broker's settings allow.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/http';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { Field, useSending, Wrong } from '../../design/form';
import { Loaded } from '../../design/loaded';

interface Limits {
  authenticationProviders: {
    Google: { emailDomains: string[] };
    GitHub: { githubOrganizations: string[] };
  };
}

function linesIn(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function LimitsForm({ limits }: { limits: Limits }) {
  const { Google, GitHub } = limits.authenticationProviders;
  const [domains, setDomains] = useState(Google.emailDomains.join('\n'));
  const [organizations, setOrganizations] = useState(GitHub.githubOrganizations.join('\n'));
  const [isDone, setDone] = useState(false);
  const { run, isBusy, wrong } = useSending();
  const queries = useQueryClient();
  const save = async () => {
    const body: Limits = {
      authenticationProviders: {
        Google: { emailDomains: linesIn(domains) },
        GitHub: { githubOrganizations: linesIn(organizations) },
      },
    };
    const done = await run(() => send('PUT', paths.signInLimits(), body));
    if (done) await queries.invalidateQueries();
    setDone(done);
  };
  return (
    <form
      className="card pad stack narrow"
      aria-label="Who signs in at Google and GitHub"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>Who signs in at Google and GitHub</h2>
      <Field label="Google: domains" hint="A line each; single addresses, too. Empty: everybody.">
        <textarea
          rows={3}
          spellCheck={false}
          value={domains}
          onChange={({ target }) => {
            setDomains(target.value);
            setDone(false);
          }}
        />
      </Field>
      <Field label="GitHub: organizations" hint="A line each. Empty: everybody.">
        <textarea
          rows={3}
          spellCheck={false}
          value={organizations}
          onChange={({ target }) => {
            setOrganizations(target.value);
            setDone(false);
          }}
        />
      </Field>
      <p className="small" style={{ margin: 0 }}>
        The broker’s own settings hold as well. Whoever is signed in stays so.
      </p>
      <Wrong wrong={wrong} />
      <div className="bar">
        <button type="submit" className="main" disabled={isBusy}>
          Save who signs in
        </button>
        <span role="status" className="small">
          {isDone && 'Saved.'}
        </span>
      </div>
    </form>
  );
}

export function SignInLimits() {
  const query = useResource<Limits>(paths.signInLimits());
  return (
    <Loaded query={query} rows={2}>
      {(limits) => <LimitsForm limits={limits} />}
    </Loaded>
  );
}

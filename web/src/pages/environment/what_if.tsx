// What would break if a version went to an environment.
import { Link, useSearchParams } from 'react-router';
import type { Decision } from '../../api/decisions';
import { paths } from '../../api/paths';
import { useResource } from '../../api/queries';
import { ApplicationPicker } from '../../choosers/application';
import { VersionPicker } from '../../choosers/version';
import { DecisionDetails, VerdictLine } from '../../decision/decision';
import { Failure, Skeleton } from '../../design/loaded';

export function WhatIf({ environment }: { environment: string }) {
  const [query, setQuery] = useSearchParams();
  const pacticipant = query.get('pacticipant') ?? '';
  const version = query.get('version') ?? '';
  const change = (name: string, number: string) => {
    const next = new URLSearchParams(query);
    next.set('pacticipant', name);
    if (number) next.set('version', number);
    else next.delete('version');
    setQuery(next);
  };
  const question = { pacticipant, version, environment };
  const asked = useResource<Decision>(
    pacticipant && version ? paths.canIDeploy({ ...question, explain: true }) : undefined,
  );
  return (
    <>
      <div className="card asking-what-if">
        <div className="what-if" role="group" aria-label="Question">
          What would break if
          <ApplicationPicker
            value={pacticipant}
            onChange={(name) => change(name, name === pacticipant ? version : '')}
          />
          <VersionPicker
            key={pacticipant}
            pacticipant={pacticipant}
            value={version}
            onChange={(number) => change(pacticipant, number)}
          />
          went here?
        </div>
        {asked.data && <VerdictLine decision={asked.data} place={`in ${environment}`} />}
      </div>
      {asked.error && <Failure error={asked.error} again={() => void asked.refetch()} />}
      {asked.data && (
        <>
          <DecisionDetails decision={asked.data} place={`in ${environment}`} asked={pacticipant} />
          <p>
            <Link to={paths.canIDeploy(question)}>The same question as “Can I deploy”</Link>
          </p>
        </>
      )}
      {pacticipant && version && asked.isPending && <Skeleton rows={4} />}
    </>
  );
}

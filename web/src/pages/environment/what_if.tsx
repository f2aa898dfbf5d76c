// What would break if a version went to an environment.
import { Link, useSearchParams } from 'react-router';
import { paths } from '../../api/paths';
import { ApplicationPicker } from '../../choosers/application';
import { VersionPicker } from '../../choosers/version';
import { DecisionDetails, VerdictLine } from '../../decision/decision';
import { useDecision } from '../../decision/use_decision';
import { putValue, useAddressChange } from '../../design/address';
import { Failure, Skeleton } from '../../design/loaded';
import { More } from '../../design/more';

export function WhatIf({ environment }: { environment: string }) {
  const [query] = useSearchParams();
  const write = useAddressChange();
  const pacticipant = query.get('pacticipant') ?? '';
  const version = query.get('version') ?? '';
  const change = (name: string, number: string) =>
    write((next) => {
      next.set('pacticipant', name);
      putValue(next, 'version', number);
    });
  const question = { pacticipant, version, environment };
  const {
    decision,
    query: asked,
    isPending,
  } = useDecision(pacticipant && version ? paths.canIDeploy(question) : undefined);
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
        {decision && <VerdictLine decision={decision} place={`in ${environment}`} />}
      </div>
      {asked.error && <Failure error={asked.error} again={() => void asked.refetch()} />}
      {decision && (
        <>
          <DecisionDetails
            decision={decision}
            more={<More query={asked} />}
            place={`in ${environment}`}
            asked={pacticipant}
          />
          <p>
            <Link to={paths.canIDeploy(question)}>The same question as “Can I deploy”</Link>
          </p>
        </>
      )}
      {pacticipant && version && isPending && !asked.error && <Skeleton rows={4} />}
    </>
  );
}

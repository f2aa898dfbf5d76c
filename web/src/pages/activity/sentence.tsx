// An event as a sentence, whose names lead to what they name.
import { Link } from 'react-router';
import { paths } from '../../api/paths';
import { Name, Tag, Version } from '../../design/marks';
import type { BrokerEvent } from '../../words/events';

function Application({ name }: { name: string | undefined }) {
  if (!name) return null;
  return (
    <Link to={paths.pacticipant(name)}>
      <Name>{name}</Name>
    </Link>
  );
}

function Numbered({ name, number }: { name: string | undefined; number: string | undefined }) {
  if (!name) return null;
  return (
    <>
      <Application name={name} />
      {number && (
        <>
          {' '}
          <Link to={paths.version(name, number)}>
            <Version number={number} />
          </Link>
        </>
      )}
    </>
  );
}

function Where({ event }: { event: BrokerEvent }) {
  const { environmentName, environmentUuid, applicationInstance } = event;
  if (!environmentName) return null;
  return (
    <>
      <Link to={paths.environment(environmentUuid ?? environmentName)}>
        <Name>{environmentName}</Name>
      </Link>
      {applicationInstance && (
        <>
          {' '}
          as <Tag>{applicationInstance}</Tag>
        </>
      )}
    </>
  );
}

function contractPath(event: BrokerEvent): string | undefined {
  const { consumerName, providerName, consumerVersionNumber } = event;
  return consumerName && providerName && consumerVersionNumber
    ? paths.pact(consumerName, providerName, consumerVersionNumber)
    : undefined;
}

/** The result's page, or the contract's. */
function resultPath(event: BrokerEvent): string | undefined {
  const { consumerName, providerName, pactVersionSha, verificationResultNumber } = event;
  return consumerName && providerName && pactVersionSha && verificationResultNumber !== undefined
    ? paths.result(consumerName, providerName, pactVersionSha, verificationResultNumber)
    : contractPath(event);
}

/** Where a row leads. */
export function eventPath(event: BrokerEvent): string | undefined {
  if (event.name.startsWith('provider_verification')) return resultPath(event);
  if (event.environmentUuid) return paths.environment(event.environmentUuid);
  const { pacticipantName, pacticipantVersionNumber } = event;
  return pacticipantName && pacticipantVersionNumber
    ? paths.version(pacticipantName, pacticipantVersionNumber)
    : contractPath(event);
}

function Contract({ event, verb }: { event: BrokerEvent; verb: string }) {
  return (
    <>
      <Numbered name={event.consumerName} number={event.consumerVersionNumber} /> {verb}{' '}
      <Application name={event.providerName} />
    </>
  );
}

function Result({ event, verb }: { event: BrokerEvent; verb: string }) {
  return (
    <>
      <Numbered name={event.providerName} number={event.providerVersionNumber} /> {verb}{' '}
      <Numbered name={event.consumerName} number={event.consumerVersionNumber} />
    </>
  );
}

export function Sentence({ event }: { event: BrokerEvent }) {
  const { pacticipantName: name, pacticipantVersionNumber: number } = event;
  const version = <Numbered name={name} number={number} />;
  switch (event.name) {
    case 'contract_published':
      return <Contract event={event} verb="published its contract with" />;
    case 'contract_content_changed':
      return <Contract event={event} verb="changed its contract with" />;
    case 'contract_requiring_verification_published':
      return <Contract event={event} verb="needs a result from" />;
    case 'provider_verification_published':
      return <Result event={event} verb="published a result for" />;
    case 'provider_verification_succeeded':
      return <Result event={event} verb="satisfies" />;
    case 'provider_verification_failed':
      return <Result event={event} verb="fails" />;
    case 'pacticipant_version_created':
      return <>{version} is new</>;
    case 'pacticipant_version_branch_changed':
      return (
        <>
          {version} is the newest on <Tag>{event.pacticipantVersionBranch ?? ''}</Tag>
        </>
      );
    case 'pacticipant_version_tag_created':
      return (
        <>
          {version} was tagged <Tag>{event.tagName ?? ''}</Tag>
        </>
      );
    case 'deployment_recorded':
      return (
        <>
          {version} was deployed to <Where event={event} />
        </>
      );
    case 'undeployment_recorded':
      return (
        <>
          {version} is no longer in <Where event={event} />
        </>
      );
    case 'release_recorded':
      return (
        <>
          {version} was released to <Where event={event} />
        </>
      );
    case 'support_end_recorded':
      return (
        <>
          {version} is no longer supported in <Where event={event} />
        </>
      );
    default:
      return name ? version : <Contract event={event} verb="with" />;
  }
}

// What happens in the broker, in words for people.
import type { Kind } from './status';

/** As GET /events tells it; which members are there depends on the name. */
export interface BrokerEvent {
  id: number;
  name: string;
  happenedAt: string;
  pacticipantName?: string;
  pacticipantVersionNumber?: string;
  pacticipantVersionBranch?: string;
  consumerName?: string;
  consumerVersionNumber?: string;
  consumerVersionBranch?: string;
  providerName?: string;
  providerVersionNumber?: string;
  providerVersionBranch?: string;
  pactVersionSha?: string;
  verificationResultNumber?: number;
  success?: boolean;
  tagName?: string;
  environmentName?: string;
  environmentUuid?: string;
  applicationInstance?: string;
}

/** `about`: in lists to choose from. `when`: in "is sent when ...". */
interface Words {
  about: string;
  kind: Kind;
  when?: string;
}

const kWords: Record<string, Words> = {
  contract_published: {
    about: 'Contract published',
    kind: 'none',
    when: 'a contract is published',
  },
  contract_content_changed: {
    about: 'Contract changed',
    kind: 'wait',
    when: 'a contract changes',
  },
  contract_requiring_verification_published: {
    about: 'Contract needs verification',
    kind: 'wait',
    when: 'a contract needs verification',
  },
  provider_verification_published: {
    about: 'Result published',
    kind: 'none',
    when: 'a result is published',
  },
  provider_verification_succeeded: {
    about: 'Verification succeeded',
    kind: 'ok',
    when: 'a verification succeeds',
  },
  provider_verification_failed: {
    about: 'Verification failed',
    kind: 'bad',
    when: 'a verification fails',
  },
  pacticipant_version_created: { about: 'New version', kind: 'none' },
  pacticipant_version_branch_changed: { about: 'Version put on a branch', kind: 'none' },
  pacticipant_version_tag_created: { about: 'Version tagged', kind: 'none' },
  deployment_recorded: { about: 'Deployed', kind: 'ok' },
  undeployment_recorded: { about: 'No longer deployed', kind: 'none' },
  release_recorded: { about: 'Released', kind: 'ok' },
  support_end_recorded: { about: 'No longer supported', kind: 'none' },
};

export const eventNames: readonly string[] = Object.keys(kWords);

/** Those that webhooks can be for. */
export const webhookEvents: readonly string[] = eventNames.filter((name) => kWords[name]?.when);

/** "Verification failed"; the name itself where it is not known, as from a newer broker. */
export function eventTitle(name: string): string {
  return kWords[name]?.about ?? name.replaceAll('_', ' ');
}

export function eventKind(name: string): Kind {
  return kWords[name]?.kind ?? 'none';
}

/** "a contract is published or a verification fails". */
export function eventsInWords(names: readonly string[]): string {
  const words = names.map((name) => kWords[name]?.when ?? `there is ${eventTitle(name)}`);
  const last = words.pop() ?? 'never';
  return words.length > 0 ? `${words.join(', ')} or ${last}` : last;
}

/** Whether an event is about what is asked for; '' asks for nothing. */
export function isAbout(
  event: BrokerEvent,
  asked: { event: string; pacticipant: string; environment: string },
): boolean {
  const { pacticipantName, consumerName, providerName, environmentName, environmentUuid } = event;
  return (
    (!asked.event || event.name === asked.event) &&
    (!asked.pacticipant ||
      [pacticipantName, consumerName, providerName].includes(asked.pacticipant)) &&
    (!asked.environment || [environmentName, environmentUuid].includes(asked.environment))
  );
}

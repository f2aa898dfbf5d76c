// Entries of the audit log, in words for people.
import type { AuditEntry, AuditUser } from '../api/audit';

/** As the broker has them (audit_types.cpp), and those that no route has. */
export const auditTypes: readonly string[] = [
  'authentication_settings.changed',
  'branch.deleted',
  'branch_version.added',
  'branch_version.removed',
  'branches.deleted',
  'contract.deleted',
  'contract.merged',
  'contract.published',
  'contracts.deleted',
  'contracts.published',
  'deployment.changed',
  'deployment.recorded',
  'environment.changed',
  'environment.created',
  'environment.deleted',
  'group.changed',
  'group.created',
  'group.deleted',
  'integration.deleted',
  'integrations.deleted',
  'label.added',
  'label.removed',
  'pacticipant.changed',
  'pacticipant.created',
  'pacticipant.deleted',
  'release.changed',
  'release.recorded',
  'request.forbidden',
  'request.refused_others',
  'role.changed',
  'role.created',
  'role.deleted',
  'roles.reset',
  'password.asked_for',
  'password.link_mailed',
  'preference.changed',
  'preference.reset',
  'secret.changed',
  'secret.created',
  'secret.deleted',
  'session.begun',
  'session.ended',
  'sessions.ended',
  'sign_in.failed',
  'system_account.created',
  'tag.added',
  'tag.removed',
  'team.changed',
  'team.created',
  'team.deleted',
  'team.members_changed',
  'token.created',
  'token.regenerated',
  'token.revoked',
  'user.changed',
  'user.created',
  'user.deleted',
  'user.invited',
  'user.password_changed',
  'user.password_link_made',
  'user.password_set',
  'user.roles_changed',
  'verification_result.deleted',
  'verification_result.recorded',
  'version.changed',
  'version.deleted',
  'webhook.changed',
  'webhook.created',
  'webhook.deleted',
  'webhook.executed',
  'webhook.redelivered',
  'workload_identity.created',
  'workload_identity.deleted',
];

/** What does not read well by itself. */
const kWords: Record<string, string> = {
  'request.refused_others': 'More requests refused',
  'sign_in.failed': 'Sign-in failed',
};

/** "User roles changed". */
export function auditTitle(type: string): string {
  const words = type.replaceAll(/[._]/g, ' ').replace('pacticipant', 'application');
  return (Object.hasOwn(kWords, type) && kWords[type]) || words[0]?.toUpperCase() + words.slice(1);
}

const kNobody: Record<string, string> = {
  command: 'A command on the broker’s machine',
  settings: 'A user of the settings',
  anonymous: 'Nobody known',
};

/** Who did it. */
export function auditUserName({ name, kind }: AuditUser): string {
  return name || (Object.hasOwn(kNobody, kind) && kNobody[kind]) || kind || 'Nobody known';
}

function nameIn(state: Record<string, unknown> | undefined): string {
  const named = state?.name ?? state?.description;
  return typeof named === 'string' ? named : '';
}

/** What it was done to, in few words: its name where the entry has it. */
export function auditSubject({ before, after, subject, tried, request }: AuditEntry): string {
  const known = nameIn(after) || nameIn(before);
  if (known) return known;
  const parts = Object.entries(subject ?? {}).filter(([name]) => name !== 'location');
  const values = parts.map(([, value]) => String(value));
  if (values.length > 0) return values.join(', ');
  const location = subject?.location ?? tried?.name ?? request?.path;
  return typeof location === 'string' ? location : '';
}

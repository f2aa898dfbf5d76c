// Secrets by name: what webhooks of one team, or of everybody, use as ${user.NAME}. Nobody reads their values.
import type { Hal } from './http';

export type Secret = Hal<{
  uuid: string;
  name: string;
  description: string;
  createdAt: string;
  updatedAt?: string;
  teamUuid?: string | null;
  /** Nobody uses it until it is given away. */
  isOfDeletedTeam?: boolean;
  _embedded?: { team?: { uuid: string; name: string } };
}>;

export interface SecretList {
  _embedded: { secrets: Secret[] };
}

/** As webhooks name it. */
export function expressionOf(name: string): string {
  return `\${user.${name}}`;
}

// Secrets by name: what webhooks use as ${user.NAME}. Nobody reads their values.
import type { Hal } from './http';

export type Secret = Hal<{
  uuid: string;
  name: string;
  description: string;
  createdAt: string;
  updatedAt?: string;
}>;

export interface SecretList {
  _embedded: { secrets: Secret[] };
}

/** As webhooks name it. */
export function expressionOf(name: string): string {
  return `\${user.${name}}`;
}

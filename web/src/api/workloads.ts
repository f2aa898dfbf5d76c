// Workload identities: CI jobs that are a system account by their provider's token.
import type { Hal } from './http';

export type Workload = Hal<{
  uuid: string;
  issuer: string;
  audience: string;
  claims: Record<string, string>;
  createdAt: string;
}>;

export interface WorkloadList {
  _embedded: { items: Workload[] };
}

/** "repository = acme/shop", a line each. */
export function claimsIn(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...rest] = line.split('=');
      return [name.trim(), rest.join('=').trim()];
    }),
  );
}

export function claimLines(claims: Record<string, string>): string {
  return Object.entries(claims)
    .map(([name, pattern]) => `${name} = ${pattern}`)
    .join('\n');
}

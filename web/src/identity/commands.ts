// How a token is given to clients, by what they are run with.
import { shell } from '../words/shell';

export interface Way {
  name: string;
  text: string;
}

/** In PowerShell a quote within single quotes is written twice. */
function powerShell(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `base` is the broker's URL. */
export function waysToUse(token: string, base: string): Way[] {
  return [
    {
      name: 'Unix shell',
      text: `export PACT_BROKER_BASE_URL=${shell(base)}\nexport PACT_BROKER_TOKEN=${shell(token)}`,
    },
    {
      name: 'PowerShell',
      text: `$env:PACT_BROKER_BASE_URL = ${powerShell(base)}\n$env:PACT_BROKER_TOKEN = ${powerShell(token)}`,
    },
    {
      name: 'Windows',
      text: `set PACT_BROKER_BASE_URL=${base}\nset PACT_BROKER_TOKEN=${token}`,
    },
    {
      name: 'curl',
      text: shell('curl', '-H', `Authorization: Bearer ${token}`, `${base}/pacticipants`),
    },
    {
      name: 'fetch',
      text: `fetch(${JSON.stringify(`${base}/pacticipants`)}, {\n  headers: { Authorization: ${JSON.stringify(`Bearer ${token}`)} },\n})`,
    },
  ];
}

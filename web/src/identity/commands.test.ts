import { expect, test } from 'vitest';
import { waysToUse } from './commands';

const text = (name: string, token = 'accord_x', base = 'https://b.example.org/pact') =>
  waysToUse(token, base).find((way) => way.name === name)?.text;

test('a token is copied as what somebody works with takes it', () => {
  expect(text('Unix shell')).toBe(
    'export PACT_BROKER_BASE_URL=https://b.example.org/pact\nexport PACT_BROKER_TOKEN=accord_x',
  );
  expect(text('PowerShell')).toBe(
    "$env:PACT_BROKER_BASE_URL = 'https://b.example.org/pact'\n$env:PACT_BROKER_TOKEN = 'accord_x'",
  );
  expect(text('curl')).toBe(
    "curl -H 'Authorization: Bearer accord_x' https://b.example.org/pact/pacticipants",
  );
  expect(text('fetch')).toContain('headers: { Authorization: "Bearer accord_x" }');
});

test('what would end a word is quoted', () => {
  expect(text('Unix shell', "a'b", 'https://b/$(x)')).toContain("'https://b/$(x)'");
  expect(text('PowerShell', "a'b")).toContain("'a''b'");
});

import { expect, test } from 'vitest';
import { bodyValue, draftOf, isSecretHeader, webhookOf } from './draft';
import { kMask, type WebhookBody } from '../model';

const stored: WebhookBody = {
  description: 'Build',
  enabled: false,
  consumer: { label: 'x' },
  provider: { name: 'Orders' },
  events: [{ name: 'contract_published' }],
  request: {
    method: 'POST',
    url: 'https://ci/${secret.PATH}',
    headers: { authorization: kMask, 'x-ref': '1' },
    body: { a: ['${pactbroker.pactUrl}'] },
    username: 'me',
    password: kMask,
    secrets: { PATH: kMask },
  },
};

test('what is not changed stays, secrets among it', () => {
  expect(webhookOf(draftOf(stored))).toEqual(stored);
});

test('no secret is in the form; a new one takes the place of the old', () => {
  const draft = draftOf(stored);
  expect(JSON.stringify(draft)).not.toContain('*');
  draft.secrets[0]!.value = 'new';
  draft.password = 'word';
  const { request } = webhookOf(draft);
  expect(request.secrets).toEqual({ PATH: 'new' });
  expect(request.password).toBe('word');
});

test('a body is JSON where it is an object or a list', () => {
  expect(bodyValue('{"a": 1}')).toEqual({ a: 1 });
  expect(bodyValue('{"a": ${x}}')).toBe('{"a": ${x}}');
  expect(bodyValue('7')).toBe('7');
  expect(bodyValue(' ')).toBeUndefined();
});

test('a header with a variable is no secret itself', () => {
  expect(isSecretHeader({ name: 'Authorization', value: 'Bearer x' })).toBe(true);
  expect(isSecretHeader({ name: 'Authorization', value: 'Bearer ${secret.T}' })).toBe(false);
  expect(isSecretHeader({ name: 'Accept', value: 'x' })).toBe(false);
});

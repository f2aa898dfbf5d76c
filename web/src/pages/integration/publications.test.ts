import { expect, test } from 'vitest';
import type { MatrixRow } from '../../api/matrix';
import { filteredPath, publicationsOf } from './publications';

const none = { branch: '', tag: '', environment: '' };

test('without a filter nothing is asked of the matrix', () => {
  expect(filteredPath('Shop', 'Orders', none)).toBeUndefined();
});

test('a branch is a selector of the consumer', () => {
  const path = filteredPath('Shop', 'Orders', { ...none, branch: 'feat/x' }) ?? '';
  expect(new URLSearchParams(path.split('?')[1]).toString()).toBe(
    new URLSearchParams(
      'q[][pacticipant]=Shop&q[][branch]=feat/x&q[][pacticipant]=Orders&latestby=cvp&limit=200',
    ).toString(),
  );
});

test('rows of the matrix are publications, newest first', () => {
  const row = (number: string, createdAt: string, success?: boolean): MatrixRow => ({
    consumer: {
      name: 'Shop',
      version: { number, branches: [{ name: 'main' }], tags: [{ name: 'prod' }] },
    },
    provider: { name: 'Orders', version: success === undefined ? null : { number: '7' } },
    pact: { createdAt },
    verificationResult: success === undefined ? null : { success, verifiedAt: createdAt },
  });
  const shown = publicationsOf({
    matrix: [row('1', '2026-01-01T00:00:00Z', true), row('2', '2026-01-02T00:00:00Z')],
  });
  expect(shown).toEqual([
    {
      consumerVersion: { number: '2', branches: ['main'], tags: ['prod'] },
      publishedAt: '2026-01-02T00:00:00Z',
      agreement: 'not_verified',
      environments: [],
    },
    {
      consumerVersion: { number: '1', branches: ['main'], tags: ['prod'] },
      publishedAt: '2026-01-01T00:00:00Z',
      agreement: 'works',
      environments: [],
      verifiedAt: '2026-01-01T00:00:00Z',
      providerVersion: { number: '7' },
    },
  ]);
});

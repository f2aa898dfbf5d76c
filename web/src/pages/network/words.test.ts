import { expect, test } from 'vitest';
import type { Agreement } from '../../words/status';
import type { NetworkPart } from './model';
import { neighbourhoodInWords, networkInWords, shortName, tallyInWords } from './words';

function part(members: number, agreements: Agreement[], more = {}): NetworkPart {
  return {
    pacticipants: Array.from({ length: members }, (_, i) => ({ name: `App ${i}` })),
    integrations: agreements.map((agreement) => ({ consumer: 'A', provider: 'B', agreement })),
    truncated: false,
    ...more,
  };
}

test('the network is told in a line', () => {
  expect(networkInWords(part(0, []))).toBe('No application has a contract with another yet.');
  expect(networkInWords(part(2, ['works'], { total: 2 }))).toBe(
    'All two applications that have contracts, with one contract between them. It is verified.',
  );
  expect(networkInWords(part(50, ['works', 'fails'], { truncated: true, total: 1000 }))).toBe(
    'The 50 of 1,000 applications with the most connections, with two contracts between them. One fails.',
  );
});

test('a neighbourhood is told in a line', () => {
  expect(neighbourhoodInWords(part(1, []), 1)).toBe(
    'It has no contract with another application yet.',
  );
  expect(neighbourhoodInWords(part(2, ['works', 'works']), 1)).toBe(
    'One application is next to it; two contracts between them all. All are verified.',
  );
  expect(neighbourhoodInWords(part(151, ['not_verified'], { truncated: true }), 2)).toBe(
    '150 applications are at most two steps away, and there are more; one contract between them all. Nothing fails, one is not verified yet.',
  );
});

test('contracts are told by how they stand', () => {
  expect(tallyInWords({ fails: 2, changed: 1, not_verified: 3, works: 9 })).toBe(
    'Two fail, one has changed since the last verification, three are not verified yet.',
  );
  expect(tallyInWords({ fails: 0, changed: 0, not_verified: 0, works: 0 })).toBe('');
});

test('long names are cut between signs as people see them', () => {
  expect(shortName('Order Service')).toBe('Order Service');
  expect(shortName('x'.repeat(3000))).toBe(`${'x'.repeat(25)}…`);
  expect(shortName('👩‍👩‍👧‍👦'.repeat(30))).toBe(`${'👩‍👩‍👧‍👦'.repeat(25)}…`);
});

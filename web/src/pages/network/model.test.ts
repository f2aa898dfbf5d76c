import { expect, test } from 'vitest';
import { standingsOf, tallyOf, worstOf, type NetworkPart } from './model';

const part: NetworkPart = {
  pacticipants: [{ name: 'Shop' }, { name: 'Orders' }, { name: '__proto__' }, { name: 'Alone' }],
  integrations: [
    { consumer: 'Shop', provider: 'Orders', agreement: 'works' },
    { consumer: '__proto__', provider: 'Orders', agreement: 'fails' },
    { consumer: 'Orders', provider: 'Orders', agreement: 'changed' },
  ],
  truncated: false,
};

test('an application stands as its contracts do', () => {
  const standings = standingsOf(part);
  expect(standings.get('Orders')).toEqual({
    needs: 1,
    neededBy: 3,
    tally: { fails: 1, changed: 1, not_verified: 0, works: 1 },
  });
  expect(standings.get('__proto__')?.needs).toBe(1);
  expect(standings.get('Alone')).toMatchObject({ needs: 0, neededBy: 0 });
});

test('what is worst counts', () => {
  expect(worstOf(tallyOf(part.integrations))).toBe('fails');
  expect(worstOf(tallyOf(part.integrations.slice(0, 1)))).toBe('works');
  expect(worstOf(tallyOf([]))).toBeUndefined();
});

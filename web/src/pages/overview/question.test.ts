import { expect, test } from 'vitest';
import { isNarrow, overviewPath, questionOf } from './question';

const of = (search: string) => questionOf(new URLSearchParams(search));

test('filters of the address are asked for', () => {
  expect(overviewPath(of('q=web+shop&status=fails&sort=name'), [])).toBe(
    '/overview?q=web+shop&status=fails&sort=name',
  );
  expect(overviewPath(of(''), ['A'])).toBe('/overview');
  expect(overviewPath(of('search=old'), [])).toBe('/overview?q=old');
});

test('mine are the starred applications, and without stars nothing is asked', () => {
  expect(overviewPath(of('mine=yes'), ['A', 'B&C'])).toBe(
    '/overview?pacticipant=A&pacticipant=B%26C',
  );
  expect(overviewPath(of('mine=yes'), [])).toBeUndefined();
});

test('an order leaves nothing out', () => {
  expect(isNarrow(of('sort=name'))).toBe(false);
  expect(isNarrow(of('label=x'))).toBe(true);
  expect(isNarrow(of('mine=yes'))).toBe(true);
});

import { expect, test } from 'vitest';
import { addItem, listOf, queryText } from './nested_query';

const read = (text: string, name = 'q') => listOf(new URLSearchParams(text), name);

test('a member that repeats begins the next item', () => {
  expect(read('q[][pacticipant]=A&q[][version]=1&q[][pacticipant]=B&limit=3')).toEqual([
    { pacticipant: 'A', version: '1' },
    { pacticipant: 'B' },
  ]);
});

test('the way the original page writes is read too', () => {
  expect(read('q[]pacticipant=A&q[]latest=true&q[]pacticipant=B')).toEqual([
    { pacticipant: 'A', latest: 'true' },
    { pacticipant: 'B' },
  ]);
});

test('plain items have no member', () => {
  expect(read('ignore[]=A&ignore[]=B', 'ignore')).toEqual([{ '': 'A' }, { '': 'B' }]);
  expect(read('ignored[]=A&ignore=B', 'ignore')).toEqual([]);
});

test('what is written is read again', () => {
  const query = new URLSearchParams();
  addItem(query, 'q', { pacticipant: 'A & B', version: '', tag: 'x[]' });
  addItem(query, 'q', { pacticipant: 'C' });
  expect(queryText(query)).toContain('q[][pacticipant]=A+%26+B&q[][tag]=');
  expect(read(queryText(query))).toEqual([
    { pacticipant: 'A & B', tag: 'x[]' },
    { pacticipant: 'C' },
  ]);
});

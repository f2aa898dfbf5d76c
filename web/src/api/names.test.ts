import { expect, test } from 'vitest';
import { namesIn } from './names';
import { paths } from './paths';

test('names are what they were, whatever is in them', () => {
  for (const name of ['a/b', 'a%2Fb', '100%', '%', 'a?b#c', '<b>', 'ü 🚀', '"\'\\']) {
    expect(namesIn('/pacticipants/:name', paths.pacticipant(name))).toEqual({ name });
  }
});

test('a percent sign that stands for nothing is one', () => {
  expect(namesIn('/pacticipants/:name', '/pacticipants/100%')).toEqual({ name: '100%' });
});

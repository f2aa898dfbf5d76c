// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { commandOf, isComplete, placeOf, readQuestion, writeQuestion } from './question';

const kText = 'pacticipant=Mobile+App&version=2.14.0&environment=production&ignore[]=A&ignore[]=B';

test('the address is the question', () => {
  const question = readQuestion(new URLSearchParams(kText));
  expect(question.ignore).toEqual([
    { pacticipant: 'A', version: '' },
    { pacticipant: 'B', version: '' },
  ]);
  expect(writeQuestion(question)).toBe(kText);
  expect(isComplete(question)).toBe(true);
  expect(isComplete({ ...question, environment: '' })).toBe(false);
  expect(isComplete({ ...question, environment: '', to: 'prod' })).toBe(true);
});

test('one version may be ignored', () => {
  const text = 'ignore[][pacticipant]=A&ignore[][version]=1';
  expect(writeQuestion(readQuestion(new URLSearchParams(text)))).toBe(text);
});

test('the place is told as the broker does', () => {
  expect(placeOf({ environment: 'production', to: '' })).toBe('in production');
  expect(placeOf({ environment: '', to: 'prod' })).toBe('with tag prod');
});

test('the command asks the same', () => {
  expect(commandOf(readQuestion(new URLSearchParams(kText)))).toMatch(
    /--pacticipant 'Mobile App' --version 2.14.0 --to-environment production --ignore A --ignore B$/,
  );
});

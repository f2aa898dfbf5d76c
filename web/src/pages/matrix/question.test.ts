import { expect, test } from 'vitest';
import { isComplete, namesOf, questionOfPath, readQuestion, writeQuestion } from './question';

const read = (text: string) => readQuestion(new URLSearchParams(text));
const again = (text: string) => writeQuestion(read(text));
const kindOf = (text: string) => read(`q[][pacticipant]=A&${text}`).selectors[0]?.kind;

test('every kind of selector is read and written', () => {
  const kinds: Record<string, string> = {
    all: '',
    version: 'q[][version]=1',
    latest: 'q[][latest]=true',
    latest_branch: 'q[][branch]=main&q[][latest]=true',
    branch: 'q[][branch]=main',
    latest_main: 'q[][mainBranch]=true&q[][latest]=true',
    main: 'q[][mainBranch]=true',
    environment: 'q[][environment]=test',
    latest_tag: 'q[][tag]=prod&q[][latest]=true',
    tag: 'q[][tag]=prod',
  };
  for (const [kind, text] of Object.entries(kinds)) {
    expect(kindOf(text)).toBe(kind);
    const whole = ['q[][pacticipant]=A', text].filter(Boolean).join('&');
    expect(again(whole)).toBe(whole);
  }
});

test('what no kind says is kept', () => {
  expect(kindOf('q[][branch]=main&q[][environment]=test')).toBe('other');
  const text = 'q[][pacticipant]=A&q[][branch]=main&q[][environment]=test';
  expect(again(text)).toBe(text);
});

test('the whole question is the address', () => {
  const text =
    'q[][pacticipant]=Mobile+App&q[][version]=1&q[][pacticipant]=B&latestby=cvpv&limit=10' +
    '&tag=prod&latest=true&success[]=false&success[]=&ignore[][pacticipant]=C&ignore[][version]=2';
  expect(again(text)).toBe(text);
});

test('what is begun is not asked yet', () => {
  expect(isComplete(read('q[][pacticipant]=A'))).toBe(true);
  expect(isComplete(read(''))).toBe(false);
  const begun = read('q[][pacticipant]=A&q[][version]=1');
  const [selector] = begun.selectors;
  expect(isComplete({ ...begun, selectors: [{ ...selector!, value: '' }] })).toBe(false);
  expect(isComplete({ ...begun, destination: { kind: 'environment', value: '' } })).toBe(false);
});

test('the addresses with names in their paths ask too', () => {
  const of = (path: string) => writeQuestion(questionOfPath(namesOf(path), new URLSearchParams()));
  expect(of('/matrix/provider/B/consumer/A%2Fa')).toBe(
    'q[][pacticipant]=A%2Fa&q[][pacticipant]=B&latestby=cvpv',
  );
  expect(of('/pacticipants/A/latest-version/dev/can-i-deploy/to/prod')).toBe(
    'q[][pacticipant]=A&q[][tag]=dev&q[][latest]=true&latestby=cvp&tag=prod&latest=true',
  );
  expect(of('/pacticipants/A/branches/main/latest-version/can-i-deploy/to-environment/test')).toBe(
    'q[][pacticipant]=A&q[][branch]=main&q[][latest]=true&latestby=cvpv&environment=test',
  );
});

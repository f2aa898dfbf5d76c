import { expect, test } from 'vitest';
import { paths } from '../../api/paths';
import { placeOf, placeOfVersion } from './places';

test('the address of a resource leads to the page that shows it', () => {
  expect(placeOf('/dashboard')).toBe('/');
  expect(placeOf('/pacticipants/label/a%26b')).toBe('/pacticipants?label=a%26b');
  expect(placeOf('/pacticipants/A/branches/feat%2Fx/versions')).toBe(
    '/pacticipants/A?branch=feat%2Fx',
  );
  expect(placeOf('/pacticipants/A/branches/main/versions/1')).toBe('/pacticipants/A/versions/1');
  expect(placeOf('/pacts/provider/P/consumer/C%2FD/tag/t')).toBe(
    '/dashboard/provider/P/consumer/C%2FD?tag=t',
  );
  expect(placeOf('/environments/u/history')).toBe('/environments/u?tab=history');
});

test('words come before names', () => {
  const pair = '/pacts/provider/P/consumer/C';
  expect(placeOf(`${pair}/branch/versions`)).toBe(paths.integration('C', 'P'));
  expect(placeOf(`${pair}/branch/main`)).toBe(`${paths.integration('C', 'P')}?branch=main`);
});

test('the version of a resource is in it', () => {
  const [pacticipant, number] = ['A', '1/2'];
  const page = '/pacticipants/A/versions/1%2F2';
  expect(placeOf('/deployed-versions/u')).toBeUndefined();
  expect(placeOfVersion({ number, _links: { 'pb:pacticipant': { name: pacticipant } } })).toBe(page); // prettier-ignore
  expect(placeOfVersion({ _embedded: { pacticipant: { name: pacticipant }, version: { number } } })).toBe(page); // prettier-ignore
  expect(placeOfVersion({})).toBeUndefined();
});

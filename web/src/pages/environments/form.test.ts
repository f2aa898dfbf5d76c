import { expect, test } from 'vitest';
import type { Environment } from '../../api/environments';
import { bodyOf, draftOf, kNewContact } from './form';

test('what was left empty is not sent', () => {
  const draft = { ...draftOf(), name: ' test ', contacts: [kNewContact] };
  expect(bodyOf(draft)).toEqual({ name: 'test', production: false, contacts: [] });
});

test('an environment that is only opened and saved stays what it was', () => {
  const contacts = [{ name: 'Team', details: { email: 'a@b', other: { deep: true } } }];
  const environment = {
    name: 'prod',
    displayName: 'Production',
    production: true,
    contacts,
  } as unknown as Environment;
  expect(bodyOf(draftOf(environment))).toEqual({
    name: 'prod',
    displayName: 'Production',
    production: true,
    contacts,
  });
});

test('a contact may have details alone, of which the broker says what it lacks', () => {
  const draft = {
    ...draftOf(),
    contacts: [{ ...kNewContact, details: [['email', 'a@b']] as [string, string][] }],
  };
  expect(bodyOf(draft).contacts).toEqual([{ name: '', details: { email: 'a@b' } }]);
});

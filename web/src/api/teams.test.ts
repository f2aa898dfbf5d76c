// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { changeTeam } from './teams';

const kTeam = {
  uuid: 't 1',
  name: 'Shop',
  _embedded: {
    pacticipants: [{ name: 'Web' }],
    members: [{ uuid: 'm' }],
    administrators: [{ uuid: 'a' }],
    environments: [{ uuid: 'e', name: 'live' }],
  },
};

test('a change says all of a team as it is now', async () => {
  const asked: [string, string | undefined, unknown][] = [];
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    asked.push([path, method, body && JSON.parse(body as string)]);
    return new Response(JSON.stringify(kTeam));
  });
  await changeTeam('t 1', (team) => team.pacticipantNames.push('App'));
  vi.unstubAllGlobals();
  expect(asked).toEqual([
    ['/admin/teams/t%201', undefined, undefined],
    [
      '/admin/teams/t%201',
      'PUT',
      {
        name: 'Shop',
        pacticipantNames: ['Web', 'App'],
        administratorUuids: ['a'],
        environmentUuids: ['e'],
      },
    ],
  ]);
});

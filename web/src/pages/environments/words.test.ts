// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { allRunning, type Running } from '../../api/environments';
import { narrowed, whatRuns } from './words';

const one = (pacticipant: string, version = '1') => ({ pacticipant, version }) as Running;

test('what runs is counted by applications', () => {
  expect(whatRuns([])).toBe('Nothing is recorded to run here.');
  expect(whatRuns([one('A')])).toBe('One application runs here.');
  expect(whatRuns([one('A'), one('B'), one('B', '2')])).toBe(
    'Two applications run here, in three versions.',
  );
});

test('a list is narrowed by a part of a name', () => {
  expect(narrowed([one('Mobile App'), one('Payments')], ' app ')).toEqual([one('Mobile App')]);
});

test('deployments and releases stand together by name, the newest first', () => {
  const of = (pacticipant: string, createdAt: string, more = {}) => ({
    uuid: createdAt,
    createdAt,
    _embedded: { pacticipant: { name: pacticipant }, version: { number: '1' } },
    ...more,
  });
  const deployed = [
    { ...of('B', '2026-01-01T00:00:00Z'), currentlyDeployed: true, applicationInstance: 'blue' },
    { ...of('A', '2026-01-01T00:00:00Z'), currentlyDeployed: true, applicationInstance: null },
  ];
  const released = [{ ...of('A', '2026-01-02T00:00:00Z'), currentlySupported: true }];
  expect(
    allRunning(deployed, released).map(({ pacticipant, kind, instance }) => [
      pacticipant,
      kind,
      instance,
    ]),
  ).toEqual([
    ['A', 'release', ''],
    ['A', 'deployment', ''],
    ['B', 'deployment', 'blue'],
  ]);
});

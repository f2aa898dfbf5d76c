import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AuditEntry } from '../api/audit';
import { auditSubject, auditTitle, auditTypes, auditUserName } from './audit';

const kTable = join(import.meta.dirname, '../../../src/broker/api/audit/audit_types.cpp');

test('every type that the broker gives to a change can be chosen', () => {
  const given = [...readFileSync(kTable, 'utf8').matchAll(/"([a-z_]+\.[a-z_]+)"/g)].map(
    ([, type]) => type ?? '',
  );
  expect(given.length).toBeGreaterThan(80);
  expect(given.filter((type) => !auditTypes.includes(type))).toEqual([]);
});

test('types are told in words', () => {
  expect(auditTitle('user.roles_changed')).toBe('User roles changed');
  expect(auditTitle('pacticipant.created')).toBe('Application created');
  expect(auditTitle('sign_in.failed')).toBe('Sign-in failed');
  expect(auditTitle('something.new')).toBe('Something new');
  expect(auditTitle('__proto__')).toMatch(/proto/);
});

test('who did it has a name, or is told what they are', () => {
  expect(auditUserName({ kind: 'user', name: 'ann@example.org' })).toBe('ann@example.org');
  expect(auditUserName({ kind: 'command' })).toBe('A command on the broker’s machine');
  expect(auditUserName({ kind: '' })).toBe('Nobody known');
  expect(auditUserName({ kind: 'constructor' })).toBe('constructor');
});

test('what it was done to is told by its name, where that is known', () => {
  const entry = (some: Partial<AuditEntry>): AuditEntry => ({
    number: 1,
    uuid: 'u',
    timestamp: '',
    type: 'a.b',
    user: { kind: 'user' },
    ...some,
  });
  expect(auditSubject(entry({ before: { name: 'old' }, after: { name: 'new' } }))).toBe('new');
  expect(auditSubject(entry({ before: { name: 'gone' }, subject: { role: 'r' } }))).toBe('gone');
  const subject = { pacticipant: 'A B', label: 'x', location: '/pacticipants/A%20B/labels/x' };
  expect(auditSubject(entry({ subject }))).toBe('A B, x');
  expect(auditSubject(entry({ subject: { location: '/l' } }))).toBe('/l');
  expect(auditSubject(entry({ tried: { name: 'bob' }, request: { method: 'POST', path: '/s' } }))).toBe('bob'); // prettier-ignore
  expect(auditSubject(entry({ request: { method: 'GET', path: '/audit' } }))).toBe('/audit');
  expect(auditSubject(entry({}))).toBe('');
});

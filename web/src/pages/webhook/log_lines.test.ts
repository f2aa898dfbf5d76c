import { expect, test } from 'vitest';
import { logLines, partsOf, readable } from './log_lines';

const log = `[2026-11-30T04:20:01Z] DEBUG: Webhook context {"event_name":"contract_published"}
[2026-11-30T04:20:01Z] INFO: HTTP/1.1 POST http://ci/build
[2026-11-30T04:20:01Z] INFO: content-type: application/json
[2026-11-30T04:20:01Z] INFO: {"a":1}
[2026-11-30T04:20:01Z] INFO: HTTP/1.1 500 Internal Server Error
[2026-11-30T04:20:01Z] INFO: first
second
[2026-11-30T04:20:01Z] INFO: Retrying webhook in 2 seconds
`;

test('a log is taken apart', () => {
  expect(partsOf(logLines(log)).map(({ title, lines }) => [title, lines.length])).toEqual([
    ['Context', 1],
    ['Sent', 3],
    ['Answer', 2],
    ['Outcome', 1],
  ]);
  expect(logLines(log)[5]?.text).toBe('first\nsecond');
});

test('what is no log is told as it is', () => {
  expect(logLines('Webhook has not executed yet.')).toEqual([
    { at: '', level: '', text: 'Webhook has not executed yet.' },
  ]);
  expect(logLines('')).toEqual([]);
});

test('JSON is written out', () => {
  expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(readable('Webhook context {"a":1}')).toBe('{\n  "a": 1\n}');
  expect(readable('{broken')).toBe('{broken');
});

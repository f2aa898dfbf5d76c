import { expect, test } from 'vitest';
import { EventReader, type StreamEvent } from './event_stream';

function read(parts: string[]): { events: StreamEvent[]; lastId: string } {
  const events: StreamEvent[] = [];
  const reader = new EventReader((event) => events.push(event));
  parts.forEach((part) => reader.take(part));
  return { events, lastId: reader.lastId };
}

const whole = 'retry: 2000\nid: 41\nevent: connected\ndata: {"missed":false}\n\n';

test('an event is told when its blank line has come, however the text was cut', () => {
  const wanted = [{ id: '41', name: 'connected', data: '{"missed":false}' }];
  expect(read([whole]).events).toEqual(wanted);
  expect(read([...whole]).events).toEqual(wanted);
  expect(read([whole.slice(0, -1)]).events).toEqual([]);
});

test('line ends may be of any kind', () => {
  expect(read(['id: 1\r\ndata: a\r\ndata: b\r', '\n\r\n']).events).toEqual([
    { id: '1', name: 'message', data: 'a\nb' },
  ]);
});

test('comments and places without data are no events, but places are remembered', () => {
  const { events, lastId } = read([whole, ': alive\n\n', 'id: 50\n: alive\n\n']);
  expect(events).toHaveLength(1);
  expect(lastId).toBe('50');
});

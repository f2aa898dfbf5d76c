// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { readLines } from './audit';

test('all pages are read, as the field Link leads from one to the next', async () => {
  const asked: string[] = [];
  const pages = ['{"number":1}\n{"number":2}\n', '{"number":3}\n', ''];
  vi.stubGlobal('fetch', async (path: string, { headers }: RequestInit) => {
    asked.push(`${path} ${(headers as Record<string, string>).Accept}`);
    const next = `<${window.location.origin}/audit?from=${asked.length}>; rel="next"`;
    const isLast = asked.length === pages.length;
    return new Response(pages[asked.length - 1], isLast ? {} : { headers: { Link: next } });
  });
  const told: number[] = [];
  const portions = await readLines(
    '/audit?type=a.b',
    (count) => told.push(count),
    new AbortController().signal,
  );
  vi.unstubAllGlobals();
  expect(portions).toEqual(pages);
  expect(told).toEqual([2, 3, 3]);
  expect(asked).toEqual([
    '/audit?type=a.b application/jsonl',
    '/audit?from=1 application/jsonl',
    '/audit?from=2 application/jsonl',
  ]);
});

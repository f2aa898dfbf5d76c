// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kPages } from './entries';
import { markHere } from './here';

/** index.html as it is opened at a path, below another one. */
function open(path: string, below = ''): Document {
  const text = readFileSync('index.html', 'utf8');
  const page = new DOMParser().parseFromString(text, 'text/html');
  const base = page.createElement('base');
  base.href = `http://broker.example${below}/`;
  page.head.prepend(base);
  markHere(page, below + path);
  return page;
}

const marked = (page: Document) =>
  [...page.querySelectorAll('[aria-current=page]')].map((entry) => entry.textContent);

test('the frame that stands there first has the entries that it has then', () => {
  const entries = [...open('/').querySelectorAll<HTMLAnchorElement>('nav a:not(.brand)')];
  expect(entries.map(({ pathname, textContent }) => [pathname, textContent])).toEqual(
    kPages.map(({ to, label }) => [to, label]),
  );
});

test.each([
  ['/', 'Overview'],
  ['/pacticipants', 'Applications'],
  ['/pacticipants/Web%20Shop/versions/1', 'Applications'],
  ['/pacticipants/Web%20Shop/network', 'Network'],
  ['/network', 'Network'],
  ['/can-i-deploy', 'Can I deploy'],
])('%s is %s', (path, label) => {
  expect(marked(open(path))).toEqual([label]);
  expect(marked(open(path, '/tools/pacts'))).toEqual([label]);
});

test('what has no entry marks none', () => {
  expect(marked(open('/pacts/provider/A/consumer/B/latest'))).toEqual([]);
  expect(marked(open('/webhooksandmore'))).toEqual([]);
});

import { expect, test } from 'vitest';
import { readXml } from './xml';

test('elements, attributes, texts, sections and references', () => {
  const text = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><!-- c --><n:a xmlns:n='u' t="1 &lt; 2">
    A &amp; B <![CDATA[<raw>]]><b/><c >&#233;&#x1F642;&x;</c><!-- > --><?pi ?></n:a> `;
  expect(readXml(text)).toEqual({
    name: 'n:a',
    attributes: [['xmlns:n', 'u'], ['t', '1 < 2']],
    children: [
      'A & B <raw>',
      { name: 'b', attributes: [], children: [] },
      { name: 'c', attributes: [], children: ['é🙂&x;'] },
    ],
  }); // prettier-ignore
});

test('what is no XML is none', () => {
  for (const text of ['', 'x', '<a>', '<a><b></a></b>', '<a></a><b/>', '<a t=1/>', '<a <b/>', '<1/>', '<a/>x']) {
    expect(readXml(text), text).toBeUndefined();
  } // prettier-ignore
  expect(readXml('<a>'.repeat(5_000) + '</a>'.repeat(5_000))).toBeUndefined();
});

test('a large document is read in a moment', () => {
  const text = `<list>${'<item id="1"><name>x</name></item>'.repeat(20_000)}</list>`;
  const start = performance.now();
  expect(readXml(text)?.children).toHaveLength(20_000);
  expect(performance.now() - start).toBeLessThan(2_000);
});

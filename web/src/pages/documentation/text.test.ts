import { expect, test } from 'vitest';
import { blocksOf } from './text';

test('a text is taken apart', () => {
  const text = `
GET shows it. What a PUT does
not mention stays.

    {
      "a": 1
    }

- \`consumer\`: a name
- \`uuid\`: at least
  16 letters

## events Events, and more
`;
  expect(blocksOf(text)).toEqual([
    { kind: 'paragraph', text: 'GET shows it. What a PUT does not mention stays.' },
    { kind: 'example', text: '{\n  "a": 1\n}' },
    { kind: 'list', items: ['`consumer`: a name', '`uuid`: at least 16 letters'] },
    { kind: 'heading', id: 'events', text: 'Events, and more' },
  ]);
});

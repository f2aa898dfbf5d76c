import { expect, test } from 'vitest';
import { badgeText } from './badge';

const badge = { picture: 'https://x/a/badge.svg', to: 'https://x/a', words: 'Can I deploy A?' };

test('a badge is copied as what its page is written in', () => {
  expect(badgeText('url', badge)).toBe('https://x/a/badge.svg');
  expect(badgeText('markdown', badge)).toBe(
    '[![Can I deploy A?](https://x/a/badge.svg)](https://x/a)',
  );
  expect(badgeText('html', badge)).toBe(
    '<a href="https://x/a"><img src="https://x/a/badge.svg" alt="Can I deploy A?"></a>',
  );
});

test('names do not break out', () => {
  const hostile = { picture: 'https://x/a(b)', to: 'https://x/"', words: '"><script>]' };
  expect(badgeText('html', hostile)).not.toContain('<script');
  expect(badgeText('html', hostile)).toContain('href="https://x/&#34;"');
  expect(badgeText('markdown', hostile)).toBe(
    '[!["\\>\\<script\\>\\]](https://x/a%28b%29)](https://x/")',
  );
});

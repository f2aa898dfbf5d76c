import { expect, test } from 'vitest';
import { shell } from './shell';

test('words are quoted where that is needed', () => {
  expect(shell('accord', '--name', 'Web Shop', '--url', 'http://x:1/a')).toBe(
    "accord --name 'Web Shop' --url http://x:1/a",
  );
  expect(shell('echo', "it's $HOME; rm -rf /", '')).toBe(`echo 'it'\\''s $HOME; rm -rf /' ''`);
});

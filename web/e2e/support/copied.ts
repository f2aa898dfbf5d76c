// Commands that pages offer to copy: copied as a reader does, and run as they stand.
import { execFile } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { kProgram } from './broker';

export interface Ran {
  code: number;
  said: string;
}

/** Copies the command of `place` that has `words`, with its button. */
export async function copied(place: Locator, words: string): Promise<string> {
  const page = place.page();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const command = place.locator('.command').filter({ hasText: words });
  await command.getByRole('button').click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toBe(await command.locator('pre').textContent());
  return text;
}

/** Runs it in a shell that finds `accord`, in `folder`. */
export function run(command: string, folder: string): Promise<Ran> {
  const path = `${dirname(kProgram)}${delimiter}${process.env.PATH ?? ''}`;
  return new Promise((done) => {
    execFile(
      '/bin/sh',
      ['-c', command],
      { cwd: folder, env: { ...process.env, PATH: path }, timeout: 30_000 },
      (error, out, err) => {
        const code = typeof error?.code === 'number' ? error.code : error ? -1 : 0;
        done({ code, said: out + err });
      },
    );
  });
}

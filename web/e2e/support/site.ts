// The broker and the browser of a file of tests.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { Broker } from './broker';
import { startBrowser } from './browser';

export let broker: Broker;
export let browser: Browser;

/** Starts both before the file's tests, and stops them after; `options` of `accord serve`. */
export function useSite(options: string[] = []): void {
  beforeAll(async () => {
    [broker, browser] = await Promise.all([Broker.start(options), startBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await broker.stop();
  });
}

// Going through a long list.
import type { Page } from 'playwright-core';

/** Goes down the list to its end, and up again: until what `last` says is there. */
export async function scrollTo(page: Page, last: string): Promise<void> {
  await page.mouse.move(640, 500);
  const end = page.getByText(last, { exact: true });
  while ((await end.count()) === 0) {
    await page.mouse.wheel(0, 4_000);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  for (let i = 0; i < 10; i++) await page.mouse.wheel(0, -20_000);
}

/** The one-file page, opened from disk as by a double click: no server, no network. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { open } from './served.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

it('opens from disk and runs the county in its worker', async () => {
  const address = pathToFileURL(resolve('dist/single/lukou.html')).href;
  const { page, complaints } = await open(browser, `${address}#v=1&file=county.json&t=21600`);
  expect(await page.getByTestId('synthetic').innerText()).toContain('合成数据');
  if (!(await page.evaluate('window.lukou.playing'))) await page.keyboard.press('Space');
  await page.waitForFunction('window.lukou.time > 21610', undefined, { timeout: 60_000 });
  await page.keyboard.press('Space');
  const { tick, hash } = (await page.evaluate('window.lukou.hash()')) as { tick: number; hash: string };
  expect(tick).toBeGreaterThan(21600 * 5);
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect(complaints).toEqual([]);
});

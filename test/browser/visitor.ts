/** A browser and the served page for the tests of one file: begun before the first of them, ended after the last. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from './chromium.ts';
import { type Opened, open, servePage } from './served.ts';

/** @returns opens the page at a view, as it stands in the address behind `#`, in a browser context of its own */
export function visitor(): (view: string, size?: { width: number; height: number }) => Promise<Opened> {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof servePage>>;
  beforeAll(async () => {
    browser = await launchChromium();
    server = await servePage();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return (view, size) => open(browser, `${server.address}#${view}`, size);
}

/** The built page, served as `npm start` serves it, and a browser page that fails the test on any error of its own. */
import { readFileSync } from 'node:fs';
import type { Browser, Download, Page } from 'playwright-core';
import { type PreviewServer, preview } from 'vite';

export async function servePage(): Promise<{ address: string; close: () => Promise<void> }> {
  const server: PreviewServer = await preview({
    configFile: false,
    logLevel: 'error',
    build: { outDir: 'dist/page' },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the preview server has no address');
  return { address, close: () => server.close() };
}

export interface Opened {
  page: Page;
  /** Everything the page complained of: uncaught errors, console errors, requests to other hosts. */
  complaints: string[];
}

export async function open(browser: Browser, address: string, size = { width: 1280, height: 720 }): Promise<Opened> {
  const context = await browser.newContext({ viewport: size, acceptDownloads: true, locale: 'zh-CN' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const own = new URL(address).origin;
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== own) complaints.push(`asks the network: ${request.url()}`);
  });
  await page.goto(address);
  await page.waitForFunction('window.lukou?.ready === true', undefined, { timeout: 90_000 });
  return { page, complaints };
}

/** Drops files on the page as a hand would. */
export async function drop(page: Page, files: readonly { name: string; text: string }[]): Promise<void> {
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, text } of given) transfer.items.add(new File([text], name, { type: 'application/json' }));
    return transfer;
  }, files);
  for (const kind of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', kind, { dataTransfer: data });
}

/** What the button that saves the scenario gives. */
export async function saved(page: Page): Promise<{ name: string; text: string }> {
  if (!(await page.getByTestId('save').isVisible())) await page.getByTestId('scenario-menu').click();
  const started: Promise<Download> = page.waitForEvent('download');
  await page.getByTestId('save').click();
  const download = await started;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** Seconds since midnight on the clock as it is read from the screen. */
export async function clockOf(page: Page): Promise<number> {
  const [hours, minutes, seconds] = (await page.getByTestId('clock').innerText()).trim().split(':').map(Number);
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}

/** What an officer takes from the page: the signal log of the last minutes, the timing sheet, the shipped scenarios about signals. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { type Opened, open, servePage } from './served.ts';

let browser: Browser;
let server: Awaited<ReturnType<typeof servePage>>;
let opened: Opened;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  server = await servePage();
  const view = 'v=1&file=one-intersection.json&pick=intersection:centre&t=25860&lang=zh&theme=light';
  opened = await open(browser, `${server.address}#${view}`);
  page = opened.page;
  await page.waitForFunction('window.lukou.time >= 25860', undefined, { timeout: 60_000 });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function textOf(button: string): Promise<{ name: string; text: string }> {
  const started = page.waitForEvent('download');
  await page.getByTestId(button).click();
  const download = await started;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

it('the signal log tells the last minutes, the latest first, and is saved with its origin', async () => {
  const log = page.getByTestId('signal-log');
  await log.locator('summary').click();
  await log.locator('tbody tr').nth(5).waitFor();
  const times = await log.locator('tbody td:first-child').allTextContents();
  expect(times).toEqual(times.toSorted().toReversed());
  const { name, text } = await textOf('export-signals');
  expect(name).toBe('lukou-signals-centre.txt');
  expect(text).toContain('合成数据');
  expect(text).toMatch(/one-intersection\.json.*种子 1/);
  expect(text).toMatch(/07:\d\d:\d\d .*阶段结束：按方案，绿灯 \d+ 秒/);
});

it('the timing sheet opens over the page as it will be printed, is saved, and closes', async () => {
  await page.getByTestId('sheet').click();
  const sheet = page.getByTestId('sheet-view');
  const frame = sheet.frameLocator('iframe');
  await frame.getByText('信号配时表').first().waitFor();
  expect(await frame.locator('.stages figure').count()).toBe(4);
  expect(await frame.locator('.signatures div').allTextContents()).toEqual([
    '编制：',
    '审核：',
    '批准：',
    expect.stringMatching(/^日期： \d{4}年\d+月\d+日$/),
  ]);
  const { name, text } = await textOf('save-sheet');
  expect(name).toBe('lukou-sheet-centre.html');
  expect(text).toContain('<!doctype html>');
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  expect(opened.complaints).toEqual([]);
});

it('a shipped scenario opens from the menu, named and described', async () => {
  await page.getByTestId('scenario-menu').click();
  await page.getByTestId('open-guarded-route.json').click();
  await page.getByTestId('changes').getByText('特勤路线“人民路由西向东”').waitFor({ timeout: 120_000 });
  expect(await page.getByTestId('scenario-menu').textContent()).toContain('特勤路线：横穿县城');
  expect(opened.complaints).toEqual([]);
});

/** What an officer takes from the page: the signal log of the last minutes, the timing sheet, the shipped scenarios about signals. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { clockOf, type Opened } from './served.ts';
import { visitor } from './visitor.ts';

const visit = visitor();
let opened: Opened;
let page: Page;

beforeAll(async () => {
  const view = 'v=1&file=one-intersection.json&pick=intersection:centre&t=25860&lang=zh&theme=light';
  opened = await visit(view);
  page = opened.page;
  await page.waitForFunction('window.lukou.time >= 25860', undefined, { timeout: 60_000 });
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

/** So much of each scenario runs from its start, and so much more while it is watched [s]. */
const RUN = 180;
const WATCHED = 5;
/** A machine that does other things meanwhile takes its time [ms]. */
const PATIENCE = 120_000;

it('each of the ten scenarios opens from the menu, named and described, without an error, and runs', async () => {
  const scenarios = JSON.parse(readFileSync('scenarios/signals/menu.json', 'utf8')) as {
    file: string;
    name: { zh: string };
    description: { zh: string };
  }[];
  expect(scenarios).toHaveLength(10);
  await page.context().close();
  // A scenario on the same model is looked at where the one before was: a few minutes after the start.
  const start = 6 * 3600 + RUN;
  const view = `v=1&file=county.json&t=${start}&lang=zh&theme=light`;
  opened = await visit(view, { width: 960, height: 540 });
  page = opened.page;
  await page.waitForFunction(`window.lukou.time >= ${start}`, undefined, { timeout: PATIENCE });
  const menu = page.getByTestId('scenario-menu');
  const panel = page.getByTestId('panel-scenario');
  await menu.click();
  for (const { file, name, description } of scenarios) {
    await panel.getByTestId(`open-${file}`).click();
    await menu.filter({ hasText: name.zh }).waitFor({ timeout: PATIENCE });
    expect(await panel.locator('h2').innerText()).toBe(name.zh);
    expect(await panel.locator('.panel-body > p').allInnerTexts()).toEqual(
      expect.arrayContaining([file, description.zh]),
    );
    await page.waitForFunction(`window.lukou.ready && window.lukou.time >= ${start}`, undefined, { timeout: PATIENCE });
    const before = await clockOf(page);
    await page.waitForFunction(`window.lukou.time >= ${before + WATCHED}`, undefined, { timeout: PATIENCE });
    expect(await clockOf(page), file).toBeGreaterThan(before);
    expect(await page.getByTestId('failure').count(), file).toBe(0);
    // Warnings of the county stand; of errors there are none.
    const findings = panel.getByTestId('open-findings');
    if ((await findings.count()) === 0) continue;
    await findings.click();
    await page.getByTestId('findings-list').waitFor();
    expect(await page.locator('[data-testid=findings-list] .error').allInnerTexts(), file).toEqual([]);
    await menu.click();
  }
  expect(await page.getByTestId('changes').innerText()).toContain('特勤路线“人民路由西向东”');
  expect(opened.complaints).toEqual([]);
});

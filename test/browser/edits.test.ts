/** What is clicked on the page can be undone, done again, saved, checked and run without the page. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { check, drive, planOf, prepare, startRun } from '../../src/runner/index.ts';
import { drop, type Opened } from './served.ts';
import { visitor } from './visitor.ts';

const visit = visitor();
let opened: Opened;
let page: Page;
const folder = mkdtempSync(join(tmpdir(), 'lukou-edits-'));

beforeAll(async () => {
  opened = await visit('v=1&file=one-intersection.json&pick=county:&t=25560&lang=zh');
  page = opened.page;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
});

const banner = () => page.getByTestId('changed');

it('after a change the run goes on at the time looked at, not at the start of the day', async () => {
  await page.waitForFunction('window.lukou.ready && window.lukou.time >= 25560', undefined, { timeout: 60_000 });
  const looked = (await page.evaluate('window.lukou.time')) as number;
  await page.getByRole('button', { name: '×0.8', exact: true }).click();
  await banner().filter({ hasText: '0.8' }).waitFor();
  // Played from 07:00 on at ten times the clock it would take 36 s to get there.
  await page.waitForFunction((time) => Reflect.get(window, 'lukou').time >= time, looked, { timeout: 20_000 });
  await page.getByTestId('undo-change').click();
  await banner().waitFor({ state: 'detached' });
});

it('a change is told with its way back; undo and redo', async () => {
  await page.getByRole('button', { name: '×1.2', exact: true }).click();
  await banner().filter({ hasText: '1.2' }).waitFor();
  expect(await page.getByTestId('scenario-menu').innerText()).toContain('变更');
  await page.getByTestId('undo-change').click();
  await banner().waitFor({ state: 'detached' });
  expect(await page.getByTestId('scenario-menu').innerText()).not.toContain('变更');
  await page.keyboard.press('Control+Shift+Z');
  await banner().filter({ hasText: '1.2' }).waitFor();
  await page.getByTestId('scenario-menu').click();
  expect(await page.getByTestId('changes').locator('li').count()).toBe(1);
});

it('the saved scenario passes `lukou check`, and `lukou run` goes through the states of the page', async () => {
  const started = page.waitForEvent('download');
  await page.getByTestId('save').click();
  const download = await started;
  const file = join(folder, download.suggestedFilename());
  expect(file).toContain('one-intersection-changed.json');
  await download.saveAs(file);
  copyFileSync('scenarios/one-intersection.json', join(folder, 'one-intersection.json'));
  const lukou = (...words: string[]) =>
    execFileSync(process.execPath, ['dist/node/cli.js', ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  lukou('check', file);

  await page.waitForFunction('window.lukou.ready && window.lukou.time >= 25560', undefined, { timeout: 60_000 });
  await page.evaluate('document.activeElement.blur()');
  await page.keyboard.press('Space');
  await page.waitForFunction('window.lukou.playing === false');
  const here = (await page.evaluate('window.lukou.hash()')) as { tick: number; hash: string };

  const { loaded } = await check(file, async (path) => readFileSync(path));
  if (loaded === undefined) throw new Error('the saved scenario has errors');
  const run = startRun(prepare(planOf(loaded, 1)));
  await drive(run, 25_500);
  expect(lukou('run', file, '--from', '07:00', '--to', '07:05', '--hash')).toContain(run.simulation.hash());
  await drive(run, here.tick / run.simulation.input.ticksPerSecond);
  expect({ tick: run.simulation.tick, hash: run.simulation.hash() }).toEqual(here);
  expect(opened.complaints).toEqual([]);
});

it('routes chosen anew are shown beside those of the model', async () => {
  const scenario = {
    version: 2,
    kind: 'scenario',
    name: { zh: '重选路径', en: 'Routes anew' },
    extends: 'one-intersection.json',
    changes: [{ do: 'scaleDemand', factor: 1.1 }, { do: 'reassign' }],
  };
  await drop(page, [{ name: 'anew.json', text: JSON.stringify(scenario) }]);
  await page.getByTestId('scenario-menu').filter({ hasText: '重选路径' }).waitFor();
  await page.getByTestId('county-delay').click();
  await page.getByTestId('window').selectOption('5');
  const figures = page.getByTestId('county-table');
  const runsOn = () =>
    page.waitForFunction('window.lukou.ready && window.lukou.time >= 25500', undefined, { timeout: 60_000 });
  await runsOn();
  await figures.waitFor();
  expect(await figures.locator('thead').count()).toBe(0);
  expect(await page.getByTestId('routes').innerText()).toContain('重新选择');
  await page.getByTestId('other-routes').click();
  await page.getByTestId('routes').filter({ hasText: '沿用原模型' }).waitFor();
  await runsOn();
  await figures.locator('thead').filter({ hasText: '沿用现状路径' }).filter({ hasText: '重新选择路径' }).waitFor();
  expect(await figures.locator('tbody tr').first().locator('td').count()).toBe(3);
});

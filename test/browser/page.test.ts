/** The page in a real browser, with its real worker: what a planner does in the first five minutes. */
import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import { beforeAll, expect, it } from 'vitest';
import { check, drive, planOf, prepare, startRun } from '../../src/runner/index.ts';
import { clockOf, drop, type Opened } from './served.ts';
import { visitor } from './visitor.ts';

const EXAMPLE = readFileSync('scenarios/one-intersection.json', 'utf8');

const visit = visitor();
let county: Opened;

beforeAll(async () => {
  county = await visit('v=1&file=county.json&t=21600');
});

it('opens the county, labelled synthetic, and the clock runs', async () => {
  const { page } = county;
  expect(await page.getByTestId('scenario-menu').innerText()).toContain('示例县');
  expect(await page.getByTestId('synthetic').innerText()).toContain('合成数据');
  if (!(await page.evaluate('window.lukou.playing'))) await page.keyboard.press('Space');
  const before = await clockOf(page);
  await page.waitForFunction(`window.lukou.time > ${before + 20}`, undefined, { timeout: 30_000 });
  expect(await clockOf(page)).toBeGreaterThan(before);
});

it('puts no name where the list will be as soon as there are results', async () => {
  const { page } = county;
  const list = await page.locator('.worst').boundingBox();
  expect(list?.height).toBeLessThan(200);
  /** Whether anything is written on the map between these places from its left [px]. */
  const written = (from: number, to: number): Promise<boolean> =>
    page.evaluate(
      ([left, right]) => {
        const canvas = [...document.querySelectorAll<HTMLCanvasElement>('.stage canvas')].at(-1) as HTMLCanvasElement;
        const context = canvas.getContext('2d') as CanvasRenderingContext2D;
        const ratio = canvas.width / canvas.clientWidth;
        const { data } = context.getImageData(left * ratio, 0, (right - left) * ratio, canvas.height);
        return data.some((value, at) => at % 4 === 3 && value > 0);
      },
      [from, to] as const,
    );
  await expect.poll(() => written(list?.width ?? 0, 1280)).toBe(true);
  expect(await written(0, list?.width ?? 0)).toBe(false);
});

it('draws the county in few calls', async () => {
  const stats = (await county.page.evaluate('window.lukou.stats()')) as { drawCalls: number; vehicles: number };
  expect(stats.vehicles).toBeGreaterThan(0);
  expect(stats.drawCalls).toBeLessThanOrEqual(20);
});

it('runs as fast as it goes, tells the county delay, and stops where the same seed stops in Node', async () => {
  const { page } = county;
  for (let press = 0; press < 12; press++) await page.keyboard.press(']');
  expect(await page.getByTestId('speed').innerText()).toMatch(/最快|×\d{2,}/);
  await page.waitForFunction('window.lukou.time > 6 * 3600 + 660', undefined, { timeout: 60_000 });
  expect(await page.getByTestId('county-delay').innerText()).toMatch(/\d/);
  await page.keyboard.press('Space');
  await page.waitForFunction('window.lukou.playing === false');
  const here = (await page.evaluate('window.lukou.hash()')) as { tick: number; hash: string };

  const { loaded } = await check('scenarios/county.json', async (file) => readFileSync(file));
  if (loaded === undefined) throw new Error('the county has errors');
  const run = startRun(prepare(planOf(loaded, 1)));
  await drive(run, here.tick / run.simulation.input.ticksPerSecond);
  expect({ tick: run.simulation.tick, hash: run.simulation.hash() }).toEqual(here);
});

it('finds an intersection by its pinyin initials and opens it', async () => {
  const { page } = county;
  await page.keyboard.press('/');
  await page.getByTestId('search-input').fill('rmlxfl');
  const first = page.getByTestId('search-result').first();
  await first.waitFor();
  expect(await first.innerText()).toContain('人民路');
  await page.keyboard.press('Enter');
  await page.getByTestId('movement-table').waitFor();
  expect(await page.locator('aside, section').filter({ hasText: '联网' }).count()).toBeGreaterThan(0);
  expect(await page.getByTestId('live-stage').innerText()).toMatch(/\d/);
  expect(await page.getByTestId('movement-table').locator('tbody tr').count()).toBeGreaterThanOrEqual(8);
  await page.waitForURL(/pick=intersection:renmin-xuefu/);
});

it('a link to a place that the file does not have opens the file, with no empty panel beside it', async () => {
  const { page, complaints } = await visit('v=1&file=one-intersection.json&pick=intersection:elsewhere&t=25200');
  await expect.poll(() => page.url()).not.toContain('elsewhere');
  expect(await page.getByTestId('panel-intersection').count()).toBe(0);
  expect(await page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--covered-right')")).toBe(
    '0px',
  );
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('reopens the same view from its address', async () => {
  const link = county.page.url();
  const again = await visit(new URL(link).hash.slice(1).replace(/&t=\d+/, '&t=21600'));
  await again.page.getByTestId('panel-intersection').getByText('学府路').first().waitFor();
  expect(again.complaints).toEqual([]);
  await again.page.context().close();
});

it('switches to English and back', async () => {
  const { page } = county;
  await page.getByTestId('language').click();
  expect(await page.getByTestId('scenario-menu').innerText()).toMatch(/[A-Za-z]{4}/);
  expect(await page.getByTestId('synthetic').innerText()).toMatch(/[Ss]ynthetic/);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByTestId('language').click();
  expect(await page.getByTestId('synthetic').innerText()).toContain('合成');
});

it('keeps the open model when a bad file is dropped, and lists its findings with their places', async () => {
  const { page } = county;
  const bad = EXAMPLE.replace('"cycle": 110', '"cycle": 111');
  await drop(page, [{ name: 'bad.json', text: bad }]);
  const findings = page.getByTestId('findings-list');
  await findings.waitFor();
  expect(await findings.innerText()).toMatch(/bad\.json:\d+:\d+/);
  expect(await findings.innerText()).toContain('/controllers/0/plans/0');
  expect(await page.getByTestId('scenario-menu').innerText()).toContain('示例县');
});

it('opens a good file that is dropped on it', async () => {
  const { page } = county;
  await drop(page, [{ name: 'mine.json', text: EXAMPLE.replace('一个路口（虚构示例）', '我的路口') }]);
  await page.getByTestId('scenario-menu').filter({ hasText: '我的路口' }).waitFor();
  await page.waitForFunction('window.lukou.ready === true');
});

it('saves the map as a PNG', async () => {
  const { page } = county;
  const saved = page.waitForEvent('download');
  await page.getByTestId('export-png').click();
  const path = await (await saved).path();
  expect(readFileSync(path).subarray(1, 4).toString()).toBe('PNG');
});

it('has no accessibility violation that axe can find', async () => {
  const { page } = county;
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

it('never complained, and never asked another host for anything', () => {
  expect(county.complaints).toEqual([]);
});

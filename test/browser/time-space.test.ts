/** The county's main road as a time–space diagram: seen, dragged, applied, undone, saved. */
import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Opened } from './served.ts';
import { visitor } from './visitor.ts';

/** 06:20, in the flat plan, so that the run there and back again is short. */
const LOOKED = 22_800;

const visit = visitor();
let opened: Opened;
let page: Page;

beforeAll(async () => {
  const view = `v=1&file=county.json&pick=corridor:renmin&diagram=1&t=${LOOKED}&lang=zh&theme=light`;
  opened = await visit(view);
  page = opened.page;
  await stands();
});
/** Run to the time looked at, then paused. */
async function stands(): Promise<void> {
  await page.waitForFunction(`window.lukou.ready && window.lukou.time >= ${LOOKED}`, undefined, { timeout: 120_000 });
  await page.evaluate('document.activeElement.blur()');
  if (await page.evaluate('window.lukou.playing')) await page.keyboard.press('Space');
  await page.waitForFunction('window.lukou.playing === false');
}

const diagram = () => page.getByTestId('time-space');
const rows = () => page.getByTestId('time-space-row');
const eastward = async () => Number(await page.getByTestId('band-forward').locator('td').first().innerText());
const offsetOf = async (row: Locator) => Number(await row.getAttribute('aria-valuenow'));

it('shows seven signals with what they showed, the band, the vehicles and their queues', async () => {
  await diagram().locator('.time-space-vehicles').first().waitFor({ state: 'attached' });
  expect(await diagram().locator('.time-space-note').filter({ hasText: '按播放就会出现' }).count()).toBe(0);
  expect(await rows().count()).toBe(7);
  for (const name of ['学府路', '建设路', '府前街', '解放路', '文化街', '中山路', '东门路'])
    expect(await diagram().locator('.time-space-name').allTextContents()).toContain(name);
  for (const name of ['lamp-green', 'lamp-yellow', 'lamp-red', 'band-forward'])
    expect(await diagram().locator(`.${name}`).count(), name).toBeGreaterThan(0);
  // Recorded up to now, planned after it: once the drawing of the moment at which it stands has followed those of the run.
  await expect.poll(() => diagram().locator('.lamp-planned').count()).toBeGreaterThan(7);
  expect(await diagram().locator('.lamp-green:not(.lamp-planned)').count()).toBeGreaterThan(7);
  const box = await diagram().boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(420);
  const title = await diagram().locator('.chart-title').textContent();
  expect(title).toContain(`${Math.round(await eastward())} 秒`);
});

it('has no accessibility violation that axe can find', async () => {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

it('a row that is dragged takes the band along, and says by how much', async () => {
  const before = await eastward();
  expect(before).toBeGreaterThan(0);
  const row = rows().nth(2);
  const [box, offset] = [await row.boundingBox(), await offsetOf(row)];
  if (!box) throw new Error('the row is nowhere');
  const secondsPerPixel = 300 / box.width;
  const y = box.y + box.height / 2;
  await page.evaluate(watchDrawing);
  await page.mouse.move(box.x + 100, y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step++) await page.mouse.move(box.x + 100 + (step * 1.01) / secondsPerPixel, y);
  await page.mouse.up();
  expect(await offsetOf(row)).toBe((offset + 10) % 120);
  expect(await diagram().locator('.time-space-moved').filter({ hasText: '+10 s' }).count()).toBe(1);
  expect(await eastward()).not.toBe(before);
  const drawn = (await page.evaluate('window.drawn')) as number[];
  expect(drawn.length).toBeGreaterThan(4);
  const median = [...drawn].sort((a, b) => a - b)[Math.floor(drawn.length / 2)] ?? 0;
  process.stdout.write(
    `  pointer to new bands, 7 signals: median ${median.toFixed(1)} ms, longest ${Math.max(...drawn).toFixed(1)} ms\n`,
  );

  await row.focus();
  for (let press = 0; press < 10; press++) await page.keyboard.press('ArrowLeft');
  expect(await offsetOf(row)).toBe(offset);
  expect(await eastward()).toBe(before);
  expect(await page.getByTestId('moved-offsets').count()).toBe(0);
});

/** In the page: from every move of the pointer until the bands are in the document again [ms]. */
const watchDrawing = `
  window.drawn = [];
  let moved = 0;
  addEventListener('pointermove', () => { moved = performance.now(); }, true);
  new MutationObserver(() => { if (moved) window.drawn.push(performance.now() - moved); moved = 0; })
    .observe(document.querySelector('[data-testid=time-space-signals]'), { childList: true, subtree: true });
`;

it('Escape puts everything back before it closes anything', async () => {
  await rows().nth(4).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByTestId('moved-offsets').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('moved-offsets').waitFor({ state: 'detached' });
  expect(await diagram().count()).toBe(1);
});

it('applied, it is a change of the scenario that is simulated and can be undone in one step', async () => {
  const [one, other] = [rows().nth(1), rows().nth(3)];
  const before = [await offsetOf(one), await offsetOf(other)];
  const band = await eastward();
  await one.focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowLeft');
  await other.focus();
  await page.keyboard.press('PageUp');
  const moved = await eastward();
  await page.getByTestId('apply-offsets').click();
  await page.getByTestId('changed').filter({ hasText: '2' }).waitFor();
  await stands();
  expect(await page.getByTestId('moved-offsets').count()).toBe(0);
  expect([await offsetOf(one), await offsetOf(other)]).toEqual([before[0]! - 3, before[1]! + 5]);
  expect(await eastward()).toBe(moved);
  await page.getByTestId('undo-change').click();
  await page.getByTestId('changed').waitFor({ state: 'detached' });
  await stands();
  expect([await offsetOf(one), await offsetOf(other)]).toEqual(before);
  expect(await eastward()).toBe(band);
});

it('a signal that is not networked needs a visit; unequal cycles have no common band and say so', async () => {
  await page.getByTestId('section-from').selectOption('1');
  await rows().first().focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.getByTestId('moved-offsets').innerText()).toContain('须到现场');
  await page.getByTestId('cancel-offsets').click();
  await page.getByTestId('section-from').selectOption('0');
  await page.getByTestId('section-to').selectOption('10');
  const signs = await diagram().locator('.chart-title, .time-space-note').allTextContents();
  // In the flat plan West Ring Road still plays its only plan of 150 s; the others have 120 s.
  expect(signs.join('')).toContain('没有全程绿波带');
  expect(signs.join('')).toContain('120，150');
  expect(await rows().count()).toBe(11);
});

it('saved as SVG it stands alone: title, legend, synthetic label, source', async () => {
  const started = page.waitForEvent('download');
  await page.getByTestId('save-diagram').click();
  const text = readFileSync(await (await started).path(), 'utf8');
  for (const sign of [
    '合成数据，不代表任何真实县城',
    'county.json',
    '没有全程绿波带',
    '车辆延误（秒）',
    'lamp-green',
    'time-space-vehicles',
  ])
    expect(text).toContain(sign);
  const wrong = await page.evaluate(
    (svg) => new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror')?.textContent ?? '',
    text,
  );
  expect(wrong).toBe('');
});

it('closes, and opens again from the corridor’s panel', async () => {
  await page.getByTestId('close-diagram').click();
  await diagram().waitFor({ state: 'detached' });
  await page.getByTestId('open-time-space').click();
  await diagram().waitFor();
  await page.getByTestId('close-diagram').click();
});

it('any road can be looked at like that', async () => {
  await page.getByTestId('search-input').fill('迎春路');
  await page.keyboard.press('Enter');
  await page.getByTestId('panel-road').getByTestId('open-time-space').click();
  await diagram().locator('h2').filter({ hasText: '迎春路' }).waitFor();
  await rows().nth(1).waitFor();
  // Paused, nothing of it is recorded yet, and the empty diagram says why.
  await diagram().locator('.time-space-note').filter({ hasText: '按播放就会出现' }).waitFor();
  // The name of a row opens its intersection beside the diagram.
  await page.getByTestId('time-space-open').first().click();
  await page.getByTestId('panel-intersection').filter({ hasText: '迎春路' }).waitFor();
  expect(await diagram().count()).toBe(1);
  expect(opened.complaints).toEqual([]);
});

it('offsets that are made for a lower speed say for which, and show their bands at it', {
  timeout: 120_000,
}, async () => {
  const view = 'v=1&file=green-wave-renmin-road.json&pick=road:renmin&t=27000&lang=zh';
  const other = await visit(view);
  await other.page.waitForFunction('window.lukou.time >= 27000', undefined, { timeout: 60_000 });
  const widths = async () =>
    Promise.all(
      ['band-forward', 'band-backward'].map(async (id) =>
        Number(await other.page.getByTestId(id).locator('td').first().innerText()),
      ),
    );
  const hint = other.page.getByTestId('better-speed');
  expect(await hint.innerText()).toContain('45 km/h');
  const atLimit = await widths();
  await hint.locator('button').click();
  await hint.waitFor({ state: 'detached' });
  const atOwn = await widths();
  expect(Math.min(...atOwn)).toBeGreaterThan(Math.min(...atLimit) + 1);
  expect(other.complaints).toEqual([]);
  await other.page.context().close();
});

/** Who sees what of a cabinet, in a real browser: detectors as the centre sees them, faults it knows of or not, visits that changes cost. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { drop, type Opened } from './served.ts';
import { visitor } from './visitor.ts';

const visit = visitor();
let opened: Opened;
let page: Page;

const TEN_PAST = 7 * 3600 + 600;
const detector = (id: string, link: string) => ({ id, link, lanes: [1], kind: 'presence', distance: 0 });
const equip = {
  do: 'equip',
  controller: 'centre',
  detectors: [
    detector('n', 'north-in'),
    detector('w', 'west-in'),
    { ...detector('x', 'east-in'), lanes: [0, 1], distance: 60 },
  ],
};
const broken = { do: 'failDetectors', controllers: ['centre'], hours: [['07:03', '07:06']] };
const scenario = (changes: unknown[]) => ({
  version: 2,
  kind: 'scenario',
  name: { zh: '机箱', en: 'cabinet' },
  extends: 'one-intersection.json',
  changes,
});

/** Opens it by dropping both files, and looks at the intersection at 07:10. */
async function show(changes: unknown[]): Promise<void> {
  const model = readFileSync('scenarios/one-intersection.json', 'utf8');
  await drop(page, [
    { name: 'cabinet.json', text: JSON.stringify(scenario(changes)) },
    { name: 'one-intersection.json', text: model },
  ]);
  await page.getByTestId('scenario-menu').getByText('机箱').waitFor();
  await page.waitForFunction(`window.lukou.ready && window.lukou.time >= ${TEN_PAST}`, undefined, { timeout: 90_000 });
}

beforeAll(async () => {
  const view = `v=1&file=one-intersection.json&pick=intersection:centre&t=${TEN_PAST}&lang=zh&theme=light`;
  opened = await visit(view);
  page = opened.page;
  await page.waitForFunction(`window.lukou.time >= ${TEN_PAST}`, undefined, { timeout: 60_000 });
});

it('of a lone controller nobody sees the detectors, and nobody knows that they were dead', async () => {
  await show([equip, broken]);
  const panel = page.getByTestId('panel-intersection');
  await panel.getByText('3 个，未上传：出了机箱谁也看不到').waitFor();
  expect(await page.getByTestId('detectors').count()).toBe(0);
  const faults = page.getByTestId('faults');
  expect(await faults.innerText()).toMatch(
    /中心不知道的 1\s+检测器全部失效（3 个）\s+07:03–07:06，已结束，中心始终不知道/,
  );
  expect(await faults.innerText()).not.toContain('中心知道的');
});

it('of a networked one the centre sees each detector now and in the period, and was told of the fault', async () => {
  await show([{ do: 'network', controllers: ['centre'] }, equip, broken]);
  const faults = page.getByTestId('faults');
  await faults.getByText('中心知道的 1').waitFor();
  expect(await faults.innerText()).toMatch(/检测器全部失效（3 个）\s+07:03–07:06，已结束，即时上报中心/);
  const rows = page.getByTestId('detectors').getByTestId('detector');
  await rows.nth(2).waitFor();
  expect(await rows.count()).toBe(3);
  // A period has figures only when something of it has been measured.
  await rows.nth(2).filter({ hasText: '%' }).waitFor();
  const far = await rows.nth(2).innerText();
  expect(far).toMatch(/^1–2 .*\s60\s+\d+\s+\d+%\s*$/);
  await page.waitForFunction(
    "document.querySelectorAll('[data-testid=detectors] [aria-label=有车]').length > 0",
    undefined,
    { timeout: 60_000 },
  );
  await page.waitForFunction(
    "Number(document.querySelector('[data-testid=detector] td:nth-of-type(3)').textContent) > 10",
    undefined,
    { timeout: 60_000 },
  );
  expect(opened.complaints).toEqual([]);
});

it('the scenario says what it costs in visits, and to which cabinets', async () => {
  await page.getByTestId('scenario-menu').click();
  const visits = page.getByTestId('visits');
  expect(await visits.locator('summary').innerText()).toBe('这些变更：要到现场 1 处（装设备 1）');
  await visits.locator('summary').click();
  expect(await visits.locator('li').count()).toBe(1);
});

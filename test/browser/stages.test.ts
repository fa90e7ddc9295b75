/** Stages and phases built by click in a real browser: who goes in them, what is wrong with it at once, back again, and as a file. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Change, Plan } from '../../src/scenario/index.ts';
import { drop, type Opened, saved } from './served.ts';
import { visitor } from './visitor.ts';

const visit = visitor();
let opened: Opened;
let page: Page;
const ready = (from: number) =>
  page.waitForFunction(`window.lukou.ready && window.lukou.time >= ${from}`, undefined, { timeout: 60_000 });

beforeAll(async () => {
  const view = 'v=1&file=one-intersection.json&pick=intersection:centre&t=25560&lang=zh';
  opened = await visit(view);
  page = opened.page;
  await ready(25_560);
  await page.keyboard.press('Space');
  await page.getByTestId('edit-timing').click();
  await page.getByTestId('stages').waitFor();
});
const stages = () => page.getByTestId('stages').locator('> li').count();
const phases = () => page.getByTestId('phases').locator('> thead th b').count();
const press = (id: string) => page.getByTestId(id).click();
const rightOf = async (id: string) => /：([^；]+)；/.exec((await page.getByTestId(id).getAttribute('aria-label'))!)![1];
/** The mark in the column of a stage; empty without one. */
const markIn = async (stage: number) =>
  (
    await page
      .getByTestId('stages')
      .locator('> li')
      .nth(stage - 1)
      .getByTestId('finding-mark')
      .allInnerTexts()
  ).join();

it('a stage is added; nobody goes in it, which is said in its column', async () => {
  await press('add-stage');
  expect(await stages()).toBe(5);
  expect(await markIn(5)).toBe('提醒');
});

it('two movements that cross are moved into it: the conflict is marked there and nothing can be applied', async () => {
  await press('in-stage-5-west-in-through');
  expect(await markIn(5)).toBe('');
  expect(await rightOf('in-stage-5-west-in-through')).toBe('保护型放行');
  expect(await rightOf('in-stage-1-west-in-through')).toBe('保护型放行');
  await press('in-stage-5-north-in-through');
  expect(await markIn(5)).toBe('错误');
  expect(await page.getByTestId('timing-findings').innerText()).toMatch(/阶段 5 中.*西.*北.*冲突/);
  expect(await page.getByTestId('apply-restart').isDisabled()).toBe(true);
});

it('one yields, then is moved out again: the conflict goes', async () => {
  await press('in-stage-5-north-in-through');
  expect(await rightOf('in-stage-5-north-in-through')).toBe('许可型放行（须让行）');
  await press('in-stage-5-north-in-through');
  expect(await rightOf('in-stage-5-north-in-through')).toBe('不放行');
  expect(await markIn(5)).toBe('');
  expect(await page.getByTestId('apply-restart').isDisabled()).toBe(false);
});

it('walkers are let in with a press, a stage moves before another, each a step that goes back and on', async () => {
  await press('in-stage-5-walk-north-in');
  expect(await rightOf('in-stage-5-walk-north-in')).toBe('保护型放行');
  const count = await phases();
  await page.getByRole('button', { name: '阶段 5 提前' }).click();
  expect(await rightOf('in-stage-4-walk-north-in')).toBe('保护型放行');
  for (let step = 0; step < 7; step++) await page.keyboard.press('Control+z');
  expect([await stages(), await phases()]).toEqual([4, 4]);
  expect(await page.getByTestId('timing-steps').innerText()).toBe('尚未改动');
  for (let step = 0; step < 7; step++) await page.keyboard.press('Control+y');
  expect([await stages(), await phases()]).toEqual([5, count]);
  expect(await rightOf('in-stage-4-walk-north-in')).toBe('保护型放行');
  // There the clearance of the stage before it is too short; at the end it is not.
  expect(await page.getByTestId('timing-findings').innerText()).toContain('绿灯间隔');
  await page.keyboard.press('Control+z');
  expect(await rightOf('in-stage-5-walk-north-in')).toBe('保护型放行');
});

it('a phase is added, takes a movement, and goes again; one that a stage needs cannot go', async () => {
  const count = await phases();
  expect(await page.getByTestId('remove-phase-2').isDisabled()).toBe(true);
  await press('add-phase');
  expect(await phases()).toBe(count + 1);
  await press(`in-phase-${count + 1}-south-in-right`);
  expect(await rightOf(`in-phase-${count + 1}-south-in-right`)).toBe('许可型放行（须让行）');
  await press(`remove-phase-${count + 1}`);
  expect(await phases()).toBe(count);
});

it('control by detectors is an error until there are some; main phases and the time between decisions have their fields', async () => {
  const marks = () => page.locator('.plan-head').getByTestId('finding-mark').allInnerTexts();
  await page.getByTestId('timing-control').selectOption('maxPressure');
  await page.getByTestId('control-interval').fill('8');
  await page.keyboard.press('Enter');
  expect(await page.getByTestId('control-interval').inputValue()).toBe('8');
  await page.getByTestId('timing-control').selectOption('semiActuated');
  expect(await marks()).toEqual(['错误']);
  await press('equip');
  expect(await marks()).toEqual([]);
  expect(await page.getByTestId('control-needs').innerText()).toMatch(/检测器 [1-9]\d* 个/);
  await press('main-3');
  expect(await page.getByTestId('main-3').getAttribute('aria-pressed')).toBe('true');
  expect(await page.getByTestId('main-1').getAttribute('aria-pressed')).toBe('true');
});

it('applied, saved, dropped on the page and saved again it is the same bytes, and the stages stand in the file', async () => {
  const looked = (await page.evaluate('window.lukou.time')) as number;
  await press('apply-restart');
  await page.getByTestId('changed').waitFor();
  await ready(looked);
  expect(await stages()).toBe(5);
  const first = await saved(page);
  const { changes } = JSON.parse(first.text) as { changes: Change[] };
  expect(changes.map((change) => change.do)).toEqual(['equip', 'retime']);
  const { plan } = changes[1] as { plan: Plan };
  expect(plan.control).toEqual({ mode: 'semiActuated', main: expect.arrayContaining([plan.phases[2]!.id]) });
  const added = plan.phases.filter(({ id }) => plan.stages[4]!.phases.includes(id));
  expect(added.flatMap(({ movements }) => movements)).toEqual([{ approach: 'west-in', turn: 'through' }]);
  expect(added.flatMap(({ crosswalks = [] }) => crosswalks)).toEqual(['north-in']);
  await drop(page, [first]);
  await page.getByTestId('changed').waitFor({ state: 'detached' });
  await ready(0);
  expect(await saved(page)).toEqual(first);
});

it('never complained', () => {
  expect(opened.complaints).toEqual([]);
});

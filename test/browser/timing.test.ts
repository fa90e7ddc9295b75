/** The editor of signals in a real browser: a boundary dragged until a finding appears and back until it goes, steps back, files. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drop, type Opened, saved } from './served.ts';
import { visitor } from './visitor.ts';

const visit = visitor();

/** Rules that axe finds broken on what is shown. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe('one intersection', () => {
  let opened: Opened;
  let page: Page;
  const ready = (from: number) =>
    page.waitForFunction(`window.lukou.ready && window.lukou.time >= ${from}`, undefined, { timeout: 60_000 });
  const value = (field: string) => page.getByTestId(field).inputValue();
  const marks = () => page.getByTestId('finding-mark').count();
  /** Middle of the handle of a boundary on the screen. */
  const handle = async (stage: number) => {
    const box = (await page.getByTestId(`boundary-${stage}`).boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const edit = async () => {
    await page.getByTestId('edit-timing').click();
    await page.getByTestId('stages').waitFor();
  };

  beforeAll(async () => {
    const view = 'v=1&file=one-intersection.json&pick=intersection:centre&t=25560&lang=zh';
    opened = await visit(view, { width: 1280, height: 720 });
    page = opened.page;
    await ready(25_560);
    await page.keyboard.press('Space');
    await edit();
  });

  it('a boundary dragged far shows what is wrong at its phase; dragged back, it is gone', async () => {
    expect(await marks()).toBe(0);
    await page.getByTestId('boundary-4').scrollIntoViewIfNeeded();
    const [from, last] = [await handle(1), await handle(4)];
    // The greens of the first and the last stage end at 36 s and 105 s of the cycle.
    const second = (last.x - from.x) / (105 - 36);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 18 * second, from.y, { steps: 8 });
    await page.getByTestId('finding-mark').first().waitFor();
    expect(await page.getByTestId('timing-findings').innerText()).toMatch(/最小绿灯.*差/);
    await page.mouse.move(from.x - 2 * second, from.y, { steps: 8 });
    await page.waitForFunction('document.querySelectorAll("[data-testid=finding-mark]").length === 0');
    await page.mouse.up();
    expect([await value('green-1'), await value('green-2'), await value('timing-cycle')]).toEqual(['34', '17', '110']);
  });

  it('arrow keys move a boundary by a second; Shift changes the cycle; a number is exact', async () => {
    await page.getByTestId('boundary-2').focus();
    await page.keyboard.press('ArrowRight');
    expect([await value('green-2'), await value('green-3')]).toEqual(['18', '25']);
    await page.keyboard.press('Shift+ArrowLeft');
    expect([await value('green-2'), await value('green-3'), await value('timing-cycle')]).toEqual(['17', '25', '109']);
    await page.getByTestId('green-3').fill('27');
    await page.keyboard.press('Enter');
    expect(await value('timing-cycle')).toBe('111');
  });

  it('every step goes back and on again, also from inside a field', async () => {
    await page.keyboard.press('Control+z');
    expect([await value('green-3'), await value('timing-cycle')]).toEqual(['25', '109']);
    await page.evaluate('document.activeElement.blur()');
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
    expect([await value('green-1'), await value('green-2'), await value('timing-cycle')]).toEqual(['36', '15', '110']);
    expect(await page.getByTestId('timing-steps').innerText()).toContain('尚未改动');
    await page.keyboard.press('Control+y');
    expect([await value('green-1'), await value('green-2')]).toEqual(['34', '17']);
  });

  it('a blank is derived, and says how', async () => {
    await page.getByTestId('redClearance-1').fill('');
    await page.keyboard.press('Tab');
    expect(await page.getByTestId('redClearance-1').getAttribute('placeholder')).toMatch(/^\d+$/);
    await page.getByTestId('redClearance-1').focus();
    expect(await page.getByTestId('how-derived').innerText()).toMatch(/绿灯间隔.*秒/);
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('Control+z');
  });

  it('an error keeps the draft from being applied, and says so', async () => {
    await page.getByTestId('redClearance-1').fill('0');
    await page.keyboard.press('Enter');
    expect(await page.getByTestId('apply-restart').isDisabled()).toBe(true);
    expect(await page.getByTestId('apply-reason').innerText()).toMatch(/\d+ 个错误/);
    expect(await marks()).toBeGreaterThan(0);
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('Control+z');
    expect(await page.getByTestId('apply-restart').isDisabled()).toBe(false);
    // A lone controller: what may be applied costs a visit.
    expect(await page.getByTestId('apply-reason').innerText()).toBe('要到现场 1 处（改配时 1）');
  });

  it('an intergreen is set by hand only with a reason, and is at once what its cell says', async () => {
    await page.getByTestId('timing-conflicts').click();
    const cell = page.locator('.cell.relation-crossing').first();
    await cell.click();
    expect(await page.getByTestId('cell-why').innerText()).toMatch(/÷.*m\/s.*→ \d+ s/);
    expect(await page.getByTestId('intergreen-apply').isDisabled()).toBe(true);
    await page.getByTestId('intergreen-seconds').fill('4');
    await page.getByTestId('intergreen-reason').fill('货车少');
    await page.getByTestId('intergreen-apply').click();
    expect(await page.getByTestId('cell-why').innerText()).toContain('货车少');
    expect(await cell.innerText()).toBe('4');
  });

  it('a band of the week is added, typed, moved by keys', async () => {
    await page.getByTestId('timing-week').click();
    await page.getByTestId('add-band').click();
    await page.getByTestId('band-from-2').fill('7:30');
    await page.keyboard.press('Enter');
    expect(await value('band-from-2')).toBe('07:30');
    await page.getByTestId('break-wed-2').focus();
    await page.keyboard.press('ArrowDown');
    expect(await value('band-from-2')).toBe('07:35');
    const box = (await page.getByTestId('break-fri-2').boundingBox())!;
    const column = (await page.locator('.week-column').first().boundingBox())!;
    await page.mouse.move(box.x + 20, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 20, column.y + column.height / 2, { steps: 4 });
    await page.mouse.up();
    expect(await value('band-from-2')).toBe('12:00');
    await page.getByTestId('transition').selectOption('immediate');
    await page.getByTestId('transition').focus();
    await page.keyboard.press('Control+z');
    expect(await value('transition')).toBe('dwell');
    await page.getByTestId('transition').selectOption('shortway');
  });

  it('has no accessibility violation in any of its parts', async () => {
    for (const part of ['plan', 'conflicts', 'week', 'effect']) {
      await page.getByTestId(`timing-${part}`).click();
      expect(await violations(page), part).toEqual([]);
    }
  });

  it('applied, the run goes on at the time looked at, and all of it is one step of the scenario', async () => {
    const looked = (await page.evaluate('window.lukou.time')) as number;
    await page.getByTestId('timing-plan').click();
    await page.getByTestId('apply-restart').click();
    await page.getByTestId('changed').waitFor();
    await ready(looked);
    expect(await value('green-1')).toBe('34');
    const { text } = await saved(page);
    const { changes } = JSON.parse(text) as { changes: { do: string }[] };
    expect(changes.map((change) => change.do)).toEqual(['setIntergreen', 'retime', 'reschedule', 'setTransition']);
  });

  it('saved, dropped on the page and saved again it is the same bytes', async () => {
    const first = await saved(page);
    await drop(page, [first]);
    await page.getByTestId('changed').waitFor({ state: 'detached' });
    await ready(0);
    expect(await saved(page)).toEqual(first);
  });

  it('takes effect in the run under way: the clock goes on and nothing is run again', async () => {
    await page.keyboard.press('Escape');
    await page.getByTestId('search-input').fill('东西大街与学堂路路口');
    await page.getByTestId('search-result').first().waitFor();
    await page.keyboard.press('Enter');
    await edit();
    await page.getByTestId('green-2').fill('20');
    await page.keyboard.press('Enter');
    const before = (await page.evaluate('window.lukou.tick')) as number;
    await page.getByTestId('apply-now').click();
    await page.getByTestId('changed').waitFor();
    expect(await page.evaluate('window.lukou.tick')).toBeGreaterThanOrEqual(before);
    await page.getByTestId('timing-steps').filter({ hasText: '尚未改动' }).waitFor();
    expect(await value('green-2')).toBe('20');
    const cycle = await value('timing-cycle');
    // The controller has gone over when the plan beside the clock has the new cycle.
    await page.evaluate('document.activeElement.blur()');
    if (!(await page.evaluate('window.lukou.playing'))) await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page
      .getByTestId('live-stage')
      .filter({ hasText: `共 ${cycle} 秒` })
      .waitFor({ timeout: 60_000 });
    expect(await page.evaluate('window.lukou.tick')).toBeGreaterThan(before);
  });

  it('never complained', () => {
    expect(opened.complaints).toEqual([]);
  });

  // It plays on, and two pages at once are too much for two cores.
  afterAll(() => page?.context().close());
});

describe('several intersections', () => {
  let opened: Opened;
  let page: Page;

  beforeAll(async () => {
    const view = 'v=1&file=county.json&pick=corridor:renmin&t=21600&lang=zh';
    opened = await visit(view, { width: 1280, height: 720 });
    page = opened.page;
    await page.evaluate('window.lukou.ready');
  });

  const selected = () => page.getByTestId('selected').locator('li').count();
  const inList = (name: string) => page.locator('.places button').filter({ hasText: name }).first();

  it('are selected with Ctrl in a list, and on the map', async () => {
    await inList('学府路').click();
    await page.getByTestId('panel-intersection').waitFor();
    const address = page.url();
    // The map has flown there: the intersection lies in the middle of what list and panel leave free.
    await page.waitForTimeout(1500);
    await page.goto(address.replace(/pick=[^&]*/, 'pick=corridor:renmin'));
    await inList('建设路').click({ modifiers: ['Control'] });
    await page.getByTestId('panel-several').waitFor();
    expect(await selected()).toBe(1);
    const middle = await page.evaluate(() => {
      const box = document.querySelector('[data-testid="map"]')!.getBoundingClientRect();
      const style = getComputedStyle(document.documentElement);
      const [left, right] = ['--covered-left', '--covered-right'].map((name) =>
        Number.parseFloat(style.getPropertyValue(name)),
      );
      return { x: (box.left + left! + box.right - right!) / 2, y: box.top + box.height / 2 };
    });
    await page.keyboard.down('Shift');
    await page.mouse.click(middle.x, middle.y);
    await page.keyboard.up('Shift');
    expect(await selected()).toBe(2);
    expect(await page.getByTestId('selected').innerText()).toContain('学府路');
  });

  it('get one cycle in one step', async () => {
    await page.getByTestId('common-cycle').fill('150');
    await page.keyboard.press('Tab');
    await page.getByTestId('apply-cycle').click();
    await page.getByTestId('changed').filter({ hasText: '2' }).waitFor({ timeout: 60_000 });
    await page.waitForFunction('window.lukou.ready', undefined, { timeout: 60_000 });
    const { text } = await saved(page);
    const { changes } = JSON.parse(text) as { changes: { do: string; plan: { cycle: number } }[] };
    expect(changes.map((change) => [change.do, change.plan.cycle])).toEqual([
      ['retime', 150],
      ['retime', 150],
    ]);
    await page.keyboard.press('Control+z');
    await page.getByTestId('changed').waitFor({ state: 'detached' });
  });

  it('has no accessibility violation, and never complained', async () => {
    expect(await violations(page)).toEqual([]);
    expect(opened.complaints).toEqual([]);
  });
});

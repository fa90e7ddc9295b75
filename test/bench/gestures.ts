/** A planner's ordinary gestures, made while the worker runs at full speed. */
import type { Page } from 'playwright-core';

/** Time for a gesture to have its effect on the page, far parts of a panel and the flight to it included [ms]. */
const SETTLE = 1500;
/** A row of the diagram is dragged in so many moves, one a picture. */
const MOVES = 20;
const MOVE = { pixels: 3, every: 20 };

/** [what, what the hand does]; each begins where the one before it ended. */
const GESTURES: readonly [string, (page: Page) => Promise<void>][] = [
  ["the county's panel", (page) => click(page, 'county-delay')],
  ["an intersection's panel", (page) => click(page, 'worst-place')],
  ['a code typed into the search', (page) => search(page, 'LK035')],
  ['the intersection of that code', (page) => page.keyboard.press('Enter')],
  ['the editor of its signals', (page) => click(page, 'edit-timing')],
  ['its conflict matrix', (page) => click(page, 'timing-conflicts')],
  ['its week', (page) => click(page, 'timing-week')],
  ['the editor closed', (page) => click(page, 'close-timing')],
  ['the other language', (page) => click(page, 'language')],
  ['another theme', (page) => click(page, 'theme')],
  ["the projector's theme, which makes everything larger", (page) => click(page, 'theme')],
  ['back to the first language', (page) => click(page, 'language')],
  ['a name typed into the search', (page) => search(page, '人民路')],
  ["the corridor's panel, below the road's", (page) => presses(page, 'ArrowDown', 'Enter')],
  ['its time–space diagram', (page) => click(page, 'open-time-space')],
  ['a row of it dragged', dragRow],
  ['put back', (page) => click(page, 'cancel-offsets')],
  ['the diagram closed', (page) => click(page, 'close-diagram')],
  ['a narrower window', (page) => page.setViewportSize({ width: 1040, height: 640 })],
  ['the window as wide as before', (page) => page.setViewportSize({ width: 1280, height: 720 })],
];

/** What was done, and from when to when on the page's clock [ms]. */
export interface Gesture {
  readonly what: string;
  readonly begun: number;
  readonly ended: number;
}

export async function makeGestures(page: Page): Promise<Gesture[]> {
  const now = (): Promise<number> => page.evaluate('performance.now()');
  const made: Gesture[] = [];
  for (const [what, gesture] of GESTURES) {
    const begun = await now();
    await gesture(page);
    await page.waitForTimeout(SETTLE);
    made.push({ what, begun, ended: await now() });
  }
  return made;
}

/** Where something is on the screen, asked in the page at once: what playwright does to be sure of it would be in the tasks. */
async function boxOf(page: Page, testId: string, index = 0): Promise<{ x: number; y: number }> {
  const selector = `[data-testid="${testId}"]`;
  await page.waitForFunction(([css, at]) => document.querySelectorAll(css)[at] !== undefined, [
    selector,
    index,
  ] as const);
  return page.evaluate(
    ([css, at]) => {
      const element = document.querySelectorAll(css)[at];
      element?.scrollIntoView({ block: 'nearest' });
      const box = element?.getBoundingClientRect() ?? new DOMRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    },
    [selector, index] as const,
  );
}

async function click(page: Page, testId: string, index = 0): Promise<void> {
  const { x, y } = await boxOf(page, testId, index);
  await page.mouse.click(x, y);
}

async function search(page: Page, text: string): Promise<void> {
  await click(page, 'search-input');
  await page.keyboard.type(text, { delay: 60 });
}

async function presses(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function dragRow(page: Page): Promise<void> {
  const { x, y } = await boxOf(page, 'time-space-row', 2);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let move = 1; move <= MOVES; move++) {
    await page.mouse.move(x + move * MOVE.pixels, y);
    await page.waitForTimeout(MOVE.every);
  }
  await page.mouse.up();
}

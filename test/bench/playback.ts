/** The page itself in a real browser, playing the county's 07:00–08:30 as fast as it goes, and then under a planner's hands: dist/page. */
import { launchChromium } from '../browser/chromium.ts';
import { open, servePage } from '../browser/served.ts';
import { makeGestures } from './gestures.ts';
import { endTrace, startTrace } from './tasks.ts';

const FROM = 7 * 3600;
const TO = 8.5 * 3600;
/** [ms] after which what has been played is reported, and how long the way to 07:00 may take. */
const LONGEST = 120_000;
const OPENING = 120_000;
/** More than there are speeds. */
const PRESSES = 12;

type State = [wall: number, time: number];

export async function timePlayback(): Promise<[string, number, string][]> {
  const { address, close } = await servePage();
  const browser = await launchChromium();
  try {
    await startTrace(browser);
    const { page } = await open(browser, `${address}#v=1&file=county&t=${FROM}`);
    const ready = await page.evaluate<number>('performance.now()');
    await page.waitForFunction(`window.lukou.time >= ${FROM}`, undefined, { timeout: OPENING });
    const opened = await page.evaluate<number>('performance.now()');
    for (let press = 0; press < PRESSES; press++) await page.keyboard.press(']');
    if (!(await page.evaluate<boolean>('window.lukou.playing'))) await page.keyboard.press('Space');
    const state = () => page.evaluate<State>('[performance.now(), window.lukou.time]');
    const begun = await state();
    await page
      .waitForFunction(`window.lukou.time >= ${TO}`, undefined, { timeout: LONGEST, polling: 100 })
      .catch(() => undefined);
    const ended = await state();
    const longTasks = await page.evaluate<[number, number][]>('window.lukou.longTasks');
    const [loading, running] = [true, false].map((isBefore) =>
      longTasks.filter(([start]) => start < ready === isBefore).map(([, length]) => length),
    ) as [number[], number[]];
    // A machine too busy for one of them has told the others.
    await makeGestures(page).catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    const [playing, ...gestures] = await endTrace(browser);
    return [
      ['page opened and run to 07:00', opened / 1000, 's'],
      ['page playing from 07:00, up to 08:30: simulated minutes seen', (ended[1] - begun[1]) / 60, 'min'],
      ['  simulated seconds per second (at least 60)', (1000 * (ended[1] - begun[1])) / (ended[0] - begun[0]), ''],
      ['  tasks above 50 ms on the main thread until the county is there', loading.length, ''],
      ['  the longest of them', Math.max(0, ...loading), 'ms'],
      ['  from then on, the worker at full speed', running.length, ''],
      ['  the longest of them', Math.max(0, ...running), 'ms'],
      ['  the most time that a task was at work', playing.atWork, 'ms'],
      ...gestures.map(({ mark: what, took, atWork }): [string, number, string] => [
        `  longest task: ${what}`,
        took,
        `ms, at work ${atWork.toFixed(1)} ms at most`,
      ]),
    ];
  } finally {
    await browser.close();
    await close();
  }
}

/** The page itself in a real browser, playing the county's 07:00–08:30 as fast as it goes, and then under a planner's hands: dist/page. */
import { launchChromium } from '../browser/chromium.ts';
import { open, servePage } from '../browser/served.ts';
import { makeGestures } from './gestures.ts';

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
    const { page } = await open(browser, `${address}#v=1&file=county.json&t=${FROM}`);
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
    const played = await page.evaluate<number>('performance.now()');
    // A machine too busy for one of them has told the others.
    const gestures = await makeGestures(page).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      return [];
    });
    const tasks = await page.evaluate<[number, number][]>('window.lukou.longTasks');
    const between = (from: number, to: number): number[] =>
      tasks.filter(([start]) => start >= from && start < to).map(([, length]) => length);
    const [loading, running] = [between(0, ready), between(ready, played)];
    const held = gestures.map(({ what, begun: from, ended: to }) => ({ what, tasks: between(from, to) }));
    return [
      ['page opened and run to 07:00', opened / 1000, 's'],
      ['page playing from 07:00, up to 08:30: simulated minutes seen', (ended[1] - begun[1]) / 60, 'min'],
      ['  simulated seconds per second (at least 60)', (1000 * (ended[1] - begun[1])) / (ended[0] - begun[0]), ''],
      ['  tasks above 50 ms on the main thread until the county is there', loading.length, ''],
      ['  the longest of them', Math.max(0, ...loading), 'ms'],
      ['  from then on, the worker at full speed', running.length, ''],
      ['  the longest of them', Math.max(0, ...running), 'ms'],
      [`  during ${held.length} gestures at full speed`, held.flatMap((each) => each.tasks).length, ''],
      ...held
        .filter((each) => each.tasks.length > 0)
        .map((each): [string, number, string] => [`  the longest during: ${each.what}`, Math.max(...each.tasks), 'ms']),
    ];
  } finally {
    await browser.close();
    await close();
  }
}

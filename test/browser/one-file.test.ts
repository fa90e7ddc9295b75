/** The one-file page, opened from disk as by a double click: no server, no network. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { solveWaveInWorker } from '../../src/runner/wave/client.ts';
import { launchChromium } from './chromium.ts';
import { open } from './served.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

it('opens from disk and runs the county in its worker', async () => {
  const address = pathToFileURL(resolve('dist/single/lukou.html')).href;
  const { page, complaints } = await open(browser, `${address}#v=1&file=county.json&t=21600`);
  expect(await page.getByTestId('synthetic').innerText()).toContain('合成数据');
  if (!(await page.evaluate('window.lukou.playing'))) await page.keyboard.press('Space');
  await page.waitForFunction('window.lukou.time > 21610', undefined, { timeout: 60_000 });
  await page.keyboard.press('Space');
  const { tick, hash } = (await page.evaluate('window.lukou.hash()')) as { tick: number; hash: string };
  expect(tick).toBeGreaterThan(21600 * 5);
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect(complaints).toEqual([]);
});

it('solves a green wave in a worker of its own from disk, and a solve that is given up ends', async () => {
  const { page, complaints } = await open(browser, pathToFileURL(resolve('dist/single/lukou.html')).href);
  const found = await page.evaluate(async () => {
    const [metres, greens] = [
      [420, 310, 560, 380, 470, 290],
      [45, 40, 48, 42, 50, 40, 46],
    ];
    let time = 0;
    const signals = greens.map((length, controller) => {
      if (controller > 0) time += (metres[controller - 1] ?? 0) / 12.5;
      const green = { begin: 0, length };
      return { there: time, back: time, cycle: 90, controller, forward: green, backward: green };
    });
    const problem = { signals, weights: { forward: 1, backward: 1 } };
    const { solveWave } = (window as unknown as { lukou: { solveWave: typeof solveWaveInWorker } }).lukou;
    const cancel = new AbortController();
    const cancelled = solveWave(problem, { signal: cancel.signal }).then(
      () => 'solved',
      (reason: unknown) => String(reason),
    );
    cancel.abort('given up');
    const { optimum, bands } = await solveWave(problem);
    return { optimum, bands, cancelled: await cancelled };
  });
  expect(Math.abs(found.optimum.forward - 16.4)).toBeLessThan(0.2);
  expect(Math.abs(found.optimum.backward - 16.4)).toBeLessThan(0.2);
  expect(found.cancelled).toBe('given up');
  expect(complaints).toEqual([]);
});

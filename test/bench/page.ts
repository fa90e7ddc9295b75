/** Times the map's pictures in a real browser: the bundle of `page/`, built by `vite build --mode bench`. */
import { join } from 'node:path';
import type { MapStats } from '../../src/view/scene/index.ts';
import { launchChromium } from '../browser/chromium.ts';

const ORIGIN = 'http://bench.invalid/';
const TICKS = 30;

interface Timing {
  all: number[];
  render: number[];
  stats: MapStats;
  size: [number, number];
  renderer: string;
}

export async function timePage(): Promise<[string, number, string][]> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.route(`${ORIGIN}**`, (route) =>
      route.fulfill({ path: join('dist/bench', new URL(route.request().url()).pathname.slice(1)) }),
    );
    await page.goto(`${ORIGIN}index.html`);
    await page.waitForFunction('typeof time === "function"');
    const timing = await page.evaluate<Timing>(`time(${TICKS})`);
    const label = `map ${timing.size.join('×')}, ${timing.renderer}`;
    return [
      [label, timing.all.length, 'pictures'],
      ['  vehicles shown', timing.stats.vehicles, ''],
      ['  main thread per picture, median', percentile(timing.all, 0.5), 'ms'],
      ['  main thread per picture, 95th percentile', percentile(timing.all, 0.95), 'ms'],
      ["  of that the renderer's call, median", percentile(timing.render, 0.5), 'ms'],
      ['  draw calls', timing.stats.drawCalls, ''],
      ['  triangles', timing.stats.triangles, ''],
    ];
  } finally {
    await browser.close();
  }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

/** Times the map's pictures in a real browser: the bundle of `page/`, built by `vite build --mode bench`. */
import { join } from 'node:path';
import type { MapStats } from '../../src/view/scene/index.ts';
import { launchChromium } from '../browser/chromium.ts';

const ORIGIN = 'http://bench.invalid/';
const TICKS = 30;
/** Without a graphics card a picture takes half a second; pictures are counted for so long, and all of it may take so long [s]. */
const COUNTED = 40;
const LONGEST = 90;

interface Timing {
  all: number[];
  render: number[];
  stats: MapStats;
  size: [number, number];
  renderer: string;
  frameBytes: number;
  uploadBytes: number;
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
    const timing = await within(page.evaluate<Timing>(`time(${TICKS}, ${COUNTED * 1000})`));
    const label = `map ${timing.size.join('×')}, ${timing.renderer}`;
    return [
      [label, timing.all.length, 'pictures'],
      ['  vehicles shown', timing.stats.vehicles, ''],
      ['  main thread per picture, median (at most 4)', percentile(timing.all, 0.5), 'ms'],
      ['  main thread per picture, 95th percentile', percentile(timing.all, 0.95), 'ms'],
      ["  of that the renderer's call, median", percentile(timing.render, 0.5), 'ms'],
      ['  from the worker, each frame', timing.frameBytes / 1024, 'KiB'],
      ['  to the graphics card for vehicles, each frame', timing.uploadBytes / 1024, 'KiB'],
      ['  draw calls, all the map (what moves: at most 12)', timing.stats.drawCalls, ''],
      ['  triangles', timing.stats.triangles, ''],
    ];
  } finally {
    await browser.close();
  }
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const words = `the browser drew nothing more within ${LONGEST} s; is another program using its graphics?`;
    timer = setTimeout(() => reject(new Error(words)), LONGEST * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

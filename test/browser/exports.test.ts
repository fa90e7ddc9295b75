/** What leaves the page for a slide or a spreadsheet, as real downloads: each says that it is synthetic and where it is from. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { THEMES } from '../../src/view/index.ts';
import type { Opened } from './served.ts';
import { visitor } from './visitor.ts';

const LABEL = '合成数据，不代表任何真实县城';
const SOURCE = /one-intersection\.json.*种子 1.*lukou.*来源/;

const visit = visitor();
let opened: Opened;
let page: Page;

beforeAll(async () => {
  const view = 'v=1&file=one-intersection.json&pick=intersection:centre&t=25860&lang=zh&theme=light';
  opened = await visit(view);
  page = opened.page;
  await page.waitForFunction('window.lukou.time >= 25860', undefined, { timeout: 60_000 });
  await page.keyboard.press('Space');
  await page.getByTestId('movement-table').waitFor();
  await page.getByTestId('day-charts').waitFor();
});
async function downloadOf(button: ReturnType<Page['getByTestId']>): Promise<{ name: string; bytes: Buffer }> {
  const started = page.waitForEvent('download');
  await button.click();
  const download = await started;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

it('a table as CSV: UTF-8 with its mark, CRLF, label and source above one header', async () => {
  const { name, bytes } = await downloadOf(page.getByTestId('export-csv'));
  expect(name).toMatch(/^lukou-.*\.csv$/);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = bytes.toString('utf8').slice(1);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const lines = text.trimEnd().split('\r\n');
  expect(lines[0]).toBe(LABEL);
  expect(lines[1]).toMatch(SOURCE);
  const header = lines.findIndex((line) => line.startsWith('流向'));
  const columns = lines[header]?.split(',').length ?? 0;
  const rows = lines.slice(header + 1);
  const shown = await page.getByTestId('movement-table').locator('tbody tr').count();
  expect(rows).toHaveLength(shown);
  for (const row of rows) expect(row.split(',')).toHaveLength(columns);
});

it('a chart as SVG that a browser can draw', async () => {
  const { name, bytes } = await downloadOf(page.getByTestId('day-charts').getByTestId('export-svg').first());
  expect(name).toMatch(/\.svg$/);
  const text = bytes.toString('utf8');
  expect(text).toContain(LABEL);
  const told = await page.evaluate((svg) => {
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    return {
      wrong: parsed.querySelector('parsererror')?.textContent ?? '',
      title: parsed.querySelector('title')?.textContent ?? '',
      lines: parsed.querySelectorAll('.chart-line').length,
    };
  }, text);
  expect(told.wrong).toBe('');
  expect(told.title).toMatch(SOURCE);
  expect(told.lines).toBeGreaterThan(0);
});

it('the map as PNG: the whole picture, three lines of words under it, then the legend of its colours', async () => {
  const { bytes } = await downloadOf(page.getByTestId('export-png'));
  const box = await page.getByTestId('map').boundingBox();
  const mapHeight = Math.round(box?.height ?? 0);
  expect(bytes.readUInt32BE(16)).toBe(Math.round(box?.width ?? 0));
  const strip = bytes.readUInt32BE(20) - mapHeight;
  expect(strip).toBeGreaterThanOrEqual(6 * 12);
  /** Dark pixels in each of the six lines, and all colours below the words. */
  const { inked, colours } = await page.evaluate(
    async ({ base64, from }) => {
      const blob = await (await fetch(`data:image/png;base64,${base64}`)).blob();
      const picture = await createImageBitmap(blob);
      const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(picture, 0, 0);
      const line = Math.floor((picture.height - from) / 6);
      const inked: number[] = [];
      const colours = new Set<string>();
      for (let row = 0; row < 6; row++) {
        const { data } = context.getImageData(0, from + row * line, picture.width, line);
        let dark = 0;
        for (let at = 0; at < data.length; at += 4) {
          const [red = 255, green = 255, blue = 255] = data.subarray(at, at + 3);
          if (red < 130) dark += 1;
          if (row > 2) colours.add(`#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`);
        }
        inked.push(dark);
      }
      return { inked, colours: [...colours] };
    },
    { base64: bytes.toString('base64'), from: mapHeight },
  );
  for (const dark of inked) expect(dark).toBeGreaterThan(60);
  const { map, los, congestion } = THEMES.light;
  expect(colours).toEqual(expect.arrayContaining([map.nodeNetworked, map.nodeSignal, ...los, ...congestion]));
});

it('without a complaint', () => {
  expect(opened.complaints).toEqual([]);
});

/** Hands on the map: a real mouse and the keys, read back from the address that a colleague would be sent. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { cameraFromNumbers, groundAt, poseOf, type Size } from '../../src/view/scene/camera.ts';
import type { Opened } from './served.ts';
import { visitor } from './visitor.ts';

const visit = visitor();
let opened: Opened;
let page: Page;
/** The map on the page [px]. */
let box: Size & { x: number; y: number };
let camera: number[];

beforeAll(async () => {
  opened = await visit('v=1&file=one-intersection.json&t=25205&lang=zh');
  page = opened.page;
  await page.waitForFunction('window.lukou.time >= 25205');
  await page.keyboard.press('Space');
  box = (await page.getByTestId('map').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
});
const addressed = (on: Page): string => new URLSearchParams(new URL(on.url()).hash.slice(1)).get('cam') ?? '';

/** The camera in the address once it has changed and come to rest. */
async function settled(on: Page, before: string): Promise<number[]> {
  await expect.poll(() => addressed(on), { timeout: 30_000 }).not.toBe(before);
  for (let last = ''; last !== addressed(on); ) {
    last = addressed(on);
    await on.waitForTimeout(800);
  }
  return addressed(on).split(',').map(Number);
}

/** The ground under a place of the map [m]. */
function groundUnder(numbers: readonly number[], x: number, y: number): { x: number; y: number } {
  const seen = cameraFromNumbers(numbers);
  if (seen === undefined) throw new Error(`no camera: ${numbers.join()}`);
  return groundAt(poseOf(seen), box, x, y);
}

function expectSameGround(a: { x: number; y: number }, b: { x: number; y: number }): void {
  // The address keeps decimetres and tenths of a degree.
  expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeLessThan(1.5);
}

async function drag(from: [number, number], to: [number, number], button: 'left' | 'right'): Promise<void> {
  await page.mouse.move(box.x + from[0], box.y + from[1]);
  await page.mouse.down({ button });
  await page.mouse.move(box.x + to[0], box.y + to[1], { steps: 6 });
  await page.mouse.up({ button });
}

it('left drag takes the ground along', async () => {
  await drag([600, 300], [640, 320], 'left');
  const before = await settled(page, '');
  await drag([600, 300], [760, 380], 'left');
  camera = await settled(page, before.join());
  expectSameGround(groundUnder(camera, 760, 380), groundUnder(before, 600, 300));
  expect(camera.slice(2)).toEqual(before.slice(2));
});

it('the wheel zooms, and what is under the cursor stays there', async () => {
  const before = camera;
  await page.mouse.move(box.x + 480, box.y + 220);
  await page.mouse.wheel(0, -240);
  camera = await settled(page, before.join());
  expect(camera[2]).toBeLessThan(0.8 * (before[2] ?? 0));
  expectSameGround(groundUnder(camera, 480, 220), groundUnder(before, 480, 220));
});

it('right drag turns and tilts about the middle', async () => {
  const before = camera;
  await drag([600, 300], [680, 240], 'right');
  camera = await settled(page, before.join());
  expect(camera.slice(0, 3)).toEqual(before.slice(0, 3));
  expect(Math.abs((camera[3] ?? 0) - (before[3] ?? 0))).toBeGreaterThan(10);
  expect(camera[4]).toBeGreaterThan((before[4] ?? 0) + 5);
});

it('a double click flies nearer', async () => {
  const before = camera;
  await page.mouse.dblclick(box.x + 420, box.y + 420);
  camera = await settled(page, before.join());
  expect(camera[2]).toBeLessThan(0.6 * (before[2] ?? 0));
  expectSameGround(groundUnder(camera, 420, 420), groundUnder(before, 420, 420));
});

it('T looks straight down, north up, and T again does not', async () => {
  const tilted = camera;
  await page.keyboard.press('t');
  camera = await settled(page, tilted.join());
  expect(camera.slice(3)).toEqual([0, 0, 1]);
  await page.keyboard.press('t');
  const again = await settled(page, camera.join());
  expect(again[5]).toBe(0);
  expect(again[4]).toBeGreaterThan(10);
  await page.keyboard.press('t');
  camera = await settled(page, again.join());
});

it('a window made smaller and larger again has its picture on the same canvas, and the hand finds the ground', async () => {
  const canvasSize = () =>
    page.evaluate(() => {
      const { width, height } = document.querySelector<HTMLCanvasElement>(
        '[data-testid="map"] canvas',
      ) as HTMLCanvasElement;
      return [width, height];
    });
  const [wide, before] = [await canvasSize(), camera];
  const window = page.viewportSize() ?? { width: 0, height: 0 };
  await page.setViewportSize({ width: window.width - 300, height: window.height - 150 });
  await expect.poll(async () => (await page.getByTestId('map').boundingBox())?.width).toBe(box.width - 300);
  const smaller = (await page.getByTestId('map').boundingBox()) ?? box;
  await page.mouse.move(smaller.x + 400, smaller.y + 300);
  await page.mouse.wheel(0, 240);
  camera = await settled(page, before.join());
  const under = (numbers: readonly number[]) => {
    const seen = cameraFromNumbers(numbers);
    return groundAt(poseOf(seen as NonNullable<typeof seen>), smaller, 400, 300);
  };
  expectSameGround(under(camera), under(before));
  expect(await canvasSize()).toEqual(wide);
  await page.setViewportSize(window);
  expect(await canvasSize()).toEqual(wide);
});

it('the link reopens the view, and its plan view can be left again', async () => {
  const other = await visit(new URL(page.url()).hash.slice(1));
  await other.page.waitForTimeout(1000);
  expect(addressed(other.page)).toBe(camera.join());
  await other.page.keyboard.press('t');
  expect((await settled(other.page, camera.join()))[5]).toBe(0);
  expect(other.complaints).toEqual([]);
  expect(opened.complaints).toEqual([]);
});

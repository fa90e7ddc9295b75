/** A proposal in a real browser: asked for, read in both languages, simulated and given up, applied, undone. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Opened } from './served.ts';
import { visitor } from './visitor.ts';

const visit = visitor();
let opened: Opened;
let page: Page;

beforeAll(async () => {
  opened = await visit('v=1&file=one-intersection.json&pick=intersection:centre&t=25500&lang=zh');
  page = opened.page;
});
const banner = () => page.getByTestId('changed');
const ask = async () => {
  const part = page.getByTestId('propose');
  if ((await part.getAttribute('open')) === null) await part.locator('> summary').click();
  await page.getByTestId('propose-ask').click();
  await page.getByTestId('proposal').waitFor({ timeout: 30_000 });
};

it('a press shows reasons, before and after, and that nothing is wrong with it', async () => {
  await ask();
  const card = page.getByTestId('proposal');
  const text = await card.innerText();
  for (const word of ['Webster', 'Y = ', '损失时间', '周期 110 →', '没有任何问题']) expect(text).toContain(word);
  expect(await page.getByTestId('proposal-effect').locator('tbody tr').count()).toBe(13);
  await page.getByRole('button', { name: 'English' }).click();
  expect(await card.innerText()).toContain('lost per cycle');
  expect(await card.innerText()).not.toMatch(/[一-鿿]/);
  await page.getByRole('button', { name: '中文' }).click();
});

it('simulating says how far it is, and can be given up', async () => {
  await page.getByTestId('trial-start').click();
  await page.getByTestId('trial').filter({ hasText: '约剩' }).waitFor({ timeout: 60_000 });
  await page.getByTestId('trial-cancel').click();
  await page.getByTestId('trial-start').waitFor();
});

it('a period of its own; simulated to the end it gives the difference with its interval', async () => {
  await page.getByTestId('propose-from').fill('07:00');
  await page.getByTestId('propose-to').fill('07:15');
  await ask();
  expect(await page.getByTestId('proposal').innerText()).toContain('07:00–07:15');
  await page.getByTestId('trial-seeds').selectOption('3');
  await page.getByTestId('trial-start').click();
  const result = page.getByTestId('trial-result');
  await result.waitFor({ timeout: 120_000 });
  expect(await result.innerText()).toContain('3 个种子');
  expect(await result.locator('tbody tr').first().innerText()).toMatch(/[−+]?\d+\.\d … [−+]?\d+\.\d/);
});

it('applied it is one change, and one step back undoes it', async () => {
  await page.getByTestId('proposal-apply').click();
  await banner().filter({ hasText: '重新配时' }).waitFor();
  await page.getByTestId('proposal').waitFor({ state: 'detached' });
  await page.getByTestId('undo-change').click();
  await banner().waitFor({ state: 'detached' });
  expect(opened.complaints).toEqual([]);
});

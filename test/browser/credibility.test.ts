/** The credibility sheet as a planner opens it: from the data tag, group by group, what failed open, out of date told. */
import axe from 'axe-core';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { isOutOfDate, lastRun, sourceText, type ValidationRun } from '../../src/validation/index.ts';
import { visitor } from './visitor.ts';

const visit = visitor();
let page: Page;
let complaints: string[];
let run: ValidationRun;

beforeAll(async () => {
  run = await lastRun();
  ({ page, complaints } = await visit('v=1&file=one-intersection.json&lang=zh&theme=light'));
  await page.getByTestId('synthetic').click();
  await page.getByTestId('open-credibility').click();
  await page.getByTestId('credibility-summary').waitFor();
});

it('shows every case of the last run, the failed ones open, and when and with which engine it was', async () => {
  const summary = await page.getByTestId('credibility-summary').innerText();
  expect(summary).toContain(run.date);
  expect(summary).toContain(run.engine);
  const cases = page.getByTestId('credibility-case');
  expect(await cases.count()).toBe(run.rows.length);
  const opened = await page.locator('details.case[open]').count();
  expect(opened).toBe(run.rows.filter(({ verdict }) => verdict === 'fail').length);
  expect(await page.getByTestId('out-of-date').count()).toBe(isOutOfDate(run) ? 1 : 0);
});

it('a case opens: inputs, values with what they must be, source', async () => {
  const record = run.rows.find(({ id }) => id === 'GA-01')!;
  const row = page.getByTestId('credibility-case').filter({ hasText: 'GA-01' });
  await row.locator('summary').click();
  const text = await row.innerText();
  expect(text).toContain(record.inputs.zh);
  expect(text).toContain(sourceText(record.source).zh);
  expect(text).toContain(record.cells[0]!.measured!.toFixed(record.cells[0]!.decimals));
});

it('leaves the page as a table of every value, with date and engine', async () => {
  const started = page.waitForEvent('download');
  await page.getByTestId('credibility-csv').click();
  const download = await started;
  expect(download.suggestedFilename()).toBe('lukou-validation.csv');
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toContain(run.engine);
  for (const { id, cells } of run.rows) expect([id, cells.length === 0 || text.includes(id)]).toEqual([id, true]);
});

it('has no accessibility violation that axe can find, and no complaint', async () => {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string }[] };
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(complaints).toEqual([]);
});

/** The page and the command line tell the same digits of the same window. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { visitor } from './visitor.ts';

const visit = visitor();
const words = (line: string) => line.replaceAll(/[\s　]+/g, ' ').trim();

it('county table of one-intersection.json, page and `lukou run`', async () => {
  const { page } = await visit('v=1&file=one-intersection.json&t=26500&lang=zh');
  await page.waitForFunction('window.lukou.time >= 26500');
  if (await page.evaluate('window.lukou.playing')) await page.keyboard.press('Space');
  await page.getByTestId('county-delay').click();
  await page.getByTestId('window').selectOption('all');
  const panel = page.getByTestId('panel-county');
  await panel.getByText('07:00–07:20').waitFor();
  const rows = await panel.getByTestId('county-table').locator('tr').allInnerTexts();
  const shown = rows.map(words).filter((row) => /\d/.test(row));

  const report = execFileSync(
    process.execPath,
    ['dist/node/cli.js', 'run', 'scenarios/one-intersection.json', '--from', '07:00', '--to', '07:20', '--lang', 'zh'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const printed = new Set(report.split('\n').map(words));
  expect(shown.length).toBeGreaterThan(12);
  expect(shown.filter((row) => !printed.has(row))).toEqual([]);
});

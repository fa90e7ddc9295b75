/** The built `lukou validate`: what it prints, how it goes on from a file, and that nothing of it outlives whoever started it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { ValidationRun } from '../../src/validation/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lukou-validate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const cli = resolve('dist/node/cli.js');
const validate = (...args: string[]) =>
  spawnSync(process.execPath, [cli, 'validate', ...args, '--lang', 'en'], { cwd: folder, encoding: 'utf8' });
const readRun = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as ValidationRun;

it('all quick cases pass; the file holds every case, those not run too, and a second run repeats none', () => {
  const first = validate('--quick', '--out', 'run.json');
  expect(first.stdout).toMatch(/\n\d+ passed, 0 failed, 1 with inputs missing, \d+ shown only\n$/);
  expect(first.status).toBe(0);

  const { rows, engine } = readRun('run.json');
  const quick = rows.filter((row) => row.quick);
  expect(quick.filter(({ verdict }) => verdict === 'notRun')).toEqual([]);
  expect(new Set(quick.map((row) => row.engine))).toEqual(new Set([engine]));
  expect(new Set(rows.filter((row) => !row.quick).map(({ verdict }) => verdict))).toEqual(new Set(['notRun']));

  const second = validate('--quick', '--out', 'run.json');
  expect(second.stderr).toBe(
    `run.json holds ${quick.length} cases run with this engine (${engine}); they are not run again\n`,
  );
  expect(second.stdout).toBe(first.stdout);
});

it('a case of another engine, or defined otherwise, is run again', () => {
  validate('--row', 'CF-03', 'CF-04', 'GA-01', '--out', 'old.json');
  const run = readRun('old.json');
  const rows = run.rows.map((row) => {
    if (row.id === 'CF-03') return { ...row, engine: 'another' };
    return row.id === 'CF-04' ? { ...row, source: 'another' } : row;
  });
  writeFileSync(join(folder, 'old.json'), JSON.stringify({ ...run, rows }));
  expect(validate('--quick', '--out', 'old.json').stderr).toMatch(/^old\.json holds 1 cases /);
  expect(readRun('old.json').rows.find(({ id }) => id === 'CF-03')?.engine).toBe(run.engine);
});

it('a case of two references is found by the second as well', () => {
  expect(validate('--row', 'SF-06').stdout).toContain('\nSF-05 SF-06  [shown only]\n');
});

it.each([
  [['--row', 'XX'], 'no case has an id that begins with XX'],
  [['--quick', '--out', 'other.json'], 'other.json exists and is no result of a validation'],
])('bad usage ends with 2: %j', (args, words) => {
  writeFileSync(join(folder, 'other.json'), '{}');
  const { status, stderr } = validate(...args);
  expect([status, stderr.includes(words)]).toEqual([2, true]);
});

it('killed outright, the launcher leaves nothing running behind', async () => {
  const args = ['src/cli/launch.mjs', 'validate', '--row', 'CF-09'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  await once(child.stderr, 'data');
  child.kill('SIGKILL');
  // Closed once nobody holds the other ends any more; the cases themselves take longer than a test may.
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
});

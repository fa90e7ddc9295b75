/** lukou propose as a shell sees it: reasons and effect on stdout, a scenario file that checks and says the same plan. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Scenario } from '../../src/scenario/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lukou-propose-'));
afterAll(() => rmSync(folder, { recursive: true }));
copyFileSync('scenarios/one-intersection.json', join(folder, 'one.json'));

const lukou = (...args: string[]) =>
  spawnSync(process.execPath, [resolve('dist/node/cli.js'), ...args], { cwd: folder, encoding: 'utf8' });

it('prints reasons, before and after, and writes a scenario that passes the check', () => {
  const args = ['propose', 'one.json', '--intersection', 'centre', '--to', '07:30', '--out', 'new.json'];
  const { status, stdout } = lukou(...args, '--simulate', '2', '--lang', 'en');
  expect(status).toBe(0);
  for (const words of ["Webster's optimum cycle", 'X now', 'Measured with this engine', '95 % interval [', 'n = 2'])
    expect(stdout).toContain(words);
  const { changes, extends: base } = JSON.parse(readFileSync(join(folder, 'new.json'), 'utf8')) as Scenario;
  expect(base).toBe('one.json');
  const [change] = changes;
  if (change?.do !== 'retime') throw new Error('not a new timing');
  expect(stdout).toContain(`→ ${change.plan.cycle} s, by formula`);
  expect(lukou('check', 'new.json').status).toBe(0);
});

it('says in a sentence what cannot be asked', () => {
  for (const [args, words] of [
    [[], '--intersection 或 --corridor'],
    [['--intersection', 'nowhere'], '没有路口 nowhere'],
    [['--intersection', 'centre', '--cycles', '150-50'], '50-150'],
    [['--intersection', 'centre', '--simulate', '11'], '1 到 10'],
  ] as const) {
    const { status, stderr } = lukou('propose', 'one.json', ...args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(words)]);
  }
});

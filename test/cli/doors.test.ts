/** Illegal plans at the door of the command line: it says why and runs nothing. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { SMUGGLED, spoilt } from '../runner/smuggled.ts';

const files = mkdtempSync(join(tmpdir(), 'lukou-doors-'));
afterAll(() => rmSync(files, { recursive: true }));

const lukou = (...args: string[]) =>
  spawnSync(process.execPath, [resolve('dist/node/cli.js'), ...args], { cwd: files, encoding: 'utf8' });

it.each(SMUGGLED)('%s', (_, spoil) => {
  writeFileSync(join(files, 'a.json'), JSON.stringify(spoilt(spoil).model));
  const checked = lukou('check', 'a.json');
  expect([checked.status, checked.stderr]).toEqual([1, expect.stringMatching(/^a\.json：[1-9]\d* 个错误/)]);
  const { status, stdout, stderr } = lukou('run', 'a.json', '--from', '07:00', '--to', '07:10');
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toBe(checked.stdout);
  expect(stdout).toMatch(/^a\.json:\d+:\d+ /);
});

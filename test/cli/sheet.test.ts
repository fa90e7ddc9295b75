/** lukou sheet as a shell sees it: files to print, the same every time. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lukou-sheet-'));
afterAll(() => rmSync(folder, { recursive: true }));
const cli = resolve(process.env['LUKOU_CLI'] ?? 'dist/node/cli.js');

function lukou(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'sheet', ...args], { encoding: 'utf8' });
  expect(stdout + stderr).not.toMatch(/^ {4}at /m);
  return { status, stdout, stderr };
}

it('writes a file a controller and one of all, and names them', () => {
  const out = join(folder, 'two');
  const ids = ['C-renmin-jianshe', 'C-wenchang-xihuan'];
  const { status, stdout, stderr } = lukou(
    'scenarios/adaptive-seven.json',
    '--controller',
    ...ids,
    '--out',
    out,
    '--date',
    '2026-11-27',
  );
  expect(status).toBe(0);
  expect(readdirSync(out).sort()).toEqual(['C-renmin-jianshe.html', 'C-wenchang-xihuan.html', 'all.html']);
  expect(stdout.trim().split('\n')).toHaveLength(3);
  expect(stderr).toMatch(/^scenarios\/.*提醒：/m);
  const seen = readFileSync(join(out, 'C-renmin-jianshe.html'), 'utf8');
  expect(seen).toContain('2026-11-27');
  expect(seen).toContain('自适应（最大压力）');
  expect(seen).toContain('距停车线（米）');
  const unchanged = readFileSync(join(out, 'C-wenchang-xihuan.html'), 'utf8');
  expect(unchanged).toContain('没有变更');
});

it('a controller that is not there is bad usage', () => {
  const { status, stderr } = lukou(
    'scenarios/county.json',
    '--controller',
    'C-nowhere',
    '--out',
    folder,
    '--lang',
    'en',
  );
  expect(status).toBe(2);
  expect(stderr).toMatch(/no controller "C-nowhere"/);
});

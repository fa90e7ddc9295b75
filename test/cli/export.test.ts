/** lukou export sumo as a shell sees it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lukou-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

const cli = resolve(process.env['LUKOU_CLI'] ?? 'dist/node/cli.js');
const good = readFileSync('scenarios/one-intersection.json', 'utf8');
writeFileSync(join(folder, 'good.json'), good);
writeFileSync(join(folder, 'bad.json'), good.replace('"cycle": 110', '"cycle": 111'));

function exportSumo(...args: string[]) {
  const run = spawnSync(process.execPath, [cli, 'export', 'sumo', ...args], { cwd: folder, encoding: 'utf8' });
  expect(run.stdout + run.stderr).not.toMatch(/^ {4}at /m);
  return run;
}

describe('lukou export sumo', () => {
  it('writes every file whole into a new folder and says what to run next', () => {
    const { status, stdout } = exportSumo(
      'good.json',
      '--out',
      'a/b',
      '--from',
      '07:00',
      '--to',
      '07:15',
      '--lang',
      'en',
    );
    expect(status).toBe(0);
    expect(stdout).toContain('netconvert -c lukou.netccfg && sumo -c lukou.sumocfg');
    expect(readdirSync(join(folder, 'a', 'b')).toSorted()).toEqual([
      'lukou.add.xml',
      'lukou.con.xml',
      'lukou.edg.xml',
      'lukou.netccfg',
      'lukou.nod.xml',
      'lukou.rou.xml',
      'lukou.sumocfg',
      'lukou.tll.xml',
      'lukou.typ.xml',
    ]);
  });

  it('of one seed is the same to the last sign; of another the vehicles differ and the streets do not', () => {
    const write = (out: string, seed: string) => {
      expect(exportSumo('good.json', '--out', out, '--seed', seed, '--to', '07:30').status).toBe(0);
      return (name: string) => readFileSync(join(folder, out, `lukou.${name}.xml`), 'utf8');
    };
    const [first, again, other] = [write('first', '1'), write('again', '1'), write('other', '2')];
    for (const name of ['nod', 'edg', 'con', 'tll', 'typ', 'rou', 'add']) expect(again(name)).toBe(first(name));
    expect(other('rou')).not.toBe(first('rou'));
    for (const name of ['nod', 'edg', 'con', 'tll']) expect(other(name)).toBe(first(name));
  });

  it.each([
    [['--out', 'x', '--to', '10:00'], /beyond the scenario's 07:00–09:00/],
    [['--out', 'x', '--from', '08:00', '--to', '07:30'], /must be before/],
    [['--out', 'good.json'], /is a file, not a folder/],
    [['--out', 'x', '--seed', '-1'], /whole number/],
    [[], /--out/],
  ])('answers %j with a sentence and ends with 2', (options, sentence) => {
    const { status, stdout, stderr } = exportSumo('good.json', '--lang', 'en', ...options);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(sentence);
  });

  it('of a scenario with errors prints them as check does and ends with 1', () => {
    const { status, stdout } = exportSumo('bad.json', '--out', 'x');
    expect(status).toBe(1);
    expect(stdout).toContain('/controllers/0/plans/0/cycle');
    expect(readdirSync(folder)).not.toContain('x');
  });
});

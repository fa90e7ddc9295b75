/** lukou run as a shell sees it. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lukou-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

const cli = resolve(process.env['LUKOU_CLI'] ?? 'dist/node/cli.js');
const good = readFileSync('scenarios/one-intersection.json', 'utf8');
writeFileSync(join(folder, 'good.json'), good);
writeFileSync(join(folder, 'bad.json'), good.replace('"cycle": 110', '"cycle": 111'));

function lukou(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
  expect(stdout + stderr).not.toMatch(/^ {4}at /m);
  return { status, stdout, stderr };
}

const SHORT = ['run', 'good.json', '--from', '07:05', '--to', '07:15'];

describe('lukou run', () => {
  it('prints the county and the worst intersections on stdout, progress on stderr, and ends with 0', () => {
    const { status, stdout, stderr } = lukou(...SHORT);
    expect(status).toBe(0);
    expect(stdout).toContain('合成数据');
    expect(stdout).toContain('全县 07:05–07:15');
    expect(stdout).toContain('总延误最大的路口 07:05–07:15');
    expect(stdout).toMatch(/路径：相对差 \d+\.\d+%/);
    expect(stderr).toMatch(/仿真 100%/);
  });

  it('of one seed is the same to the last digit, hash by hash; of another it is not', () => {
    const first = lukou(...SHORT, '--hash', '--seed', '3').stdout;
    expect(first).toMatch(
      /^07:05 {2}[0-9a-f]{16}\n07:10 {2}[0-9a-f]{16}\n07:15 {2}([0-9a-f]{16})\n[^]*末状态散列 \1\n/,
    );
    expect(lukou(...SHORT, '--hash', '--seed', '3').stdout).toBe(first);
    expect(lukou(...SHORT, '--hash', '--seed', '4').stdout).not.toBe(first);
  });

  it('writes result.json and trips.csv whole', () => {
    const { status, stderr } = lukou(...SHORT, '--out', 'result.json', '--trips', 'trips.csv', '--lang', 'en');
    expect(status).toBe(0);
    expect(stderr).toContain('Wrote result.json');
    const result: unknown = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'));
    expect(result).toMatchObject({
      format: 'lukou-result',
      seed: 1,
      window: { from: 25500, to: 26100 },
      runStart: 25200,
    });
    const trips = readFileSync(join(folder, 'trips.csv'), 'utf8');
    expect(trips.startsWith('\uFEFF')).toBe(true);
    expect(trips).toContain('Synthetic data');
    expect(trips).toContain('id,name,class,purpose,wanted departure,');
    const { made } = (result as { total: { county: { made: number } } }).total.county;
    expect(trips.split('\r\n').filter((line) => /^\d+,/.test(line)).length).toBe(made);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('writes the signal log: label and source, then one line a change', () => {
    const { status } = lukou(...SHORT, '--signals', 'signals.txt', '--lang', 'en');
    expect(status).toBe(0);
    const lines = readFileSync(join(folder, 'signals.txt'), 'utf8').split('\n');
    expect(lines[0]).toContain('Synthetic data');
    expect(lines[1]).toMatch(/^Source: lukou .*good\.json, seed 1/);
    expect(lines.some((line) => /^07:01:35 .* stage ends: by the plan, green 13 s$/.test(line))).toBe(true);
  });

  it('of a scenario with a fault: the visits in the head, the fault in the signal log with when it is known', () => {
    const { id } = (JSON.parse(good) as { controllers: { id: string }[] }).controllers[0]!;
    const detector = { id: 'n', link: 'north-in', lanes: [1], kind: 'presence', distance: 0 };
    const changes = [
      { do: 'equip', controller: id, detectors: [detector] },
      { do: 'failDetectors', controllers: [id], hours: [['07:06', '07:12']] },
    ];
    const name = { zh: '故障', en: 'fault' };
    const scenario = { version: 2, kind: 'scenario', name, extends: 'good.json', changes };
    writeFileSync(join(folder, 'fault.json'), JSON.stringify(scenario));
    const { status, stdout } = lukou('run', 'fault.json', ...SHORT.slice(2), '--signals', 'faults.txt', '--lang', 'en');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^a visit to 1 cabinet \(equipment 1\): \S.*$/m);
    const text = readFileSync(join(folder, 'faults.txt'), 'utf8');
    expect(text).toMatch(/^Faults\n.*when the centre knows\n─+\n.* its one detector dead +07:06 +07:12 +never known/m);
    expect(text).toMatch(/^07:06:00 .* fault: its one detector dead; never known/m);
    expect(text).toMatch(/^07:12:00 .* fault over: its one detector dead$/m);
  });

  it.each([
    [['--from', '7:00'], /HH:MM/],
    [['--from', '08:00', '--to', '07:30'], /must be before/],
    [['--to', '10:00'], /beyond the scenario's 07:00–09:00/],
    [['--seed', '1.5'], /whole number/],
    [['--out', 'nowhere/result.json'], /no folder nowhere/],
    [['--speed', '3'], /unknown option/],
  ])('answers %j with a sentence and ends with 2', (options, sentence) => {
    const { status, stdout, stderr } = lukou('run', 'good.json', '--lang', 'en', ...options);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(sentence);
  });

  it('of a scenario with errors prints them as check does and ends with 1', () => {
    const { status, stdout } = lukou('run', 'bad.json');
    expect(status).toBe(1);
    expect(stdout).toBe(lukou('check', 'bad.json').stdout);
    expect(stdout).toContain('/controllers/0/plans/0/cycle');
  });

  it('interrupted, says what was kept and ends as shells expect', async () => {
    const child = spawn(process.execPath, [cli, 'run', 'good.json', '--out', 'kept.json', '--lang', 'en'], {
      cwd: folder,
    });
    let stderr = '';
    child.stderr.on('data', (text: Buffer) => {
      stderr += text.toString();
      if (stderr.includes('Simulating')) child.kill('SIGINT');
    });
    const status = await new Promise((done) => child.on('exit', done));
    expect(status).toBe(130);
    expect(stderr).toMatch(/Interrupted: nothing was written\.\n$/);
    expect(readdirSync(folder)).not.toContain('kept.json');
  });

  it('explains itself in both languages', () => {
    for (const [lang, word] of [
      ['zh', '统计时段起点'],
      ['en', 'start of the window'],
    ] as const) {
      const { status, stdout } = lukou('run', '--help', '--lang', lang);
      expect(status).toBe(0);
      expect(stdout).toContain(word);
    }
  });
});

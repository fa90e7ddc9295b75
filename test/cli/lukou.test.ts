/** The built command line as a shell sees it: what it prints where, and its exit code. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lukou-'));
afterAll(() => rmSync(folder, { recursive: true }));

const cli = resolve('dist/node/cli.js');
const good = readFileSync('scenarios/one-intersection.json', 'utf8');
writeFileSync(join(folder, 'good.json'), good);
writeFileSync(
  join(folder, 'bad.json'),
  good.replace('"cycle": 110', '"cycle": 111').replace('"yellow": 3', '"yelow": 3'),
);
writeFileSync(join(folder, 'rule.json'), good.replace('"cycle": 110', '"cycle": 111'));
writeFileSync(join(folder, 'warn.json'), good.replace('"cycle": 110', '// from the cabinet\n          "cycle": 110'));

function lukou(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
  expect(stdout + stderr).not.toMatch(/^ {4}at /m);
  return { status, stdout, stderr };
}

describe('lukou check', () => {
  it('of a good file prints nothing on stdout and ends with 0', () => {
    expect(lukou('check', 'good.json')).toEqual({ status: 0, stdout: '', stderr: 'good.json：没有问题\n' });
  });

  it('of a bad file prints file:line:column, path and message, and ends with 1', () => {
    const lineOf = (piece: string) => good.split('\n').findIndex((text) => text.includes(piece)) + 1;
    const { status, stdout, stderr } = lukou('check', 'good.json', 'bad.json', '--lang', 'en');
    expect(status).toBe(1);
    expect(stdout).toBe(
      `bad.json:${lineOf('"cycle"')}:20  /controllers/0/plans/0/cycle  The cycle is given as 111 s, but greens of 90 s and yellows with red clearance of 20 s make 110 s\n` +
        `bad.json:${lineOf('"yellow"')}:15  /controllers/0/plans/0/phases/0/yelow  There is no "yelow" here; did you mean "yellow"?\n`,
    );
    expect(stderr).toBe('good.json: no findings\nbad.json: 2 errors, 0 warnings\n');
  });

  it('speaks Chinese unless told otherwise', () => {
    const { status, stdout } = lukou('check', 'rule.json');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^rule\.json:\d+:20 {2}\/controllers\/0\/plans\/0\/cycle {2}周期写的是 111 秒，.*\n$/);
  });

  it('prints warnings and ends with 0', () => {
    const { status, stdout } = lukou('check', 'warn.json', '--lang', 'en');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^warn\.json:\d+:\d+ {2}\/ {2}warning: The file has comments/);
  });

  it('of a scenario says which cabinets somebody has to go to', () => {
    const [controller] = (JSON.parse(good) as { controllers: { id: string; class: string; plans: unknown[] }[] })
      .controllers;
    const { id, plans } = controller!;
    expect(controller!.class).toBe('freeRunning');
    const changes = [
      { do: 'retime', controller: id, plan: plans[0] },
      { do: 'network', controllers: [id] },
    ];
    const name = { zh: '联网', en: 'networked' };
    const scenario = { version: 2, kind: 'scenario', name, extends: 'good.json', changes };
    writeFileSync(join(folder, 'networked.json'), JSON.stringify(scenario));
    const { status, stderr } = lukou('check', 'networked.json', '--lang', 'en');
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /^networked\.json: a visit to 1 cabinet \(timing 1, equipment 1\): \S.*\nnetworked\.json: no findings\n$/,
    );
  });

  it('of files that are not there, or not files, says so and ends with 1', () => {
    const { status, stdout } = lukou('check', 'none.json', '.', '--lang', 'en');
    expect(status).toBe(1);
    expect(stdout).toBe('none.json:1:1  /  There is no file none.json\n.:1:1  /  . is a folder, not a file\n');
  });
});

describe('lukou', () => {
  it.each([['--help'], ['check', '--help'], ['help', 'check'], ['schema', '--help']])('helps: %s %s', (...args) => {
    const { status, stdout, stderr } = lukou(...args.filter((word) => typeof word === 'string'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('用法：');
    expect(lukou(...args, '--lang=en').stdout).toContain('Usage:');
  });

  it.each([
    [[], '用法：', 'Usage:'],
    [['chek'], '没有这个命令： chek，是否想写 check？', "unknown command 'chek'"],
    [['check'], '缺少参数： files', "missing required argument 'files'"],
    [['check', '--foo', 'x'], '没有这个选项： --foo', "unknown option '--foo'"],
  ])('ends bad usage with 2: %j', (args, zh, en) => {
    const chinese = lukou(...args);
    expect([chinese.status, chinese.stdout]).toEqual([2, '']);
    expect(chinese.stderr).toContain(zh);
    expect(lukou(...args, '--lang', 'en').stderr).toContain(en);
  });

  it('does not know a third language', () => {
    expect(lukou('check', 'good.json', '--lang', 'fr').status).toBe(2);
  });

  it('prints the schema that is published', () => {
    const { status, stdout } = lukou('schema');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync('public/scenario.schema.json', 'utf8')));
  });
});

describe('npm run lukou', () => {
  it('runs the built command line where the user stands, and hands its exit code on', () => {
    const launch = (file: string) =>
      spawnSync(process.execPath, [resolve('src/cli/launch.mjs'), 'check', file, '--lang', 'en'], {
        env: { ...process.env, INIT_CWD: folder },
        encoding: 'utf8',
      });
    expect(launch('good.json')).toMatchObject({ status: 0, stdout: '' });
    expect(launch('rule.json')).toMatchObject({ status: 1 });
    expect(launch('rule.json').stdout).toContain('rule.json:');
  });
});

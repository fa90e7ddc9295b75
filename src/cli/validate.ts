/** lukou validate: every case of the validation room, run with the engine as shipped. */
import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import {
  allRows,
  ENGINE_HASH,
  isOf,
  isUpToDate,
  notRun,
  type Row,
  type RowRecord,
  type ValidationRun,
} from '../validation/index.ts';
import type { Text } from '../scenario/index.ts';
import { answer } from './answer.ts';
import { writeWhole } from './files.ts';
import { onInterruptSay } from './interrupt.ts';
import { BadOption, writableOption } from './options.ts';
import { createProgress } from './progress.ts';
import { validationReport } from './validate-report.ts';
import { runInWorkers, serveRows } from './validate-workers.ts';
import type { Lang } from './words.ts';

interface ValidateWords {
  quick?: true;
  row?: string[];
  out?: string;
  worker?: true;
}

export function addValidateCommand(program: Command, lang: Lang): void {
  const say = (zh: string, en: string) => ({ zh, en })[lang];
  program
    .command('validate')
    .summary(say('用公开发表的数据检验仿真引擎', 'hold the engine against published figures'))
    .description(
      say(
        '逐项运行检验算例：编号、输入、期望值、实测值、容许误差、结论、出处。有不合格的算例时退出码为 1。',
        'Runs the cases one by one: id, inputs, expected, measured, tolerance, verdict, source. Exit code 1 if a case fails.',
      ),
    )
    .option('--quick', say('只运行一分钟内能完成的算例', 'only the cases that are done within a minute'))
    .option('--row <id...>', say('只运行这些编号（开头相同即可）', 'only cases whose id begins so'))
    .option(
      '--out <file.json>',
      say(
        '把结果逐项写入文件；文件里已有且引擎相同的不再运行（用 --row 点名的除外）',
        'write results case by case; what is in it already, of the same engine, is not run again unless --row asks for it',
      ),
    )
    .addOption(program.createOption('--worker').hideHelp())
    .action(async (words: ValidateWords, command: Command) => {
      if (words.worker === true) return serveRows();
      await answer(command, lang, () => validate(words, lang));
    });
}

/** @returns the exit code   @throws BadOption */
async function validate(words: ValidateWords, lang: Lang): Promise<number> {
  writableOption('--out', words.out);
  const rows = await allRows();
  const asked = chosen(rows, words);
  const kept = new Map(readRecords(words.out).map((record) => [record.id, record]));
  const isDone = (row: Row) => words.row === undefined && isUpToDate(row, kept.get(row.id));
  const todo = asked.filter((row) => !isDone(row));
  if (todo.length < asked.length) process.stderr.write(`${goingOn(words.out!, asked.length - todo.length)[lang]}\n`);
  const keep = (record: RowRecord) => {
    kept.set(record.id, record);
    if (words.out !== undefined) writeRecords(words.out, rows, kept);
  };

  const progress = createProgress({ zh: '检验', en: 'Validating' }, lang);
  const work = todo.reduce((sum, { seconds }) => sum + seconds, 0);
  if (todo.length > 0) progress.update(0);
  await runInWorkers(todo, keep, (seconds) => progress.update(work > 0 ? seconds / work : 1));
  progress.done();

  const records = asked.map((row) => kept.get(row.id)!);
  process.stdout.write(`${validationReport(records, lang)}\n`);
  return records.some(({ verdict }) => verdict === 'fail') ? 1 : 0;
}

/** A row of two references, `SF-05 SF-06`, is found by either. */
function chosen(rows: readonly Row[], { quick, row: ids }: ValidateWords): Row[] {
  const isCalled = (row: Row, id: string) => row.id.startsWith(id) || row.id.split(' ').includes(id);
  const unknown = ids?.find((id) => !rows.some((row) => isCalled(row, id)));
  if (unknown !== undefined)
    throw new BadOption({
      zh: `没有编号以 ${unknown} 开头的算例`,
      en: `no case has an id that begins with ${unknown}`,
    });
  return rows.filter((row) => (quick !== true || row.quick) && (ids?.some((id) => isCalled(row, id)) ?? true));
}

function readRecords(file: string | undefined): readonly RowRecord[] {
  if (file === undefined || !existsSync(file)) return [];
  try {
    const run = JSON.parse(readFileSync(file, 'utf8')) as Partial<ValidationRun>;
    if (run.format === 'lukou-validation' && run.version === 1) return run.rows ?? [];
  } catch {
    // Told below: not ours.
  }
  throw new BadOption({
    zh: `--out:${file} 已存在，但不是检验结果`,
    en: `--out: ${file} exists and is no result of a validation`,
  });
}

function goingOn(file: string, done: number): Text {
  return {
    zh: `${file} 里已有 ${done} 个算例是用同一引擎（${ENGINE_HASH}）运行的，不再重复`,
    en: `${file} holds ${done} cases run with this engine (${ENGINE_HASH}); they are not run again`,
  };
}

/** In the order of the list; records of cases that are no more, or are defined otherwise now, are dropped. */
function writeRecords(file: string, rows: readonly Row[], kept: ReadonlyMap<string, RowRecord>): void {
  const records = rows.map((row) => {
    const record = kept.get(row.id);
    return record !== undefined && isOf(row, record) ? record : notRun(row);
  });
  const date = new Date().toISOString().slice(0, 10);
  const run: ValidationRun = { format: 'lukou-validation', version: 1, engine: ENGINE_HASH, date, rows: records };
  writeWhole(file, `${JSON.stringify(run, null, 2)}\n`);
  const fresh = records.filter(({ engine }) => engine === ENGINE_HASH).length;
  onInterruptSay(() => ({
    zh: `${file} 里已有 ${fresh} 个算例，再次运行会从这里继续`,
    en: `${file} holds ${fresh} cases; run again to go on from there`,
  }));
}

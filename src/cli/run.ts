/** lukou run: a scenario without a screen, the same steps and the same numbers as the page. */
import type { Command } from 'commander';
import { clockText, secondsOfDay } from '../common/index.ts';
import { faultTable, type RunResult, signalLogTable, toCsv, toText, tripTable } from '../metrics/index.ts';
import { drive, makeResult, type Run, startRun } from '../runner/index.ts';
import type { LoadedScenario } from '../scenario/index.ts';
import { answer } from './answer.ts';
import { writeWhole } from './files.ts';
import { onInterruptSay } from './interrupt.ts';
import { loadTelling, prepareTelling } from './loading.ts';
import { seedOption, timeOption, windowOption, writableOption } from './options.ts';
import { createProgress } from './progress.ts';
import { labelOf, routesReport, runReport, sourceOf } from './run-report.ts';
import { visitsLine } from './visits.ts';
import type { Lang } from './words.ts';

/** As commander hands them over. */
interface RunWords {
  from?: string;
  to?: string;
  seed: string;
  out?: string;
  trips?: string;
  signals?: string;
  hash?: true;
}

export function addRunCommand(program: Command, lang: Lang): void {
  const say = (zh: string, en: string) => ({ zh, en })[lang];
  program
    .command('run')
    .summary(
      say('运行一个场景，输出全县指标和最差的路口', 'run a scenario; print the county and the worst intersections'),
    )
    .description(
      say(
        '从场景的开始时刻运行到 --to，统计 --from 到 --to。结果写到标准输出，进度写到标准错误。同一文件、同一种子，结果逐位相同，与网页一致。',
        "Runs from the scenario's start to --to; --from to --to is the window that counts. Results on stdout, progress on stderr. The same file and seed give the same digits, here and in the page.",
      ),
    )
    .argument('<file>', say('场景文件（.json）', 'scenario file (.json)'))
    .option('--from <HH:MM>', say('统计时段起点，默认 07:00', 'start of the window that counts, 07:00 when left out'))
    .option(
      '--to <HH:MM>',
      say('统计时段终点，也是运行终点，默认 09:00', 'end of the window and of the run, 09:00 when left out'),
    )
    .option('--seed <n>', say('随机种子', 'random seed'), '1')
    .option(
      '--out <result.json>',
      say('把全部指标写入文件，每15分钟一段', 'write every measure to a file, by 15 minutes'),
    )
    .option('--trips <trips.csv>', say('把每次出行写入文件', 'write every trip to a file'))
    .option(
      '--signals <signals.txt>',
      say('把信号日志写入文件：每次变化一行', 'write the signal log to a file: one line a change'),
    )
    .option('--hash', say('每5分钟（仿真时间）输出状态散列', 'print the state hash every simulated 5 minutes'))
    .action((file: string, words: RunWords, command: Command) => answer(command, lang, () => run(file, words, lang)));
}

/** @returns the exit code   @throws BadOption */
async function run(file: string, words: RunWords, lang: Lang): Promise<number> {
  const seed = seedOption(words.seed);
  const times = { from: timeOption('--from', words.from), to: timeOption('--to', words.to) };
  writableOption('--out', words.out);
  writableOption('--trips', words.trips);
  writableOption('--signals', words.signals);
  const loaded = await loadTelling(file, lang);
  if (loaded === undefined) return 1;

  const { start, end } = loaded.model.settings;
  const window = windowOption(times, { start: secondsOfDay(start), end: secondsOfDay(end) });
  const { result, run } = await runOnce(loaded, seed, window, words, lang);
  write(result, run, words, lang);
  process.stdout.write(
    `${runReport(result, lang, loaded.changes.length > 0 ? visitsLine(loaded, lang) : undefined)}\n`,
  );
  if (loaded.reassign) {
    const frozen = await runOnce({ ...loaded, reassign: false }, seed, window, words, lang);
    write(frozen.result, frozen.run, { ...words, ...besideNames(words) }, lang);
    process.stdout.write(`\n${routesReport(frozen.result, result, lang)}\n`);
  }
  return 0;
}

/** Where the run with the base's routes is written: `result.json` → `result.frozen.json`. */
function besideNames({ out, trips, signals }: RunWords): Pick<RunWords, 'out' | 'trips' | 'signals'> {
  const name = (file: string) => file.replace(/(\.\w+)?$/, '.frozen$1');
  return {
    ...(out !== undefined && { out: name(out) }),
    ...(trips !== undefined && { trips: name(trips) }),
    ...(signals !== undefined && { signals: name(signals) }),
  };
}

async function runOnce(
  loaded: LoadedScenario,
  seed: number,
  window: { from: number; to: number },
  words: RunWords,
  lang: Lang,
): Promise<{ result: RunResult; run: Run }> {
  const prepared = prepareTelling(loaded, seed, lang);
  const run = startRun(prepared, words.signals === undefined ? undefined : {});
  await driveWithProgress(run, window.to, words.hash === true, lang);
  return { result: makeResult(run, window.from, window.to), run };
}

async function driveWithProgress(run: Run, until: number, hashes: boolean, lang: Lang): Promise<void> {
  const { start, ticksPerSecond } = run.prepared.input;
  const progress = createProgress({ zh: '仿真', en: 'Simulating' }, lang);
  await drive(run, until, {
    onProgress: (time) => {
      progress.update((time - start) / (until - start), clockText(time));
    },
    ...(hashes && {
      onCheckpoint: (tick: number, hash: string) => {
        process.stdout.write(`${clockText(tick / ticksPerSecond)}  ${hash}\n`);
      },
    }),
  });
  progress.done();
}

/** Writes what was asked for; whoever interrupts hears which files are whole. */
function write(result: RunResult, run: Run, { out, trips, signals }: RunWords, lang: Lang): void {
  const written: string[] = [];
  const keep = (file: string, text: string) => {
    writeWhole(file, text);
    written.push(file);
    const names = written.join(', ');
    onInterruptSay(() => ({ zh: `已写出 ${names}`, en: `${names} written` }));
    process.stderr.write(`${{ zh: '已写出', en: 'Wrote' }[lang]} ${file}\n`);
  };
  if (out !== undefined) keep(out, `${JSON.stringify(result, null, 1)}\n`);
  const origin = { label: labelOf(result)[lang], source: sourceOf(result)[lang] };
  if (trips !== undefined) keep(trips, toCsv(tripTable(run.collector.trips.rows()), lang, origin));
  if (signals === undefined || run.signalLog === undefined) return;
  const { network, program } = run.simulation.input;
  const { model } = run.prepared.plan;
  const faults = faultTable(model);
  const log = signalLogTable({ model, network, program }, run.signalLog.rows, {
    faults: [run.signalLog.from, run.simulation.tick],
  });
  const tables = [...(faults.rows.length > 0 ? [faults] : []), log].map((table) => toText(table, lang));
  keep(signals, `${[`${origin.label}\n${origin.source}`, ...tables].join('\n\n')}\n`);
}

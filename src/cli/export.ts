/** lukou export: a scenario and the trips of one seed as another tool's files. */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { clockText, secondsOfDay } from '../common/index.ts';
import { exportSumo, SUMO_FILES } from '../exchange/index.ts';
import { answer } from './answer.ts';
import { sumoDrivers } from './export-drivers.ts';
import { showOf } from './export-show.ts';
import { writeWhole } from './files.ts';
import { onInterruptSay } from './interrupt.ts';
import { loadTelling, prepareTelling } from './loading.ts';
import { BadOption, seedOption, timeOption, windowWithin } from './options.ts';
import { createProgress } from './progress.ts';
import type { Lang } from './words.ts';

interface ExportWords {
  out: string;
  seed: string;
  from?: string;
  to?: string;
}

export function addExportCommand(program: Command, lang: Lang): void {
  const say = (zh: string, en: string) => ({ zh, en })[lang];
  const group = program
    .command('export')
    .summary(say('导出为其他工具的文件', "write other tools' files"))
    .description(say('导出为其他工具的文件。', "Writes other tools' files."));
  group
    .command('sumo')
    .summary(say('导出为 SUMO 的路网、信号方案和车辆', "SUMO's network, signal programs and vehicles"))
    .description(
      say(
        `把场景写成 SUMO 1.15 的纯 XML：同样的车道、车道连接、限速、让行规则和信号方案（含相位差、时钟误差、时段表），以及某个种子的全部车辆（同样的出发时刻、车型、路径和停靠）。感应、自适应、手控和紧急优先的信号机随交通变化，写出的是本软件同一种子仿真中实际显示的灯色，在 SUMO 中照此播放；特勤、急救车辆在 SUMO 中按普通小车行驶。之后在该文件夹中运行 netconvert -c ${SUMO_FILES.netconvert}，再运行 sumo -c ${SUMO_FILES.sumo}。`,
        `Writes a scenario as SUMO 1.15's plain XML: the same lanes, connections, speeds, right of way and signal programs (offsets, clock errors, schedules), and every vehicle of a seed (the same departures, classes, paths and stops). Controllers that go by detectors, an officer or a convoy are written as what they showed in our run of that seed, and show just that in SUMO; the vehicles of a convoy are ordinary cars there. Then, in that folder: netconvert -c ${SUMO_FILES.netconvert}, and sumo -c ${SUMO_FILES.sumo}.`,
      ),
    )
    .argument('<file>', say('场景文件（.json）', 'scenario file (.json)'))
    .requiredOption('--out <folder>', say('写入的文件夹，没有则新建', 'folder to write to; made if it is not there'))
    .option('--from <HH:MM>', say('起始时刻，默认场景的开始', "start, the scenario's own when left out"))
    .option('--to <HH:MM>', say('结束时刻，默认场景的结束', "end, the scenario's own when left out"))
    .option('--seed <n>', say('随机种子', 'random seed'), '1')
    .action((file: string, words: ExportWords, command: Command) =>
      answer(command, lang, () => run(file, words, lang)),
    );
}

/** @returns the exit code   @throws BadOption */
async function run(file: string, words: ExportWords, lang: Lang): Promise<number> {
  const seed = seedOption(words.seed);
  const [from, to] = [timeOption('--from', words.from), timeOption('--to', words.to)];
  folderOption('--out', words.out);
  const loaded = await loadTelling(file, lang);
  if (loaded === undefined) return 1;

  const { start, end } = loaded.model.settings;
  const day = { start: secondsOfDay(start), end: secondsOfDay(end) };
  const window = { from: from ?? day.start, to: to ?? day.end };
  windowWithin(window, day);
  const prepared = prepareTelling(loaded, seed, lang, window.from);
  const { input } = prepared;
  const seen = createProgress({ zh: '仿真感应、手控等信号机', en: 'Running the controllers that go by traffic' }, lang);
  const length = (window.to - window.from) * input.ticksPerSecond;
  const show = showOf(input, (tick) => seen.update((tick - window.from * input.ticksPerSecond) / length));
  const files = exportSumo({
    ...input,
    model: loaded.model,
    drivers: sumoDrivers(input),
    window,
    ...(show && { show }),
  });
  if (show) seen.done();
  mkdirSync(words.out, { recursive: true });
  const written: string[] = [];
  for (const [name, text] of files) {
    const path = join(words.out, name);
    writeWhole(path, text);
    written.push(name);
    onInterruptSay(() => ({ zh: `已写出 ${written.join(', ')}`, en: `${written.join(', ')} written` }));
  }
  process.stdout.write(`${summary(words.out, window, seed, files.size)[lang]}\n`);
  return 0;
}

/** @throws BadOption when the name is already a file's */
function folderOption(option: string, folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new BadOption({
      zh: `${option}：${folder} 是文件，不是文件夹`,
      en: `${option}: ${folder} is a file, not a folder`,
    });
}

function summary(folder: string, { from, to }: { from: number; to: number }, seed: number, count: number) {
  const period = `${clockText(from)}–${clockText(to)}`;
  const next = `netconvert -c ${SUMO_FILES.netconvert} && sumo -c ${SUMO_FILES.sumo}`;
  return {
    zh: `已写出 ${count} 个文件到 ${folder}（${period}，种子 ${seed}）。在该文件夹中运行：${next}`,
    en: `Wrote ${count} files to ${folder} (${period}, seed ${seed}). In that folder run: ${next}`,
  };
}

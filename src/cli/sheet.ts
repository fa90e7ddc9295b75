/** lukou sheet: the timing sheets 配时表 of a scenario's controllers, each a file to print. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { buildNetwork } from '../network/index.ts';
import { ENGINE_VERSION } from '../runner/index.ts';
import type { LoadedScenario } from '../scenario/index.ts';
import { timingSheets } from '../view/index.ts';
import { answer } from './answer.ts';
import { writeWhole } from './files.ts';
import { loadTelling } from './loading.ts';
import { BadOption } from './options.ts';
import type { Lang } from './words.ts';

interface SheetWords {
  controller?: string[];
  out: string;
  date?: string;
}

/** All sheets in one file, where there are several. */
const TOGETHER = 'all.html';

export function addSheetCommand(program: Command, lang: Lang): void {
  const say = (zh: string, en: string) => ({ zh, en })[lang];
  program
    .command('sheet')
    .summary(say('写出配时表，供打印', 'write timing sheets to print'))
    .description(
      say(
        '为场景的信号机各写一张配时表（HTML，A4，浏览器里打印）：方案、时段表、检测器、与现状相比的变更、检查结果、签字栏。',
        'Writes a timing sheet for each controller of a scenario (HTML, A4, printed from a browser): plans, schedule, detectors, what changed, findings, a line for signatures.',
      ),
    )
    .argument('<file>', say('场景文件（.json）', 'scenario file (.json)'))
    .option('--controller <id...>', say('只写这些信号机', 'only these controllers'))
    .requiredOption('--out <folder>', say('写到这个文件夹', 'folder to write to'))
    .option('--date <date>', say('表上的日期；不写则留空手填', 'date on the sheet; a line to write on when left out'))
    .action((file: string, words: SheetWords, command: Command) =>
      answer(command, lang, () => sheets(file, words, lang)),
    );
}

/** @returns the exit code   @throws BadOption for a controller that is not there */
async function sheets(file: string, words: SheetWords, lang: Lang): Promise<number> {
  const loaded = await loadTelling(file, lang);
  if (loaded === undefined) return 1;
  const ids = wanted(loaded, words.controller);
  const source = {
    model: loaded.model,
    base: loaded.base,
    baseFile: loaded.chain.at(-1) ?? loaded.file,
    between: Math.max(0, loaded.chain.length - 2),
    network: buildNetwork(loaded.model),
    name: loaded.document.name,
    file: loaded.file,
    ...(words.date === undefined ? {} : { date: words.date }),
    madeWith: ENGINE_VERSION,
  };
  mkdirSync(words.out, { recursive: true });
  const write = (name: string, which: readonly string[]) => {
    writeWhole(join(words.out, name), timingSheets(source, which, lang));
    process.stdout.write(`${join(words.out, name)}\n`);
  };
  for (const id of ids) write(`${id}.html`, [id]);
  if (ids.length > 1) write(TOGETHER, ids);
  return 0;
}

function wanted({ model }: LoadedScenario, asked: readonly string[] | undefined): readonly string[] {
  const known = model.controllers.map(({ id }) => id);
  const unknown = asked?.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new BadOption({ zh: `没有编号为“${unknown}”的信号机`, en: `there is no controller "${unknown}"` });
  return asked ?? known;
}

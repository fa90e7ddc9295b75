/** lukou propose: cycle and splits for intersections or a corridor, with reasons and effect; a scenario file with the changes. */
import { basename, dirname, relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { clockText, secondsOfDay } from '../common/index.ts';
import { toText } from '../metrics/index.ts';
import {
  compare,
  cycleTable,
  planOf,
  proposalTable,
  type Proposal,
  type ProposalWish,
  propose,
  withOffsets,
} from '../runner/index.ts';
import { applyChange, type LoadedScenario, type Model, printDocument, scenarioOf } from '../scenario/index.ts';
import { withPlaceNames, withPlanNames } from '../view/index.ts';
import { answer } from './answer.ts';
import { writeWhole } from './files.ts';
import { loadTelling, prepareTelling } from './loading.ts';
import { BadOption, timeOption, windowOption, writableOption } from './options.ts';
import { createProgress } from './progress.ts';
import { comparisonLines, groupLines } from './propose-report.ts';
import { visitsLine } from './visits.ts';
import type { Lang } from './words.ts';

const STAYS = { zh: '  现方案已有、建议方案仍有的问题：', en: '  Findings of today’s plan that stay:' };

interface ProposeWords {
  intersection?: string[];
  corridor?: string;
  from?: string;
  to?: string;
  criterion: ProposalWish['criterion'];
  cycles: string;
  single?: true;
  simulate?: string;
  out?: string;
}

export function addProposeCommand(program: Command, lang: Lang): void {
  const say = (zh: string, en: string) => ({ zh, en })[lang];
  program
    .command('propose')
    .summary(say('建议周期和绿信比，写明理由和效果', 'propose cycles and splits, with reasons and effect'))
    .description(
      say(
        '按时段内想要通过的车流（出行及其路径，不是停止线通过量）和用本引擎实测的饱和流率、损失时间，重新分配现方案的绿灯。多个路口默认用公共周期。',
        'Divides the greens of today’s plans anew, from who wants to pass in the period (trips on their routes, not stop-line throughput) and the saturation flow and lost time measured with this engine. Several intersections get a common cycle unless --single.',
      ),
    )
    .argument('<file>', say('场景文件（.json）', 'scenario file (.json)'))
    .option('--intersection <id...>', say('路口', 'intersections'))
    .option('--corridor <id>', say('干线走廊上的全部路口', 'all intersections of a corridor'))
    .option('--from <HH:MM>', say('时段起点，默认 07:00', 'start of the period, 07:00 when left out'))
    .option('--to <HH:MM>', say('时段终点，默认 09:00', 'end of the period, 09:00 when left out'))
    .addOption(
      new Option('--criterion <criterion>', say('准则', 'criterion'))
        .choices(['webster', 'equalSaturation'])
        .default('webster'),
    )
    .option('--cycles <least-most>', say('允许的周期（秒）', 'cycles allowed [s]'), '50-150')
    .option('--single', say('每个路口各用自己的周期', 'a cycle of its own for each'))
    .option('--simulate <n>', say('用 n 个种子成对仿真（1–10）', 'simulate in pairs with n seeds (1–10)'))
    .option('--out <scenario.json>', say('写出带这些变更的场景文件', 'write a scenario file with the changes'))
    .action((file: string, words: ProposeWords, command: Command) =>
      answer(command, lang, () => run(file, words, lang)),
    );
}

/** @returns the exit code   @throws BadOption */
async function run(file: string, words: ProposeWords, lang: Lang): Promise<number> {
  const seeds = seedsOption(words.simulate);
  const times = { from: timeOption('--from', words.from), to: timeOption('--to', words.to) };
  const allowed = cyclesOption(words.cycles);
  writableOption('--out', words.out);
  const loaded = await loadTelling(file, lang);
  if (loaded === undefined) return 1;
  const { model } = loaded;
  const day = { start: secondsOfDay(model.settings.start), end: secondsOfDay(model.settings.end) };
  const wish: ProposalWish = {
    intersections: placesOption(words, model),
    ...windowOption(times, day),
    criterion: words.criterion,
    allowed,
    common: words.single !== true,
    isCorridor: words.corridor !== undefined && words.intersection === undefined && words.single !== true,
  };
  const prepared = prepareTelling(loaded, 1, lang);
  const splitting = createProgress({ zh: '计算配时', en: 'Reckoning' }, lang);
  const split = await propose({ model, ...prepared.input }, wish, { onProgress: (share) => splitting.update(share) });
  splitting.done();
  if (split === undefined) return 1;
  const waving = createProgress({ zh: '比较周期与绿波', en: 'Comparing cycles and waves' }, lang);
  const proposal = await withOffsets(
    split,
    { model, ...prepared.input },
    { onProgress: (share) => waving.update(share) },
  );
  waving.done();
  report(proposal, model, prepared.input.network, lang);
  if (seeds.length > 0 && proposal.changes.length > 0) await simulate(loaded, proposal, seeds, lang);
  if (words.out !== undefined) write(words.out, file, loaded, proposal, lang);
  return 0;
}

function report(proposal: Proposal, model: Model, network: Parameters<typeof proposalTable>[2], lang: Lang): void {
  const nameOf = (id: string) => model.intersections.find((one) => one.id === id)?.name ?? { zh: id, en: id };
  const lines = groupLines(
    { ...proposal, reasons: proposal.reasons.map((reason) => withPlaceNames(reason, model)) },
    nameOf,
    lang,
  );
  if (proposal.study) lines.push('', toText(cycleTable(proposal.study), lang));
  for (const place of proposal.places) {
    lines.push('', toText(proposalTable(place, nameOf(place.intersection), network), lang));
    for (const reason of place.split.reasons) lines.push(`  · ${reason[lang]}`);
    if (place.split.findings.length > 0) lines.push(STAYS[lang]);
    for (const { message } of place.split.findings)
      lines.push(`  ! ${withPlanNames(message, [place.split.plan])[lang]}`);
  }
  if (proposal.changes.length > 0) lines.push('', visitsLine({ base: model, model, changes: proposal.changes }, lang));
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function simulate(loaded: LoadedScenario, proposal: Proposal, seeds: number[], lang: Lang): Promise<void> {
  const { intersections, from, to } = proposal.wish;
  const progress = createProgress({ zh: '成对仿真', en: 'Simulating in pairs' }, lang);
  const plan = planOf(loaded, 1);
  const comparison = await compare(
    { plan, changed: changedBy(loaded.model, proposal), intersections, from, to, seeds },
    { onProgress: (share) => progress.update(share) },
  );
  progress.done();
  if (comparison !== undefined) process.stdout.write(`\n${comparisonLines(comparison, lang).join('\n')}\n`);
}

function changedBy(model: Model, { changes }: Proposal): Model {
  return changes.reduce((before, change) => {
    const result = applyChange(before, change);
    if (!('model' in result)) throw new Error(JSON.stringify(result.finding));
    return result.model;
  }, model);
}

function write(out: string, file: string, { document }: LoadedScenario, proposal: Proposal, lang: Lang): void {
  const { from, to } = proposal.wish;
  const period = `${clockText(from)}–${clockText(to)}`;
  const scenario = scenarioOf({
    name: {
      zh: `${document.name.zh}（${period} 建议配时）`,
      en: `${document.name.en} (timing proposed for ${period})`,
    },
    extends: relative(dirname(resolve(out)), resolve(file)) || basename(file),
    changes: proposal.changes,
  });
  writeWhole(out, printDocument(scenario));
  process.stderr.write(`${{ zh: '已写出', en: 'Wrote' }[lang]} ${out}\n`);
}

function placesOption({ intersection = [], corridor }: ProposeWords, model: Model): string[] {
  const unknown = intersection.filter((id) => !model.intersections.some((one) => one.id === id));
  if (unknown.length > 0)
    throw new BadOption({
      zh: `--intersection：没有路口 ${unknown.join('、')}`,
      en: `--intersection: there is no intersection ${unknown.join(', ')}`,
    });
  const along = corridor === undefined ? undefined : model.corridors?.find(({ id }) => id === corridor);
  if (corridor !== undefined && along === undefined)
    throw new BadOption({ zh: `--corridor：没有走廊 ${corridor}`, en: `--corridor: there is no corridor ${corridor}` });
  const all = [...new Set([...intersection, ...(along?.intersections ?? [])])];
  if (all.length === 0)
    throw new BadOption({ zh: '要给出 --intersection 或 --corridor', en: 'give --intersection or --corridor' });
  return all;
}

function cyclesOption(word: string): ProposalWish['allowed'] {
  const [, least, most] = /^(\d{2,3})-(\d{2,3})$/.exec(word) ?? [];
  const allowed = { least: Number(least), most: Number(most) };
  if (!(allowed.least <= allowed.most))
    throw new BadOption({
      zh: `--cycles 要写成 最短-最长，例如 50-150，而不是 ${word}`,
      en: `--cycles must be least-most, such as 50-150, not ${word}`,
    });
  return allowed;
}

function seedsOption(word: string | undefined): number[] {
  if (word === undefined) return [];
  const count = Number(word);
  if (!Number.isInteger(count) || count < 1 || count > 10)
    throw new BadOption({
      zh: `--simulate 要是 1 到 10 的整数，而不是 ${word}`,
      en: `--simulate must be a whole number from 1 to 10, not ${word}`,
    });
  return Array.from({ length: count }, (_, index) => index + 1);
}

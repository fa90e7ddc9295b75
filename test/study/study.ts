/**
 * `npm run study [-- --only networked-16,guarded-route] [-- --seeds 10] [-- --out study.json] [-- --lang en]`: the shipped
 * scenarios beside today's signals, over paired seeds; then where and why their delay differs. A thread for each core, seed by seed.
 * With `--out` every run is written down as it ends, and a study that was broken off, or is wanted with more seeds or scenarios, goes
 * on from the runs in the file that are of this engine and these scenarios.
 */
import { parseArgs } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import { buildNetwork, SIDE_TEXT, sideOf } from '../../src/network/index.ts';
import { scenarioHash } from '../../src/runner/index.ts';
import { type Model, type Text, visitsOf, visitsText } from '../../src/scenario/index.ts';
import { ENGINE_HASH } from '../../src/validation/engine-hash.ts';
import { loadCase, SCENARIOS, TODAY } from './cases.ts';
import { type Approaches, CAUSES_NOTE, causesText } from './causes.ts';
import type { Figures } from './measure.ts';
import { approachesOf, placesOf } from './places.ts';
import { type Recorded, runsIn, writeStudy } from './record.ts';
import { type Studied, studyText } from './table.ts';
import { inThreads, serve } from './threads.ts';

const SEEDS = 10;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      seeds: { type: 'string' },
      out: { type: 'string' },
      lang: { type: 'string' },
    },
  });
  const only = values.only?.split(',');
  const unknown = only?.find((id) => !SCENARIOS.some(([known]) => known === id));
  if (unknown !== undefined) throw new Error(`no scenario ${unknown}`);
  const lang = values.lang === 'en' ? 'en' : 'zh';
  const seeds = Array.from({ length: Number(values.seeds ?? SEEDS) }, (_, index) => index + 1);

  const all = await open(only, values.out);
  const todayOf = (one: Studied): Studied => all.find(({ id, period }) => id === TODAY && period === one.period) ?? one;
  const tasks = seeds.flatMap((seed) =>
    all.filter(({ runs }) => !runs.has(seed)).map(({ id, period }) => ({ id, period, seed })),
  );
  const known = seeds.length * all.length - tasks.length;
  if (known > 0) process.stderr.write(`goes on from ${known} runs in ${values.out}\n`);
  let done = 0;
  await inThreads(tasks, ({ id, period, seed }, figures) => {
    all.find((one) => one.id === id && one.period === period)?.runs.set(seed, figures);
    done++;
    process.stderr.write(`${done}/${tasks.length} ${id} ${period} ${seed}: ${figures.delay.toFixed(1)} s/veh\n`);
    if (values.out !== undefined) writeStudy(values.out, all, todayOf);
  });
  // Of the file's runs only the seeds that were asked for.
  const studied = all.map((one) => ({ ...one, runs: new Map([...one.runs].filter(([seed]) => seeds.includes(seed))) }));
  const today = (one: Studied) => studied.find(({ id, period }) => id === TODAY && period === one.period);
  const texts = studied.flatMap((one) => {
    const beside = today(one);
    return one.id === TODAY || beside === undefined ? [] : [causesText(one, beside, one.approaches, lang)];
  });
  const table = studyText(studied, ({ id }) => id === TODAY, lang);
  const visits = all.flatMap(({ id, name, visits: its }) =>
    id === TODAY ? [] : `${name[lang]}${lang === 'zh' ? '：' : ': '}${its[lang]}`,
  );
  process.stdout.write(`${ENGINE_HASH}\n${[table, visits.join('\n'), ...texts, CAUSES_NOTE[lang]].join('\n\n')}\n`);
}

/** The scenarios wanted and today's of the same hours, with the runs that are known of them. */
async function open(only: readonly string[] | undefined, path: string | undefined): Promise<(Recorded & Runs)[]> {
  const chosen = SCENARIOS.filter(([id]) => id !== TODAY && (only === undefined || only.includes(id)));
  if (chosen.length === 0) throw new Error(`${TODAY} is what the others are compared with`);
  const periods = new Set(chosen.map(([, period]) => period));
  const cases = SCENARIOS.filter(([id, period]) =>
    id === TODAY ? periods.has(period) : chosen.some(([one]) => one === id),
  );
  let nameOf: Approaches['nameOf'] | undefined;
  const opened: (Recorded & Runs)[] = [];
  for (const [id, period] of cases) {
    const loaded = await loadCase(id);
    nameOf ??= namesOf(loaded.base);
    const one = {
      id,
      period,
      name: loaded.document.name,
      hash: scenarioHash(loaded.model),
      local: placesOf(loaded),
      approaches: { places: approachesOf(loaded), nameOf },
    };
    const visits = visitsText(visitsOf(loaded.base, loaded.changes));
    opened.push({ ...one, visits, runs: path === undefined ? new Map() : runsIn(path, one) });
  }
  return opened;
}

interface Runs {
  /** To cabinets, that the scenario costs. */
  readonly visits: Text;
  readonly runs: Map<number, Figures>;
}

/** "文昌路—学府路 东进口" of a link. */
function namesOf(model: Model): Approaches['nameOf'] {
  const network = buildNetwork(model);
  const nodes = new Map([...model.intersections, ...model.portals].map(({ id, name }) => [id, name]));
  return (id) => {
    const link = network.links[network.linkIndex.get(id) ?? -1];
    const at = link && nodes.get(network.nodes[link.to]?.id ?? '');
    if (link === undefined || at === undefined) throw new Error(`no link ${id}`);
    const side = SIDE_TEXT[sideOf(link)];
    return { zh: `${at.zh} ${side.zh}进口`, en: `${at.en}, ${side.en}` };
  };
}

if (isMainThread) await main();
else serve();

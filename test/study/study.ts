/**
 * `npm run study [-- --scenario networked-16,guarded-route] [-- --seeds 10] [-- --out study.json] [-- --lang en]`: the shipped
 * scenarios beside today's signals, over paired seeds. Two threads share the runs, seed by seed, so that a study broken off after
 * some seeds is a study of those: after each of them the table and the file are written anew.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { ENGINE_HASH } from '../../src/validation/engine-hash.ts';
import { loadCase, type Period, PERIODS, placesOf, SCENARIOS, TODAY } from './cases.ts';
import { type Figures, measure } from './measure.ts';
import { compare, MEASURES, type Studied, studyText } from './table.ts';

const THREADS = 2;
const SEEDS = 10;

interface Task {
  readonly id: string;
  readonly period: Period['id'];
  readonly seed: number;
  readonly places: Record<string, string[]>;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string' },
      seeds: { type: 'string' },
      out: { type: 'string' },
      lang: { type: 'string' },
    },
  });
  const wanted = values.scenario?.split(',');
  const lang = values.lang === 'en' ? 'en' : 'zh';
  const chosen = SCENARIOS.filter(([id]) => id !== TODAY && (wanted === undefined || wanted.includes(id)));
  if (chosen.length === 0) throw new Error(`no scenario ${values.scenario}`);
  const periods = new Set(chosen.map(([, period]) => period));
  const cases = [...[...periods].map((period) => [TODAY, period] as const), ...chosen];

  const places: Record<string, string[]> = {};
  const names = new Map<string, Studied['name']>();
  for (const [id] of cases) {
    const loaded = await loadCase(id);
    names.set(id, loaded.document.name);
    const own = placesOf(loaded);
    if (own !== null) places[id] = own;
  }
  const studied = cases.map(([id, period]) => ({
    id,
    period,
    name: names.get(id) ?? { zh: id, en: id },
    runs: new Map<number, Figures>(),
  }));
  const seeds = Array.from({ length: Number(values.seeds ?? SEEDS) }, (_, index) => index + 1);
  const tasks: Task[] = seeds.flatMap((seed) => cases.map(([id, period]) => ({ id, period, seed, places })));
  let done = 0;
  await inThreads(tasks, ({ id, period, seed }, figures) => {
    studied.find((one) => one.id === id && one.period === period)?.runs.set(seed, figures);
    done++;
    process.stderr.write(`${done}/${tasks.length} ${id} ${period} ${seed}: ${figures.delay.toFixed(1)} s/veh\n`);
    if (done % cases.length === 0 && values.out !== undefined) writeFileSync(values.out, json(studied));
  });
  process.stdout.write(`${ENGINE_HASH}\n${studyText(studied, ({ id }) => id === TODAY, lang)}\n`);
}

/** Every figure of every run, and what the table says of them. */
function json(studied: readonly Studied[]): string {
  const all = studied.map((one) => {
    const today = studied.find((other) => other.id === TODAY && other.period === one.period);
    return {
      scenario: one.id,
      name: one.name,
      period: one.period,
      runs: Object.fromEntries(one.runs),
      compared: today && Object.fromEntries(MEASURES.map(({ key }) => [key, compare(one, today, key)])),
    };
  });
  return `${JSON.stringify({ format: 'lukou-study', engine: ENGINE_HASH, scenarios: all }, null, 1)}\n`;
}

async function inThreads(tasks: readonly Task[], tell: (task: Task, figures: Figures) => void): Promise<void> {
  const left = [...tasks];
  const work = async (): Promise<void> => {
    const thread = new Worker(process.argv[1] as string);
    try {
      for (let task = left.shift(); task !== undefined; task = left.shift()) tell(task, await ask(thread, task));
    } finally {
      await thread.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(THREADS, tasks.length) }, work));
}

function ask(thread: Worker, task: Task): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const broken = (error: Error) => reject(new Error(`${task.id}, seed ${task.seed}: ${error.message}`));
    thread.once('error', broken);
    thread.once('message', (figures: Figures) => {
      thread.off('error', broken);
      resolve(figures);
    });
    thread.postMessage(task, []);
  });
}

/** A thread's side: until it is terminated. */
function serve(): void {
  const loaded = new Map<string, ReturnType<typeof loadCase>>();
  const answer = async ({ id, period, seed, places }: Task): Promise<void> => {
    const its = loaded.get(id) ?? loadCase(id);
    loaded.set(id, its);
    const own = id === TODAY ? places : Object.fromEntries(Object.entries(places).filter(([one]) => one === id));
    parentPort?.postMessage(await measure(await its, PERIODS[period], seed, own), []);
  };
  parentPort?.on('message', (task: Task) => void answer(task));
}

if (isMainThread) await main();
else serve();

/**
 * What a tick puts on the heap, from which it has to be cleared away again. Counted in processes of their own, and more than one: what
 * V8 inlines, and so keeps off the heap, hangs on the moment at which it compiles, and in one process of six or so it inlines less.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import { createSimulation } from '../../src/engine/index.ts';
import { check, planOf, prepare, startRun } from '../../src/runner/index.ts';
import { stepOnce } from '../../src/runner/run.ts';

/** By then V8 has compiled what runs often; from then on an hour counts [s since midnight]. */
const WARM = 7 * 3600;
const MINUTES = 60;
const PROCESSES = 3;

export interface Allocated {
  /** [B] a tick */
  readonly bytes: number;
  /** Garbage collections in the hour. */
  readonly collections: number;
}

export interface CountyAllocated {
  readonly alone: Allocated;
  readonly measured: Allocated;
}

/** Minutes in which the heap was cleared and shrank are left out of the bytes. */
async function allocatedBy(step: () => void, ticksPerMinute: number): Promise<Allocated> {
  let [bytes, ticks, collections] = [0, 0, 0];
  const observer = new PerformanceObserver((list) => {
    collections += list.getEntries().length;
  });
  observer.observe({ entryTypes: ['gc'] });
  for (let minute = 0; minute < MINUTES; minute++) {
    const before = getHeapStatistics().used_heap_size;
    for (let tick = 0; tick < ticksPerMinute; tick++) step();
    const grown = getHeapStatistics().used_heap_size - before;
    if (grown < 0) continue;
    bytes += grown;
    ticks += ticksPerMinute;
  }
  // Entries are told in a later task.
  await new Promise((resolve) => setTimeout(resolve, 20));
  observer.disconnect();
  return { bytes: bytes / ticks, collections };
}

/** The county's 07:00–08:00: the engine alone, and with all measures. */
export async function allocatedByCounty(): Promise<CountyAllocated> {
  const { loaded } = await check('scenarios/county.json', async (file) => readFileSync(file));
  if (loaded === undefined) throw new Error('scenarios/county.json has errors; run lukou check');
  const prepared = prepare(planOf(loaded, 1));
  const ticksPerMinute = 60 * prepared.input.ticksPerSecond;
  const simulation = createSimulation(prepared.input);
  while (simulation.time < WARM) simulation.step();
  const alone = await allocatedBy(simulation.step, ticksPerMinute);
  const run = startRun(prepared);
  while (run.simulation.time < WARM) stepOnce(run);
  return { alone, measured: await allocatedBy(() => stepOnce(run), ticksPerMinute) };
}

/** As many rows as `allocatedByCounty` has figures: the middle of some processes, and the most of them. */
export function allocationRows(): [string, number, string][] {
  const bench = join(import.meta.dirname, 'bench.js');
  const all = Array.from({ length: PROCESSES }, () => {
    const { stdout } = spawnSync(process.execPath, [bench, '--allocation'], { encoding: 'utf8' });
    return JSON.parse(stdout) as CountyAllocated;
  });
  return (['alone', 'measured'] as const).flatMap((which) =>
    (['collections', 'bytes'] as const).flatMap((what): [string, number, string][] => {
      const sorted = all.map((one) => one[which][what]).sort((a, b) => a - b);
      const unit = what === 'bytes' ? 'B' : '';
      const name = `${which === 'alone' ? 'engine alone' : 'with all measures'}, 07:00–08:00: ${what === 'bytes' ? 'put on the heap by a tick' : 'garbage collections'}`;
      return [
        [`${name}, middle of ${PROCESSES}`, sorted[(PROCESSES - 1) / 2]!, unit],
        ['  most', sorted[PROCESSES - 1]!, unit],
      ];
    }),
  );
}

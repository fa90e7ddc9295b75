/** What a tick puts on the heap, from which it has to be cleared away again. */
import { createSimulation } from '../../src/engine/index.ts';
import { check, planOf, prepare, startRun } from '../../src/runner/index.ts';
import { stepOnce } from '../../src/runner/run.ts';
import { readFileSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';

/** By then V8 has compiled what runs often [s since midnight]. */
const WARM = 7 * 3600;
const MINUTES = 20;

/** [B] By minutes; one in which the heap was cleared and shrank is left out. */
export function bytesPerTick(step: () => void, ticksPerMinute: number, minutes: number): number {
  let bytes = 0;
  let ticks = 0;
  for (let minute = 0; minute < minutes; minute++) {
    const before = getHeapStatistics().used_heap_size;
    for (let tick = 0; tick < ticksPerMinute; tick++) step();
    const grown = getHeapStatistics().used_heap_size - before;
    if (grown < 0) continue;
    bytes += grown;
    ticks += ticksPerMinute;
  }
  return bytes / ticks;
}

/** [B] a tick of the county's morning: the engine alone, and with all measures. */
export async function allocatedByCounty(): Promise<{ alone: number; measured: number }> {
  const { loaded } = await check('scenarios/county.json', async (file) => readFileSync(file));
  if (loaded === undefined) throw new Error('scenarios/county.json has errors; run lukou check');
  const prepared = prepare(planOf(loaded, 1));
  const { ticksPerSecond } = prepared.input;
  const simulation = createSimulation(prepared.input);
  while (simulation.time < WARM) simulation.step();
  const alone = bytesPerTick(simulation.step, 60 * ticksPerSecond, MINUTES);
  const run = startRun(prepared);
  while (run.simulation.time < WARM) stepOnce(run);
  return { alone, measured: bytesPerTick(() => stepOnce(run), 60 * ticksPerSecond, MINUTES) };
}

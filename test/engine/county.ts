/** The shipped county, ready to run. */
import { readFileSync } from 'node:fs';
import { createSimulation } from '../../src/engine/index.ts';
import type { Simulation } from '../../src/engine/index.ts';
import { check, planOf, prepare } from '../../src/runner/index.ts';

const { loaded } = await check('scenarios/county.json', async (file) => readFileSync(file));
if (loaded === undefined) throw new Error('scenarios/county.json has errors');
export const county = loaded;
/** Seeds share their routes. */
export const cache = { assignments: new Map(), freeFlow: new Map() } satisfies NonNullable<
  Parameters<typeof prepare>[1]
>['cache'];

/** @param start [s since midnight], with empty streets */
export function countyAt(start: number, seed: number): Simulation {
  return createSimulation(prepare(planOf(county, seed, start), { cache }).input);
}

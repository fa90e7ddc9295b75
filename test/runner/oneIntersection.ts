/** The shipped example as a plan of a run, for tests of the runner. */
import { readFileSync } from 'node:fs';
import { planOf, type RunPlan } from '../../src/runner/index.ts';
import { check } from '../../src/runner/index.ts';

export const FILE = 'one-intersection.json';
export const bytes = new Uint8Array(readFileSync(new URL(`../../scenarios/${FILE}`, import.meta.url)));

export async function examplePlan(seed = 1): Promise<RunPlan> {
  const { loaded, findings } = await check(FILE, async () => bytes);
  if (loaded === undefined) throw new Error(JSON.stringify(findings));
  return planOf(loaded, seed);
}

/**
 * `npm run bench`: how fast the county's morning runs. Times are told, never asserted: machines differ, and the same machine drifts.
 * The page's frame is timed by `page.ts` of this folder, in a real browser.
 */
import { drive, planOf, check, prepare, startRun } from '../../src/runner/index.ts';
import { createSimulation } from '../../src/engine/index.ts';
import { readFileSync } from 'node:fs';
import { timePage } from './page.ts';

const FROM = 7 * 3600;
const TO = 8 * 3600;

async function main(): Promise<void> {
  const { loaded } = await check('scenarios/county.json', async (file) => readFileSync(file));
  if (loaded === undefined) throw new Error('scenarios/county.json has errors; run lukou check');

  let begun = performance.now();
  const prepared = prepare(planOf(loaded, 1));
  row('prepare: network, equilibrium routes, trips', (performance.now() - begun) / 1000, 's');
  row('trips of the day', prepared.input.trips.length, '');
  row('relative gap of the assignment', prepared.assignment.relativeGap * 100, '%');

  const bare = createSimulation(prepared.input);
  const tick = (seconds: number) => seconds * prepared.input.ticksPerSecond;
  while (bare.tick < tick(FROM)) bare.step();
  const updates = bare.updates;
  begun = performance.now();
  let inside = 0;
  while (bare.tick < tick(TO)) {
    bare.step();
    inside = Math.max(inside, bare.counts.inside);
  }
  const engine = (performance.now() - begun) / 1000;
  row('engine alone, county 07:00–08:00', engine, 's');
  row('  vehicle updates per second', (bare.updates - updates) / engine / 1e6, 'million');
  row('  time per update', (engine * 1e9) / (bare.updates - updates), 'ns');
  row('  simulated seconds per second', (TO - FROM) / engine, '');
  row('  most vehicles on the road at once', inside, '');

  const run = startRun(prepared);
  await drive(run, FROM);
  begun = performance.now();
  await drive(run, TO);
  const measured = (performance.now() - begun) / 1000;
  row('engine with all measures, the same hour', measured, 's');
  row('  simulated seconds per second', (TO - FROM) / measured, '');
  row('peak memory of the process', process.resourceUsage().maxRSS / 1024, 'MiB');

  if (!process.argv.includes('--engine')) for (const [what, value, unit] of await timePage()) row(what, value, unit);
}

function row(what: string, value: number, unit: string): void {
  const digits = Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 3 : 1;
  process.stdout.write(`${what.padEnd(58)} ${value.toFixed(digits).padStart(12)} ${unit}\n`);
}

await main();

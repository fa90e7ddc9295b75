/**
 * `npm run bench [-- --engine | --page | --sumo]`: how fast the county's morning runs, how fast it is shown, and how fast SUMO runs the
 * same. Times are told, never asserted: machines differ, and the same machine drifts. In brackets is what is wanted.
 * The page's frame is timed by `page.ts` of this folder, in a real browser.
 */
import { drive, planOf, check, prepare, startRun } from '../../src/runner/index.ts';
import { createSimulation } from '../../src/engine/index.ts';
import { signalFindings } from '../../src/signal/index.ts';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countyCase } from '../compare/cases.ts';
import { allocatedByCounty, allocationRows } from './allocation.ts';
import { timeCorridor } from './corridor.ts';
import { gridRows, timeCounty, timeGrid } from './grid-cost.ts';
import { kernelNanoseconds } from './kernel.ts';
import { timePage } from './page.ts';
import { timePlayback } from './playback.ts';
import { timeSumo } from './sumo.ts';

const FROM = 7 * 3600;
const TO = 8 * 3600;
const MORNING = 8.5 * 3600;

async function main(): Promise<void> {
  const { loaded } = await check('scenarios/county.json', async (file) => readFileSync(file));
  if (loaded === undefined) throw new Error('scenarios/county.json has errors; run lukou check');

  let begun = performance.now();
  const prepared = prepare(planOf(loaded, 1));
  row('prepare: network, equilibrium routes, trips', (performance.now() - begun) / 1000, 's');
  begun = performance.now();
  signalFindings(loaded.model, prepared.input.network);
  row('all rules of signals on the county, as the engine asks before it starts', performance.now() - begun, 'ms');
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
  const update = (engine * 1e9) / (bare.updates - updates);
  row('  time per update', update, 'ns');
  const kernel = kernelNanoseconds();
  row('yardstick: car following alone, time per update', kernel, 'ns');
  row('  the engine over the yardstick (at most 60, aim 20)', update / kernel, '×');
  row('  simulated seconds per second', (TO - FROM) / engine, '');
  row('  most vehicles on the road at once', inside, '');

  const run = startRun(prepared);
  await drive(run, FROM);
  begun = performance.now();
  await drive(run, TO);
  const measured = (performance.now() - begun) / 1000;
  row('engine with all measures, the same hour', measured, 's');
  row('  simulated seconds per second', (TO - FROM) / measured, '');
  await drive(run, MORNING);
  const morning = (performance.now() - begun) / 1000;
  row('  07:00–08:30, simulated seconds per second (at least 100)', (MORNING - FROM) / morning, '');
  for (const [what, value, unit] of allocationRows()) row(what, value, unit);
  row('peak memory: a run 07:00–08:30 in a process (below 300)', peakMemory(), 'MB');

  for (const [what, value, unit] of gridRows(loaded.model.intersections.length)) row(what, value, unit);

  for (const [what, value, unit] of timeCorridor(prepared)) row(what, value, unit);
}

async function page(): Promise<void> {
  for (const [what, value, unit] of await timePage()) row(what, value, unit);
  for (const [what, value, unit] of await timePlayback()) row(what, value, unit);
}

/** [MB] of `lukou run`, everything it loads and writes included. */
function peakMemory(): number {
  const cli = join(import.meta.dirname, 'cli.js');
  const report = `process.on('exit', () => process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS))`;
  const options = [`--import=data:text/javascript,${encodeURIComponent(report)}`];
  const run = ['run', 'scenarios/county.json', '--from', '07:00', '--to', '08:30'];
  const { stderr } = spawnSync(process.execPath, [...options, cli, ...run], { encoding: 'utf8' });
  // Node tells KiB.
  return (Number(/peak (\d+)/.exec(stderr)?.[1]) * 1024) / 1e6;
}

function row(what: string, value: number, unit: string): void {
  const digits = Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 3 : 1;
  process.stdout.write(`${what.padEnd(58)} ${value.toFixed(digits).padStart(12)} ${unit}\n`);
}

async function sumo(): Promise<void> {
  try {
    for (const [what, value, unit] of timeSumo(await countyCase())) row(what, value, unit);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

const PARTS = { '--engine': main, '--page': page, '--sumo': sumo };
const [, , what, size, timed] = process.argv;
if (what === '--allocation') process.stdout.write(JSON.stringify(await allocatedByCounty()));
else if (what === '--grid') process.stdout.write(String(timeGrid(Number(size), Number(timed))));
else if (what === '--county') process.stdout.write(String(await timeCounty()));
else if (what === undefined) {
  await main();
  await page();
  // In a process of its own, where V8 has seen nothing else.
  const bench = join(import.meta.dirname, 'bench.js');
  process.exitCode = spawnSync(process.execPath, [bench, '--sumo'], { stdio: 'inherit' }).status ?? 1;
} else if (Object.hasOwn(PARTS, what)) await PARTS[what as keyof typeof PARTS]();
else {
  process.stderr.write(`no part ${what}; there are ${Object.keys(PARTS).join(', ')}\n`);
  process.exitCode = 2;
}

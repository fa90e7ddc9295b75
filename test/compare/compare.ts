/**
 * `npm run compare:sumo [-- --case signal,county,coordination] [-- --seeds 3]`: the same streets, signals and vehicles in SUMO and here, side by
 * side: SUMO with its saturation flow set to ours, and once as it comes. Told, never asserted; it fails where SUMO is missing, where
 * netconvert or sumo warn of something not allowed, and where SUMO's network or what its signals show is not ours.
 */
import { parseArgs } from 'node:util';
import type { SimulationInput } from '../../src/engine/index.ts';
import { prepare } from '../../src/runner/index.ts';
import { ENGINE_HASH } from '../../src/validation/engine-hash.ts';
import { type Case, controlledCase, countyCase, smallCases } from './cases.ts';
import { type Comparison, compareAll } from './comparison.ts';
import { COORDINATOR, coordinate } from './coordination.ts';
import { coordinationText, wavesText } from './coordination-table.ts';
import { type Figures, figuresOf, type Sample } from './journeys.ts';
import { checkNetwork } from './network.ts';
import { runOurs } from './ours.ts';
import { referenceDelays } from './references.ts';
import { type Calibration, calibrate, DEFAULTS } from './saturation.ts';
import { checkSignals } from './signals.ts';
import { exportCase, requireSumo, runSumo } from './sumo.ts';
import { calibrationText, caseText, speedText } from './table.ts';

/** Seeds of every case, unless told otherwise. */
const SEEDS = 3;

interface Words {
  readonly case?: string;
  readonly seeds?: string;
}

const COORDINATION = 'coordination';
let values: Words = {};

async function main(): Promise<void> {
  ({ values } = parseArgs({ options: { case: { type: 'string' }, seeds: { type: 'string' } } }));
  if (values.seeds !== undefined && !/^[1-9]\d*$/.test(values.seeds))
    throw new Error(`--seeds ${values.seeds}: a whole number from 1 is wanted`);
  const wanted = values.case?.split(',');
  const all = [...smallCases(), await countyCase(), await controlledCase()];
  const known = [...all.map(({ id }) => id), COORDINATION];
  const unknown = wanted?.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new Error(`no case ${unknown}; there are ${known.join(', ')}`);
  const cases = all.filter(({ id }) => wanted === undefined || wanted.includes(id));
  const isCoordinated = wanted === undefined || wanted.includes(COORDINATION);
  const version = requireSumo(isCoordinated ? COORDINATOR : undefined);
  say(`engine ${ENGINE_HASH}, SUMO ${version}, one thread each, teleporting off\n`);
  const calibrations = new Map<number, Calibration>();
  for (const one of cases) await compare(one, calibrationFor(one.model.settings.saturationFlow.value));
  if (isCoordinated) {
    const { model } = await countyCase();
    const { drivers } = calibrationFor(model.settings.saturationFlow.value);
    say(coordinationText(await coordinate(drivers, Number(values.seeds ?? SEEDS), progress)));
    say(await wavesText());
  }

  function calibrationFor(flow: number): Calibration {
    let calibration = calibrations.get(flow);
    if (calibration === undefined) {
      calibration = calibrate(flow);
      calibrations.set(flow, calibration);
      say(calibrationText(flow, calibration));
    }
    return calibration;
  }
}

async function compare(one: Case, calibration: Calibration): Promise<void> {
  const count = Number(values.seeds ?? SEEDS);
  const runs: Comparison = { ours: [], matched: [], defaults: [] };
  const samples: Record<keyof Comparison, Sample[]> = { ours: [], matched: [], defaults: [] };
  for (let seed = 1; seed <= count; seed++) {
    const { input } = prepare({ model: one.model, base: one.base ?? one.model, file: one.id, seed, start: one.start });
    const exported = exportCase(one.model, input, one.end);
    try {
      if (seed === 1) {
        checkNetwork(exported);
        checkSignals(exported);
      }
      add('ours', runOurs(input, one.end), input);
      add('matched', runSumo(exported, calibration.drivers, seed), input);
      add('defaults', runSumo(exported, DEFAULTS, seed), input);
    } finally {
      exported.remove();
    }
  }
  say(caseText(one, compareAll(runs), await referenceDelays(one), count));
  say(speedText(samples));

  function add(who: keyof Comparison, sample: Sample, { network, trips }: SimulationInput): void {
    samples[who].push({ ...sample, journeys: [] });
    const figures: Figures = figuresOf(one, network, trips, sample.journeys);
    runs[who].push(figures);
  }
}

function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

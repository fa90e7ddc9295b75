/**
 * Whether an update costs more where there is more to keep: the county, and generated grids as large and twenty times as large. One
 * after the other, each in a process of its own, and that several times over: what a grid costs hangs on whether others use the
 * memory just then, so a ratio is of two neighbours in time.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, planOf, prepare } from '../../src/runner/index.ts';
import { createSimulation, type Simulation } from '../../src/engine/index.ts';
import { gridSimulation } from './grid.ts';

const ROUNDS = 5;
/** How long a grid fills up, and how long it is timed then [s]. */
const FILL = 300;
const TIMED = 60;
/** Intersections a side of the grid that has as many vehicles as the county. */
const AS_MANY_VEHICLES = 13;
const FROM = 7 * 3600;
const TO = 8 * 3600;

/** @param intersections of the county */
export function gridRows(intersections: number): [what: string, value: number, unit: string][] {
  const small = Math.round(Math.sqrt(intersections));
  const large = Math.round(Math.sqrt(20 * intersections));
  const rounds = Array.from({ length: ROUNDS }, () => ({
    small: alone('--grid', small, 10 * TIMED),
    middle: alone('--grid', AS_MANY_VEHICLES, 5 * TIMED),
    county: alone('--county'),
    large: alone('--grid', large, TIMED),
  }));
  const overSmall = rounds.map((round) => round.large / round.small);
  const overCounty = rounds.map((round) => round.large / round.county);
  return [
    [
      `county 07:00–08:00 alone, time per update, middle of ${ROUNDS}`,
      middleOf(rounds.map(({ county }) => county)),
      'ns',
    ],
    [`grid of ${small ** 2} intersections`, middleOf(rounds.map((round) => round.small)), 'ns'],
    [
      `grid of ${AS_MANY_VEHICLES ** 2}, as many vehicles as the county`,
      middleOf(rounds.map(({ middle }) => middle)),
      'ns',
    ],
    [`grid of ${large ** 2}`, middleOf(rounds.map((round) => round.large)), 'ns'],
    ['  over the small grid, middle', middleOf(overSmall), '×'],
    ['  over the county (at most 1.5), middle', middleOf(overCounty), '×'],
    ['  least', Math.min(...overCounty), '×'],
    ['  most', Math.max(...overCounty), '×'],
  ];
}

/** [ns] an update. In a process of its own: nothing else is in memory, and V8 has seen nothing but this. */
function alone(...options: readonly (string | number)[]): number {
  const { stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'bench.js'), ...options.map(String)], {
    encoding: 'utf8',
  });
  const update = Number.parseFloat(stdout);
  if (Number.isNaN(update)) throw new Error(`bench.js ${options.join(' ')} told no time`);
  return update;
}

function middleOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

/** @param timed seconds after it is full of traffic @returns [ns] an update */
export function timeGrid(size: number, timed: number): number {
  const simulation = gridSimulation(size, FILL + timed);
  stepUntil(simulation, FILL);
  return timeUntil(simulation, FILL + timed);
}

/** @returns [ns] an update, 07:00–08:00 */
export async function timeCounty(): Promise<number> {
  const { loaded } = await check('scenarios/county.json', async (file) => readFileSync(file));
  const simulation = createSimulation(prepare(planOf(loaded!, 1)).input);
  stepUntil(simulation, FROM);
  return timeUntil(simulation, TO);
}

function timeUntil(simulation: Simulation, time: number): number {
  const { updates } = simulation;
  const begun = performance.now();
  stepUntil(simulation, time);
  return ((performance.now() - begun) * 1e6) / (simulation.updates - updates);
}

function stepUntil(simulation: Simulation, time: number): void {
  while (simulation.time < time) simulation.step();
}

/** The county itself: nobody in anybody, and the same county whatever the time step. */
import { createSimulation, type Simulation } from '../../engine/index.ts';
import { prepare } from '../../runner/index.ts';
import type { LoadedScenario } from '../../scenario/index.ts';
import { runUntil } from '../models/simulate.ts';
import { type Seen, watch } from '../models/watch.ts';
import { cell, exactly, type Outcome, printed, type Row, type RowContext } from '../row.ts';

const HOUR = 3600;
const SEEDS = [1, 2, 3, 4, 5];
/** All seeds and steps share the routes of the county as it is. */
type Cache = NonNullable<NonNullable<Parameters<typeof prepare>[1]>['cache']>;

function countyAt(county: LoadedScenario, start: number, seed: number, cache: Cache, tickLength?: number): Simulation {
  const { model, base, file } = county;
  const settings = { ...model.settings, ...(tickLength === undefined ? {} : { tickLength }) };
  return createSimulation(prepare({ model: { ...model, settings }, base, file, seed, start }, { cache }).input);
}

/** @param runs seed, start and end of each [s since midnight] */
async function watchCounty(
  context: RowContext,
  runs: readonly (readonly [number, number, number])[],
): Promise<Outcome> {
  const county = await context.county();
  const cache: Cache = { assignments: new Map(), freeFlow: new Map() };
  const sum: Seen = { overlaps: 0, beyondBrakes: 0, hardBrakings: 0, lost: 0 };
  let kilometres = 0;
  for (const [index, [seed, start, end]] of runs.entries()) {
    const simulation = countyAt(county, start, seed, cache);
    const { seen, look } = watch(simulation);
    runUntil(simulation, end, look);
    for (const key of Object.keys(sum) as (keyof Seen)[]) sum[key] += seen[key];
    kilometres += simulation.distance / 1000;
    context.progress((index + 1) / runs.length);
  }
  const { overlaps, beyondBrakes, lost, hardBrakings } = sum;
  return { values: { overlaps, beyondBrakes, lost, kilometres, hard: (hardBrakings / kilometres) * 1000 } };
}

const WATCHED = [
  exactly(cell('overlaps', '同一车道上车身重叠', 'bodies overlapping on a lane', '', 0), 0),
  exactly(cell('beyondBrakes', '减速度超过 9 米/秒²', 'braked harder than 9 m/s²', '', 0), 0),
  exactly(cell('lost', '车辆凭空增减', 'vehicles lost or made from nothing', '', 0), 0),
  printed(cell('hard', '每千车公里要求超过 4.5 米/秒² 的制动', 'brakings asked above 4.5 m/s² per 1,000 vehicle-km')),
  printed(cell('kilometres', '行驶里程', 'distance driven', 'veh·km', 0)),
];

export const countyRows: readonly Row[] = [
  {
    id: 'CF-09 county morning',
    group: 'county',
    inputs: {
      zh: '示例县 07:00–08:30，5 个种子，每个仿真步都检查；10⁶ 车公里未达到，里程见下',
      en: 'the example county 07:00–08:30, five seeds, looked at every tick; short of 10⁶ vehicle-km, the distance is below',
    },
    source: 'design: an engine without collisions',
    quick: false,
    seconds: 120,
    cells: WATCHED,
    run: (context) =>
      watchCounty(
        context,
        SEEDS.map((seed) => [seed, 7 * HOUR, 8.5 * HOUR]),
      ),
  },
  {
    id: 'CF-09 county day',
    group: 'county',
    inputs: {
      zh: '示例县 06:00–22:00，种子 1，每个仿真步都检查',
      en: 'the example county 06:00–22:00, seed 1, looked at every tick',
    },
    source: 'design: an engine without collisions',
    quick: false,
    seconds: 240,
    cells: WATCHED,
    run: (context) => watchCounty(context, [[1, 6 * HOUR, 22 * HOUR]]),
  },
];

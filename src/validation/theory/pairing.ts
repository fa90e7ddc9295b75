/** CRN: the same input gives the same digits, and two plans meet the same people, so that their difference is less a matter of luck. */
import { randomStream, uniform } from '../../common/index.ts';
import { EventKind, type Trip } from '../../engine/index.ts';
import type { Model } from '../../scenario/index.ts';
import { countyRuns } from '../models/county.ts';
import { eachEvent, type Journey, runUntil, simulate } from '../models/simulate.ts';
import { atMost, cell, exactly, printed, type Row, type RowContext } from '../row.ts';
import { poissonDepartures } from './approach.ts';
import { EASTWARD, sevenSignals, GREENS, wave, WESTWARD, withOffsets } from './seven-signals.ts';
import { mean, variance } from './statistics.ts';

const HOUR = 3600;
const COUNTY = { start: 6.75 * HOUR, end: 7.25 * HOUR, checkpoint: 300, moved: 20 };
const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
/** Flows each way on the main street and on every side street [veh/h]. */
const MAIN = 500;
const SIDE = 150;
const RESAMPLED = 10_000;

/** Every plan of every controller begins later by so much [s]. */
function moved(model: Model, by: number): Model {
  const later = model.controllers.map((controller) => ({
    ...controller,
    plans: controller.plans.map((plan) => ({ ...plan, offset: ((plan.offset ?? 0) + by) % plan.cycle })),
  }));
  return { ...model, controllers: later };
}

/** What a traveller is before the run begins, as text. */
function traveller({ name, vehicleClass, departure, route, stops, origin, destination }: Trip): string {
  return JSON.stringify([name, vehicleClass, departure, [...route], stops, origin, destination]);
}

async function sameDigits(context: RowContext): Promise<Record<string, number>> {
  const county = await context.county();
  const hashes = [0, 1].map(() => {
    const { simulation } = countyRuns(county).begin(COUNTY.start, 1);
    const found: string[] = [];
    for (let time = COUNTY.start + COUNTY.checkpoint; time <= COUNTY.end; time += COUNTY.checkpoint) {
      runUntil(simulation, time);
      found.push(simulation.hash());
    }
    return found;
  });
  const [first, again] = hashes as [string[], string[]];
  const plans = [county, { ...county, model: moved(county.model, COUNTY.moved) }];
  const [today, other] = plans.map((one) => countyRuns(one).begin(COUNTY.start, 1).simulation.input.trips) as [
    readonly Trip[],
    readonly Trip[],
  ];
  return {
    digits: first.filter((hash, place) => hash !== again[place]).length,
    checkpoints: first.length,
    travellers: today.filter((trip, place) => traveller(trip) !== traveller(other[place]!)).length,
    trips: today.length,
  };
}

function journeysOf(seed: number): Journey[] {
  const streams: readonly (readonly [string, readonly string[], number])[] = [
    ['east', EASTWARD, MAIN],
    ['west', WESTWARD, MAIN],
    ...GREENS.flatMap((_, at) => [
      [`south ${at}`, [`N${at}>J${at}`, `J${at}>S${at}`], SIDE] as const,
      [`north ${at}`, [`S${at}>J${at}`, `J${at}>N${at}`], SIDE] as const,
    ]),
  ];
  return streams.flatMap(([name, route, flow], stream) =>
    poissonDepartures(seed * 100 + stream, flow / HOUR, HOUR).map((departure, car) => ({
      route,
      departure,
      name: `${name}, ${car}`,
    })),
  );
}

/** Mean travel time, wait for entry included [s]. @param people seed of arrivals and drivers */
function travelTime(model: Model, people: number): number {
  const simulation = simulate(model, journeysOf(people), { seed: people });
  const { trips } = simulation.input;
  const times: number[] = [];
  while (simulation.counts.done < trips.length && simulation.time < 3 * HOUR) {
    runUntil(simulation, simulation.time + 10, () =>
      eachEvent(simulation, EventKind.done, (v) => {
        times.push(simulation.time - trips[simulation.vehicles.trip[v]!]!.departure);
      }),
    );
  }
  if (times.length < trips.length) throw new Error('not everybody got through');
  return mean(times);
}

/** Variance of the paired differences ÷ that of independent seeds. */
function ratioOf(a: readonly number[], b: readonly number[]): number {
  return variance(a.map((value, seed) => value - b[seed]!)) / (variance(a) + variance(b));
}

function comparison(context: RowContext): Record<string, number> {
  const streets = sevenSignals(0.5);
  const coordinated = withOffsets(streets, wave().offsets);
  const together = withOffsets(
    streets,
    GREENS.map(() => 0),
  );
  const [a, b]: [number[], number[]] = [[], []];
  for (const seed of SEEDS) {
    a.push(travelTime(coordinated, seed));
    b.push(travelTime(together, seed));
    context.progress(seed / SEEDS.length);
  }
  const stream = randomStream(1, 'resampled seeds');
  const ratios = Array.from({ length: RESAMPLED }, (_, sample) => {
    const drawn = SEEDS.map((_seed, place) =>
      Math.floor(uniform(stream, sample * SEEDS.length + place) * SEEDS.length),
    );
    return ratioOf(
      drawn.map((place) => a[place]!),
      drawn.map((place) => b[place]!),
    );
  }).sort((x, y) => x - y);
  return {
    ratio: ratioOf(a, b),
    low: ratios[Math.floor(0.025 * RESAMPLED)]!,
    high: ratios[Math.floor(0.975 * RESAMPLED)]!,
    coordinated: mean(a),
    together: mean(b),
  };
}

export const pairingRows: readonly Row[] = [
  {
    id: 'CRN-01',
    group: 'repeatability',
    inputs: {
      zh: `示例县 06:45–07:15，种子 1，运行两次，每 5 分钟比较全部状态；再把所有方案的相位差推后 ${COUNTY.moved} 秒，比较每个出行者`,
      en: `the example county 06:45–07:15, seed 1, run twice, its whole state compared every 5 minutes; then all offsets ${COUNTY.moved} s later, every traveller compared`,
    },
    source: 'common random numbers: a stream by seed and traveller, none by the order of events',
    quick: false,
    seconds: 15,
    cells: [
      exactly(cell('digits', '状态不同的时刻', 'moments at which the states differ', '', 0), 0),
      printed(cell('checkpoints', '比较的时刻', 'moments compared', '', 0)),
      exactly(cell('travellers', '换方案后不同的出行者', 'travellers that differ with the other plans', '', 0), 0),
      printed(cell('trips', '比较的出行者', 'travellers compared', '', 0)),
    ],
    run: async (context) => ({ values: await sameDigits(context) }),
  },
  {
    id: 'CRN-02',
    group: 'repeatability',
    inputs: {
      zh: `BW-04 的七个信号路口，主路每向 ${MAIN}、支路每向 ${SIDE} 辆/时，随机到达一小时；绿波相位差与同时起步两个方案，${SEEDS.length} 个种子，平均行程时间；步长 0.5 秒`,
      en: `the seven signals of BW-04, ${MAIN} veh/h each way on the main street and ${SIDE} on every side street, an hour at random; offsets of the wave against all at once, ${SEEDS.length} seeds, mean travel time; step 0.5 s`,
    },
    source:
      'paired variance of the difference at most half of that of independent seeds; interval by bootstrap over seeds',
    quick: false,
    seconds: 40,
    cells: [
      atMost(cell('ratio', '配对方差 ÷ 不配对方差', 'paired variance ÷ unpaired'), 0.5),
      printed(cell('low', '95 % 区间下限', '95 % interval from')),
      printed(cell('high', '95 % 区间上限', '95 % interval to')),
      printed(cell('coordinated', '绿波方案平均行程时间', 'mean travel time with the wave', 's', 1)),
      printed(cell('together', '同时起步方案平均行程时间', 'mean travel time all at once', 's', 1)),
    ],
    run: (context) => ({ values: comparison(context) }),
  },
];

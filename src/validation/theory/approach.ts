/**
 * One lane before one signal, the simplest thing theory speaks of: what of the engine is the theory's capacity, effective green
 * and delay.
 *
 * Delay is the paired one: the same cars and drivers with the plan and with permanent green, how much later each gets to the far end.
 * What slower drivers ahead cost is in both and cancels.
 */
import { randomStream, uniform } from '../../common/index.ts';
import { type DriverSettings, EventKind } from '../../engine/index.ts';
import { createCollector } from '../../metrics/index.ts';
import type { Model } from '../../scenario/index.ts';
import { phase, withSignal } from '../models/signals.ts';
import { eachEvent, type Journey, runUntil, simulate } from '../models/simulate.ts';
import { crossing, square } from '../models/streets.ts';
import { mean } from './statistics.ts';

export interface Approach {
  /** [s] */
  readonly cycle: number;
  /** Displayed [s]; 3 s of yellow follow. */
  readonly green: number;
  /** Setting of the drivers [veh/h]. */
  readonly saturationFlow: number;
  readonly drivers?: DriverSettings;
}

/** From the middle to the portals [m]. Beyond the line just long enough to be at full speed: further on cars that go in a platoon are held up by its slower drivers, which is not the signal's. */
const IN = 600;
const OUT = 130;
const ROUTE = ['E-in', 'W-out'];
const YELLOW = 3;
const CLEARANCE = 2;
/** Nobody takes longer [s]. */
const PATIENCE = 7200;

function streets({ saturationFlow }: Approach): Model {
  const legs = square([{ turns: ['through'] }], 1, IN).map((leg) => (leg.name === 'W' ? { ...leg, reach: OUT } : leg));
  return crossing(legs, undefined, { saturationFlow });
}

/** The plan; its green begins at midnight and every `cycle` seconds. */
function withPlan(approach: Approach): Model {
  const rest = approach.cycle - approach.green - 2 * (YELLOW + CLEARANCE);
  const phases = [phase('go', 'E-in through', YELLOW, CLEARANCE), phase('rest', 'N-in through', YELLOW, CLEARANCE)];
  return withSignal(streets(approach), 'M', phases, [approach.green, rest]);
}

function permanentlyGreen(approach: Approach): Model {
  return withSignal(streets(approach), 'M', [phase('go', 'E-in through', YELLOW, CLEARANCE)], [approach.cycle - 5]);
}

/** Moments of a Poisson process [s]. @param flow [veh/s] */
export function poissonDepartures(seed: number, flow: number, until: number): number[] {
  const stream = randomStream(seed, 'Poisson headways');
  const times: number[] = [];
  for (let time = 0, car = 0; ; car++) {
    time -= Math.log(1 - uniform(stream, car)) / flow;
    if (time >= until) return times;
    times.push(time);
  }
}

interface Ride {
  /** By car: at the far end [s]; at the stop line, interpolated within the tick [s]. */
  readonly done: Float64Array;
  readonly passed: Float64Array;
  /** By car: the engine's own running delay at the far end, wait for entry included [s]. */
  readonly delay: Float64Array;
}

/** Runs until the last car is through, or to a time. @param alike one driver for all */
function ride(
  model: Model,
  approach: Approach,
  departures: readonly number[],
  seed: number,
  until?: number,
  alike = false,
): Ride {
  const journeys: Journey[] = departures.map((departure, car) => ({
    route: ROUTE,
    departure,
    name: alike ? 'car' : `car ${car}`,
  }));
  const simulation = simulate(model, journeys, { seed, ...(approach.drivers && { drivers: approach.drivers }) });
  const { vehicles, counts, input } = simulation;
  const [done, passed, delay] = [0, 0, 0].map(() => new Float64Array(departures.length).fill(NaN)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const end = until ?? departures.at(-1)! + PATIENCE;
  while (simulation.time < end && counts.done < input.trips.length) {
    runUntil(simulation, simulation.time + 1, () => {
      eachEvent(simulation, EventKind.passed, (v) => {
        passed[vehicles.trip[v]!] = simulation.time - vehicles.position[v]! / Math.max(0.5, vehicles.speed[v]!);
      });
      eachEvent(simulation, EventKind.done, (v) => {
        done[vehicles.trip[v]!] = simulation.time;
        delay[vehicles.trip[v]!] = vehicles.delay[v]! + vehicles.entryDelay[v]!;
      });
    });
  }
  if (until === undefined && counts.done < input.trips.length) throw new Error('not everybody got through');
  return { done, passed, delay };
}

export interface PairedDelay {
  /** Mean [s/veh]. */
  readonly paired: number;
  readonly cars: number;
}

export function pairedDelay(approach: Approach, departures: readonly number[], seed: number): PairedDelay {
  const plan = ride(withPlan(approach), approach, departures, seed);
  const free = ride(permanentlyGreen(approach), approach, departures, seed);
  return { paired: mean(departures.map((_, car) => plan.done[car]! - free.done[car]!)), cars: departures.length };
}

/** Control delay of the movement as the page shows it [s/veh], entry delay beside it as there. */
export function shownDelay(approach: Approach, departures: readonly number[], seed: number): number {
  const model = withPlan(approach);
  const journeys = departures.map((departure, car): Journey => ({ route: ROUTE, departure, name: `car ${car}` }));
  const simulation = simulate(model, journeys, { seed });
  const collector = createCollector(simulation, model);
  while (simulation.counts.done < departures.length) {
    runUntil(simulation, simulation.time + 60, () => collector.afterStep());
  }
  const { approaches } = collector.report(0, simulation.time).intersections[0]!;
  return approaches.find(({ link }) => link === 'E-in')!.measures.delay!;
}

export interface Saturated {
  /** [veh/s] */
  readonly capacity: number;
  /** Mean headway after the fourth of each green [s]. */
  readonly headway: number;
}

/** More cars than can pass, for an hour after ten minutes of filling up. */
export function saturated(approach: Approach, seeds: readonly number[]): Saturated {
  const [from, to] = [10 * 60, 70 * 60];
  const { cycle } = approach;
  const [first, last] = [Math.ceil(from / cycle), Math.floor(to / cycle)];
  const counts: number[] = [];
  let [headways, heads] = [0, 0];
  for (const seed of seeds) {
    const departures = Array.from({ length: Math.ceil(to / 1.9) }, (_, car) => car * 1.9);
    const { passed } = ride(withPlan(approach), approach, departures, seed, to);
    const greens: number[][] = Array.from({ length: last }, () => []);
    for (const time of passed) if (time < last * cycle) greens[Math.floor(time / cycle)]!.push(time);
    for (const green of greens.slice(first)) {
      counts.push(green.length);
      headways += green.at(-1)! - green[3]!;
      heads += green.length - 4;
    }
  }
  return { capacity: mean(counts) / cycle, headway: headways / heads };
}

/**
 * The red as a lone car feels it [s]: that of a point queue in which a car that comes at any moment of the cycle waits as long on
 * average, red² ÷ 2 cycle. Start-up, acceleration and the use of yellow are in it.
 */
export function effectiveRed(approach: Approach, seeds: readonly number[]): number {
  const { cycle } = approach;
  // Far enough apart to be alone; half a second later in the cycle each time.
  const departures = Array.from({ length: 2 * cycle }, (_, probe) => 100 + probe * (3 * cycle + 1 / 2));
  const waits = seeds.map((seed) => {
    const plan = ride(withPlan(approach), approach, departures, seed, undefined, true);
    const free = ride(permanentlyGreen(approach), approach, departures, seed, undefined, true);
    return mean(departures.map((_, probe) => plan.done[probe]! - free.done[probe]!));
  });
  return Math.sqrt(2 * cycle * mean(waits));
}

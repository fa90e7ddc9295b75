/**
 * Discharge of a standing queue, measured as the references do: a queue of 30 before a red light, crossings of the front axle
 * counted from the start of green.
 */
import { type DriverSettings, EventKind, type Simulation, VehicleClass, Where } from '../../engine/index.ts';
import type { Lane, Turn } from '../../scenario/index.ts';
import { phase, withSignal } from './signals.ts';
import { eachEvent, type Journey, runUntil, simulate } from './simulate.ts';
import { crossing, square } from './streets.ts';

/** Front bumper to front axle [m], of the protocol. */
const AXLE = 0.8;
/** Faster than this a queued vehicle has started [m/s]: the speed below which one counts as stopped. */
const STARTED = 5 / 3.6;
const QUEUE = 30;
const GREEN = 130;
const RED = 170;
const CYCLE = GREEN + RED;
/** An ordinary approach with a lane for every turn. */
const LANES: readonly Lane[] = [{ turns: ['left'] }, { turns: ['through'] }, { turns: ['right'] }];

export interface QueueSettings {
  readonly turn: Exclude<Turn, 'uTurn'>;
  readonly saturationFlow: number;
  readonly tickLength?: number;
  /** Every so many-th vehicle is a truck; none where left out. */
  readonly truckEvery?: number;
  readonly drivers?: DriverSettings;
  readonly seeds: readonly number[];
  /** Queues a seed. */
  readonly queues: number;
}

export interface Discharge {
  /** Saturation flow of vehicles 5–30 [veh/h]; of 5–12. */
  readonly flow: number;
  readonly flowOfFirst: number;
  /** Start-up lost time over the first four [s]. */
  readonly lost: number;
  /** Speed of the wave of starts up the queue [m/s]. */
  readonly wave: number;
  /** Mean headways of the first eight [s]. */
  readonly headways: readonly number[];
  readonly queues: number;
}

/** One queue: when each axle passes, seconds after green; when and where each started. */
interface Queue {
  crossings: number[];
  starts: { time: number; behind: number }[];
}

export function discharge(settings: QueueSettings): Discharge {
  const queues = settings.seeds.flatMap((seed) => queuesOf(settings, seed));
  const mean = (of: (queue: Queue) => number) => queues.reduce((sum, queue) => sum + of(queue), 0) / queues.length;
  const at = (number: number) => mean(({ crossings }) => crossings[number - 1]!);
  const headway = (at(QUEUE) - at(4)) / (QUEUE - 4);
  return {
    flow: 3600 / headway,
    flowOfFirst: (3600 * 8) / (at(12) - at(4)),
    lost: at(4) - 4 * headway,
    wave: mean(({ starts }) => waveSpeed(starts)),
    headways: Array.from({ length: 8 }, (_, index) => at(index + 1) - (index === 0 ? 0 : at(index))),
    queues: queues.length,
  };
}

function queuesOf(settings: QueueSettings, seed: number): Queue[] {
  const { turn, saturationFlow, tickLength, truckEvery, queues } = settings;
  const exits = { left: 'S-out', through: 'W-out', right: 'N-out' };
  const streets = crossing(square(LANES, 2, 450), undefined, {
    saturationFlow,
    ...(tickLength === undefined ? {} : { tickLength }),
  });
  const model = withSignal(
    streets,
    'M',
    [phase('queue', `E-in ${turn}`), phase('rest', 'N-in through')],
    [GREEN - 5, RED - 5],
  );
  const journeys: Journey[] = [];
  for (let cycle = 0; cycle < queues; cycle++) {
    for (let place = 0; place < QUEUE; place++) {
      const isTruck = truckEvery !== undefined && place % truckEvery === truckEvery - 1;
      journeys.push({
        route: ['E-in', exits[turn]],
        departure: cycle * CYCLE + GREEN + 5 + place * 4,
        vehicleClass: isTruck ? VehicleClass.truck : VehicleClass.car,
        name: `queue ${cycle}, ${place}`,
      });
    }
  }
  const simulation = simulate(model, journeys, { seed, ...(settings.drivers && { drivers: settings.drivers }) });
  return watchQueues(simulation, queues);
}

function watchQueues(simulation: Simulation, queues: number): Queue[] {
  const found: Queue[] = Array.from({ length: queues }, () => ({ crossings: [], starts: [] }));
  const { vehicles, input } = simulation;
  const line = input.network.links.find(({ id }) => id === 'E-in')!.length;
  const crossing = new Set<number>();
  const stood = new Set<number>();
  runUntil(simulation, (queues + 1) * CYCLE, () => {
    const since = simulation.time % CYCLE;
    const queue = found[Math.floor(simulation.time / CYCLE) - 1];
    if (queue === undefined) {
      if (since > CYCLE - 2) notice(simulation, stood);
      return;
    }
    for (const v of stood) {
      if (vehicles.speed[v]! <= STARTED || vehicles.where[v] !== Where.lane) continue;
      stood.delete(v);
      queue.starts.push({ time: since, behind: line - vehicles.position[v]! });
    }
    eachEvent(simulation, EventKind.passed, (v) => crossing.add(v));
    for (const v of crossing) {
      const beyond = vehicles.position[v]! - AXLE;
      if (beyond < 0) continue;
      crossing.delete(v);
      queue.crossings.push(since - timeSince(beyond, vehicles.speed[v]!, vehicles.acceleration[v]!));
    }
    if (since > CYCLE - 2) notice(simulation, stood);
  });
  for (const { crossings } of found) {
    if (crossings.length < QUEUE) throw new Error(`a queue of ${crossings.length} passed, not of ${QUEUE}`);
  }
  return found;
}

/** Who stands at the end of red. */
function notice({ vehicles }: Simulation, stood: Set<number>): void {
  for (let v = 0; v < vehicles.highest; v++) {
    if (vehicles.where[v] === Where.lane && vehicles.speed[v]! <= STARTED) stood.add(v);
  }
}

/** How long ago a vehicle was `way` metres further back [s]. */
function timeSince(way: number, speed: number, acceleration: number): number {
  const root = speed * speed - 2 * acceleration * way;
  return root <= 0 ? way / Math.max(speed, 0.1) : (2 * way) / (speed + Math.sqrt(root));
}

/** Slope of where they stood over when they started, vehicles 2–25 [m/s]. */
function waveSpeed(starts: Queue['starts']): number {
  const used = [...starts].sort((a, b) => a.behind - b.behind).slice(1, 25);
  const meanTime = used.reduce((sum, { time }) => sum + time, 0) / used.length;
  const meanWay = used.reduce((sum, { behind }) => sum + behind, 0) / used.length;
  let across = 0;
  let along = 0;
  for (const { time, behind } of used) {
    across += (time - meanTime) * (behind - meanWay);
    along += (time - meanTime) * (time - meanTime);
  }
  return across / along;
}

/**
 * The discharge of a standing queue, measured alike in both simulators, and SUMO's drivers set so that theirs is ours: 30 cars wait
 * in a through lane, and the flow is that of the 5th to the 30th past the stop line.
 */
import type { SimulationInput, Trip } from '../../src/engine/index.ts';
import { sumoDrivers } from '../../src/cli/export-drivers.ts';
import { buildNetwork, type Network } from '../../src/network/index.ts';
import type { Lane, Model } from '../../src/scenario/index.ts';
import { compileUnchecked } from '../../src/signal/index.ts';
import { phase, withSignal } from '../../src/validation/models/signals.ts';
import { crossing, square } from '../../src/validation/models/streets.ts';
import type { Sample } from './journeys.ts';
import { runOurs } from './ours.ts';
import { type Drivers, exportCase, runSumo } from './sumo.ts';

const QUEUE = 30;
const QUEUES = 12;
const GREEN = 130;
const CYCLE = 300;
const LANES: readonly Lane[] = [{ turns: ['left'] }, { turns: ['through'] }, { turns: ['right'] }];

export interface Discharge {
  /** [veh/h] */
  readonly flow: number;
  /** Start-up lost time over the first four [s]. */
  readonly lost: number;
}

export interface Calibration {
  readonly ours: Discharge;
  readonly exported: Discharge;
  readonly matched: Discharge;
  readonly defaults: Discharge;
  /** Time gap and start-up delay of SUMO's cars that give our flow and lost time [s]. */
  readonly tau: number;
  readonly startupDelay: number;
  readonly drivers: Drivers;
}

/** SUMO as it comes: its own drivers and its own step. */
export const DEFAULTS: Drivers = {
  types: ['car', 'bus', 'truck'].map((id) => `<vType id="${id}" vClass="${id === 'car' ? 'passenger' : id}"/>`),
  ownSpeeds: false,
  step: 1,
};

/** What of SUMO's drivers is set by the discharge. */
interface Setting {
  /** Time gap [s]. */
  readonly tau: number;
  /** Time that everyone who stood takes to start [s]. */
  readonly startupDelay: number;
}

/** Our drivers' lengths, accelerations and speeds in SUMO's own car following (Krauss), without its dawdling. */
function driversWith(input: SimulationInput, { tau, startupDelay }: Setting): Drivers {
  const { usual, standGap } = sumoDrivers(input);
  const types = (['car', 'bus', 'truck'] as const).map((id, index) => {
    const { length, accel, brake, topSpeed, timeGap } = usual[index]!;
    const own = tau + timeGap - usual[0].timeGap;
    const words = { vClass: id === 'car' ? 'passenger' : id, length, minGap: standGap, accel, decel: brake };
    const more = { maxSpeed: topSpeed, sigma: 0, tau: own.toFixed(3), startupDelay: startupDelay.toFixed(3) };
    const text = Object.entries({ id, ...words, ...more }).map(([key, value]) => `${key}="${value}"`);
    return `<vType ${text.join(' ')}/>`;
  });
  return { types, ownSpeeds: true, step: 1 / input.ticksPerSecond };
}

/** Near enough to our flow, as a share of it, and to our lost time [s]. */
const NEAR = { flow: 0.006, lost: 0.2 };
const TRIES = 8;

/** @param saturationFlow our drivers are set to [veh/h] */
export function calibrate(saturationFlow: number): Calibration {
  const { model, input } = queueOf(saturationFlow);
  const end = (QUEUES + 1) * CYCLE;
  const ours = dischargeOf(runOurs(input, end), input);
  const exported = exportCase(model, input, end);
  try {
    const measure = (drivers: Drivers) => dischargeOf(runSumo(exported, drivers, 1), input);
    let setting: Setting = { tau: 1.5, startupDelay: 0.5 };
    let matched = measure(driversWith(input, setting));
    const isNear = () =>
      Math.abs(matched.flow / ours.flow - 1) < NEAR.flow && Math.abs(matched.lost - ours.lost) < NEAR.lost;
    for (let tries = 0; tries < TRIES && !isNear(); tries++) {
      // The headway follows the time gap nearly one to one, the lost time about twice the start-up delay.
      setting = {
        tau: setting.tau + 0.8 * (3600 / ours.flow - 3600 / matched.flow),
        startupDelay: Math.max(0, setting.startupDelay + 0.4 * (ours.lost - matched.lost)),
      };
      matched = measure(driversWith(input, setting));
    }
    const asExported = measure({ ownSpeeds: true, step: 1 / input.ticksPerSecond });
    const drivers = driversWith(input, setting);
    return { ours, exported: asExported, matched, defaults: measure(DEFAULTS), ...setting, drivers };
  } finally {
    exported.remove();
  }
}

function queueOf(saturationFlow: number): { model: Model; input: SimulationInput } {
  const streets = crossing(square(LANES, 2, 450), undefined, { saturationFlow, start: '00:00', end: '02:00' });
  // Nobody drives on the others; SUMO warns of lanes that are never green.
  const others = ['E', 'N', 'W', 'S'].flatMap((leg) =>
    ['left', 'through', 'right'].map((turn) => `${leg}-in ${turn}`).filter((movement) => movement !== 'E-in through'),
  );
  const phases = [phase('queue', 'E-in through'), phase('rest', others.join(', '))];
  const model = withSignal(streets, 'M', phases, [GREEN - 5, CYCLE - GREEN - 5]);
  const network = buildNetwork(model);
  const ticksPerSecond = 5;
  const program = compileUnchecked(model, network, ticksPerSecond);
  const trips = queues(network);
  return {
    model,
    input: { network, program, trips, start: 0, ticksPerSecond, seed: 1, saturationFlow, blockingShare: 0 },
  };
}

function queues(network: Network): Trip[] {
  const [from, to] = ['E-in', 'W-out'].map((id) => network.linkIndex.get(id)!) as [number, number];
  const portal = (link: number) => network.places.findIndex((place) => place.kind === 'portal' && place.link === link);
  return Array.from({ length: QUEUES * QUEUE }, (_, id): Trip => {
    const departure = Math.floor(id / QUEUE) * CYCLE + GREEN + 5 + (id % QUEUE) * 4;
    const ends = { route: Int32Array.of(from, to), origin: portal(from), destination: portal(to) };
    return {
      id,
      name: `queue ${id}`,
      vehicleClass: 0,
      departure,
      ...ends,
      stops: [],
      purpose: 'od',
      bell: -1,
      school: -1,
    };
  });
}

function dischargeOf({ journeys }: Sample, input: SimulationInput): Discharge {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const crossings = Array.from({ length: QUEUES }, (_, queue) =>
    journeys
      .filter(({ trip }) => Math.floor(input.trips[trip]!.id / QUEUE) === queue)
      .map(({ passed }) => passed[0]! - (queue + 1) * CYCLE)
      .sort((a, b) => a - b),
  );
  const at = (place: number) => mean(crossings.map((queue) => queue[place - 1]!));
  const headway = (at(QUEUE) - at(4)) / (QUEUE - 4);
  return { flow: 3600 / headway, lost: at(4) - 4 * headway };
}

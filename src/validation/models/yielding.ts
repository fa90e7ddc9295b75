/**
 * Capacity of a movement that yields: always somebody waiting on it, the others arriving at random, as in the formula.
 *
 *   W ────┬──── E     major road, one or two lanes each way
 *         S           minor road
 */
import { type DriverSettings, EventKind, type Simulation, Where } from '../../engine/index.ts';
import type { Network } from '../../network/index.ts';
import type { Lane, Model, Turn } from '../../scenario/index.ts';
import { eachEvent, runUntil, simulateDemand } from './simulate.ts';
import { crossing, type Leg, withCounts } from './streets.ts';

/** Of the movement under study: its links, and how many lanes the major road has each way. */
export interface YieldingCase {
  readonly from: 'S-in' | 'E-in';
  readonly turn: Turn;
  readonly to: string;
  readonly majorLanes: 1 | 2;
  /** Approaches of the major road with traffic. */
  readonly majors: readonly ('E-in' | 'W-in')[];
}

export interface YieldingResult {
  /** Vehicles of the movement that passed its line [veh/h]. */
  readonly capacity: number;
  /** Flow of every major lane that its way crosses or merges with [veh/h]. */
  readonly conflicting: readonly number[];
}

/** More than a lane carries [veh/h]. */
const MORE_THAN_ENOUGH = 2400;
/** Until the street is as full as it gets [s]. */
const WARM_UP = 600;
const HOUR = 3600;

/**
 * One hour.
 *
 * @param flow   on every major approach together [veh/h]
 * @param supply of the movement under study, more than it can pass but not much: who does not fit waits at the portal [veh/h]
 */
export function yieldingCapacity(
  kind: YieldingCase,
  flow: number,
  supply: number,
  seed: number,
  drivers: DriverSettings,
): YieldingResult {
  const simulation = simulateDemand(withFlows(kind, flow, supply), seed, drivers);
  const { network } = simulation.input;
  const own = movementOf(network, kind.from, kind.to);
  const lanes = lanesInTheWay(network, own);
  let passed = 0;
  const passedOn = new Map<number, number>();
  runUntil(simulation, WARM_UP);
  runUntil(simulation, WARM_UP + HOUR, () => {
    eachEvent(simulation, EventKind.passed, (_, movement, lane) => {
      if (movement === own) passed++;
      else passedOn.set(lane, (passedOn.get(lane) ?? 0) + 1);
    });
    expectQueue(simulation, network.movements[own]!.fromLink);
  });
  return { capacity: passed, conflicting: lanes.map((lane) => passedOn.get(lane) ?? 0) };
}

/** Mean headway on a lane of the major road when there is more traffic than it carries [s]: the least that drivers keep. */
export function leastHeadway(seed: number, drivers: DriverSettings): number {
  const kind: YieldingCase = { from: 'E-in', turn: 'left', to: 'S-out', majorLanes: 1, majors: ['W-in'] };
  const streets = withCounts(streetsFor(kind), [['W-in', 'E-out', MORE_THAN_ENOUGH]]);
  const simulation = simulateDemand(streets, seed, drivers);
  let passed = 0;
  runUntil(simulation, WARM_UP);
  runUntil(simulation, WARM_UP + HOUR, () => eachEvent(simulation, EventKind.passed, () => passed++));
  return HOUR / passed;
}

function withFlows(kind: YieldingCase, flow: number, supply: number): Model {
  const opposite = { 'E-in': 'W-out', 'W-in': 'E-out' };
  return withCounts(streetsFor(kind), [
    [kind.from, kind.to, supply],
    ...kind.majors.map((major) => [major, opposite[major], flow / kind.majors.length] as [string, string, number]),
  ]);
}

function streetsFor({ from, turn, majorLanes }: YieldingCase): Model {
  const through: Lane[] = Array.from({ length: majorLanes }, () => ({ turns: ['through'] }));
  const minor: Lane[] = from === 'S-in' ? [{ turns: [turn] }] : [{ turns: ['through'] }];
  const major = (isOwn: boolean): Lane[] => (isOwn ? [{ turns: [turn] }, ...through] : through);
  const legs: Leg[] = [
    { name: 'E', out: [1, 0], road: 'major', lanes: major(from === 'E-in'), exits: majorLanes },
    { name: 'N', out: [0, 1], road: 'minor', lanes: [{ turns: ['through'] }] },
    { name: 'W', out: [-1, 0], road: 'major', lanes: major(false), exits: majorLanes },
    { name: 'S', out: [0, -1], road: 'minor', lanes: minor, reach: 150 },
  ];
  return crossing(legs, 'major', { start: '00:00', end: '01:30' });
}

function movementOf(network: Network, from: string, to: string): number {
  const found = network.movements.find(
    ({ fromLink, toLink }) => network.links[fromLink]!.id === from && network.links[toLink]!.id === to,
  );
  if (found === undefined) throw new Error(`no movement from ${from} to ${to}`);
  return found.index;
}

/** Lanes of the major road whose way shares a conflict area with a movement's. */
function lanesInTheWay(network: Network, movement: number): number[] {
  const own = network.movements[movement]!.connections;
  const lanes = new Set<number>();
  for (const { a, b } of network.conflicts) {
    for (const [mine, other] of [
      [a, b],
      [b, a],
    ] as const) {
      if (!own.includes(mine) || own.includes(other)) continue;
      const { fromLane } = network.connections[other]!;
      if (['E-in', 'W-in'].includes(network.links[network.lanes[fromLane]!.link]!.id)) lanes.add(fromLane);
    }
  }
  return [...lanes].sort((a, b) => a - b);
}

/** The formula's capacity is that of a queue that never ends: looked at once a minute. */
function expectQueue({ vehicles, input, tick }: Simulation, link: number): void {
  if (tick % (60 * input.ticksPerSecond) !== 0) return;
  for (let v = 0; v < vehicles.highest; v++) {
    const isQueued = vehicles.where[v] === Where.entryQueue && input.network.lanes[vehicles.on[v]!]!.link === link;
    if (isQueued) return;
  }
  throw new Error(`nobody waits to enter at ${tick / input.ticksPerSecond} s: this is no capacity`);
}

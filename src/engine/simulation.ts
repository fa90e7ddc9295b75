/** The simulation: one tick is eight steps in a fixed order, each of which lives in a file of its own. */
import { createSignals } from '../signal/index.ts';
import { expectConvoys } from './convoys.ts';
import { detect } from './detectors.ts';
import { enterFromQueues, makeVehicles, serveStops } from './entry.ts';
import { adaptToObstacles, driveFreely, followCalmly, keepLimits, raisePowers, staySafe } from './follow.ts';
import { stateHash } from './hash.ts';
import { changeLanes } from './lane-changes.ts';
import { followOnLanes, lookAhead } from './leaders.ts';
import { drive, leaveConnections, leaveLanes } from './move.ts';
import { grantRights, noteAspects } from './right-of-way.ts';
import { settleSlots } from './settle.ts';
import type { Simulation, SimulationInput } from './simulation-types.ts';
import { mindTheWay } from './way.ts';
import { reuseFreed } from './vehicles.ts';
import { openWaitingAreas } from './waiting-areas.ts';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

export function createSimulation(input: SimulationInput): Simulation {
  if (input.program.ticksPerSecond !== input.ticksPerSecond) {
    throw new Error(`plans compiled for ${input.program.ticksPerSecond} ticks a second, not ${input.ticksPerSecond}`);
  }
  const world = createWorld(input, createSignals(input.program, input.network));
  world.signals.advance(world.tick, world.inputs);
  noteAspects(world);
  return {
    input,
    vehicles: world.vehicles,
    lanes: world.lanes,
    connections: world.connections,
    signals: world.signals,
    inputs: world.inputs,
    events: world.events,
    counts: world.counts,
    get tick() {
      return world.tick;
    },
    get time() {
      return world.tick / input.ticksPerSecond;
    },
    get updates() {
      return world.updates;
    },
    get distance() {
      return world.distance;
    },
    step: () => step(world),
    hash: () => stateHash(world),
  };
}

/**
 * One tick. Nothing that decides sees a result of the move; who enters is seen by those who decide.
 *
 * A list, and not one call after the other, since V8 would inline the first of them into one large function and then have no room left
 * for the formulas in their loops: what is not inlined hands numbers over as objects on the heap.
 */
const STEPS: readonly ((world: World) => void)[] = [
  forgetLastTick,
  settleSlots,
  advanceSignals,
  noteAspects,
  makeVehicles,
  serveStops,
  enterFromQueues,
  changeLanes,
  openWaitingAreas,
  grantRights,
  driveFreely,
  followOnLanes,
  lookAhead,
  mindTheWay,
  followCalmly,
  raisePowers,
  adaptToObstacles,
  staySafe,
  keepLimits,
  drive,
  leaveConnections,
  leaveLanes,
  detect,
  expectConvoys,
];

function step(world: World): void {
  for (let at = 0; at < STEPS.length; at++) STEPS[at]!(world);
  world.tick++;
}

function advanceSignals(world: World): void {
  world.signals.advance(world.tick, world.inputs);
}

function forgetLastTick(world: World): void {
  world.events.count = 0;
  reuseFreed(world.vehicles);
}

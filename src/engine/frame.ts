/** Frames: what drawing needs of one moment. Not state: a run is the same whether anybody looks or not. */
import type { Network, Polyline } from '../network/index.ts';
import { FRAME_STRIDE, Where } from './simulation-types.ts';
import type { Frame, LaneOrder, Simulation, VehicleView } from './simulation-types.ts';
import type { Vehicles } from './vehicles.ts';

/** A lane change is drawn over this time [s]; the indicator shows as long. */
const CHANGE_TIME = 3;
/** Who brakes harder than this shows its brake lamps [m/s²]. */
const LAMPS = 0.8;
/** Indicators come on this far before a turn [m]. */
const INDICATE = 60;
/** Beside the road at a stop: to the right of the lane's middle, one vehicle behind the other [m]. */
const BESIDE = 3;
const PARKED_SPACING = 6.5;

/** For the queues drawn: below this a vehicle stands [m/s]; the first stands this near the stop line, the next this near the one before [m]. */
const STANDING = 5 / 3.6;
const FIRST_IN_LINE = 30;
const NEXT_IN_LINE = 28;
/** A single car waiting is no queue [m]. */
const SHORTEST_QUEUE = 9;

const FLAG = { braking: 8, left: 16, right: 32, stop: 64 } as const;

export function createFrame(simulation: Simulation): Frame {
  const { signals } = simulation;
  return {
    tick: simulation.tick,
    time: simulation.time,
    slots: 0,
    vehicles: new Float32Array(simulation.vehicles.capacity * FRAME_STRIDE),
    aspects: new Uint8Array(signals.aspects.length),
    permissive: new Uint8Array(signals.permissive.length),
    walks: new Uint8Array(signals.walks.length),
    stage: new Int32Array(signals.stage.length),
    plan: new Int32Array(signals.plan.length),
    cycleTick: new Int32Array(signals.cycleTick.length),
    mode: new Uint8Array(signals.mode.length),
    occupied: new Uint8Array(simulation.inputs.occupied.length),
    queues: new Float32Array(simulation.input.network.lanes.length),
  };
}

/** Fills a frame, whose `vehicles` is replaced by a longer one where it is too short. */
export function writeFrame(simulation: Simulation, frame: Frame): void {
  const { signals, input } = simulation;
  const vehicles = simulation.vehicles as Vehicles;
  const { network } = input;
  if (frame.vehicles.length < vehicles.highest * FRAME_STRIDE) {
    frame.vehicles = new Float32Array(vehicles.capacity * FRAME_STRIDE);
  }
  frame.tick = simulation.tick;
  frame.time = simulation.time;
  frame.slots = vehicles.highest;
  for (const name of ['aspects', 'permissive', 'walks', 'stage', 'plan', 'cycleTick', 'mode'] as const) {
    frame[name].set(signals[name]);
  }
  frame.occupied.set(simulation.inputs.occupied);
  writeQueues(network, simulation.lanes, vehicles, frame.queues);
  const placed = new Map<number, number>();
  for (let v = 0; v < vehicles.highest; v++) {
    const at = v * FRAME_STRIDE;
    const where = vehicles.where[v]!;
    if (where === Where.free || where === Where.entryQueue) {
      frame.vehicles[at] = -1;
      continue;
    }
    const on = vehicles.on[v]!;
    const line = where === Where.connection ? network.connections[on]!.centre : network.lanes[on]!.centre;
    let position = vehicles.position[v]!;
    let side = 0;
    if (where === Where.atStop) {
      const place = vehicles.place[v]!;
      const row = placed.get(place) ?? 0;
      placed.set(place, row + 1);
      position = vehicles.placeAt[v]! - row * PARKED_SPACING;
      side = BESIDE;
    }
    const flags = flagsOf(simulation, vehicles, v, where);
    place(line, position);
    let [x, y, hx, hy] = [spot.x + side * spot.hy, spot.y - side * spot.hx, spot.hx, spot.hy];
    const since = (simulation.tick - vehicles.changedAt[v]!) / input.ticksPerSecond;
    if (where === Where.lane && vehicles.changedFrom[v]! >= 0 && since < CHANGE_TIME) {
      const old = network.lanes[vehicles.changedFrom[v]!]!;
      if (old.link === network.lanes[on]!.link) {
        const share = 1 - since / CHANGE_TIME;
        const blend = share * share * (3 - 2 * share);
        place(old.centre, position);
        x += blend * (spot.x - x);
        y += blend * (spot.y - y);
      }
    }
    frame.vehicles[at] = input.trips[vehicles.trip[v]!]!.id;
    frame.vehicles[at + 1] = x;
    frame.vehicles[at + 2] = y;
    frame.vehicles[at + 3] = hx;
    frame.vehicles[at + 4] = hy;
    frame.vehicles[at + 5] = vehicles.speed[v]!;
    frame.vehicles[at + 6] = flags;
    frame.vehicles[at + 7] = vehicles.length[v]!;
  }
}

/** As one sees them in a picture: as long as standing vehicles follow one another from the stop line on. @param queues by lane [m] */
export function writeQueues(
  network: Network,
  lanes: LaneOrder,
  vehicles: Pick<VehicleView, 'position' | 'speed' | 'length'>,
  queues: Float32Array,
): void {
  for (const lane of network.lanes) {
    const link = network.links[lane.link]!;
    let end = 0;
    if (network.nodes[link.to]!.kind === 'intersection') {
      let within = FIRST_IN_LINE;
      const start = lanes.start[lane.index]!;
      for (let at = start; at < start + lanes.count[lane.index]!; at++) {
        const v = lanes.order[at]!;
        if (vehicles.speed[v]! > STANDING) continue;
        const before = link.length - vehicles.position[v]!;
        if (before > within) break;
        end = before + vehicles.length[v]!;
        within = end + NEXT_IN_LINE;
      }
    }
    queues[lane.index] = end < SHORTEST_QUEUE ? 0 : end;
  }
}

function flagsOf(simulation: Simulation, vehicles: Vehicles, v: number, where: number): number {
  const { network } = simulation.input;
  let flags = vehicles.vehicleClass[v]!;
  const standing = vehicles.speed[v]! < 0.1;
  if (vehicles.acceleration[v]! < -LAMPS || (standing && where !== Where.atStop)) flags += FLAG.braking;
  if (where === Where.atStop) return flags + FLAG.stop;
  const on = vehicles.on[v]!;
  let turn = '';
  if (where === Where.connection) turn = network.movements[network.connections[on]!.movement]!.turn;
  else {
    const lane = network.lanes[on]!;
    const since = (simulation.tick - vehicles.changedAt[v]!) / simulation.input.ticksPerSecond;
    const from = vehicles.changedFrom[v]!;
    if (from >= 0 && since < CHANGE_TIME && network.lanes[from]!.link === lane.link) {
      return flags + (network.lanes[from]!.number > lane.number ? FLAG.left : FLAG.right);
    }
    if (vehicles.place[v]! >= 0) {
      if (vehicles.dwellUntil[v]! >= 0) return flags + FLAG.right + FLAG.stop;
      if (vehicles.placeAt[v]! - vehicles.position[v]! < INDICATE) turn = 'right';
    } else if (vehicles.nextMovement[v]! >= 0 && network.links[lane.link]!.length - vehicles.position[v]! < INDICATE) {
      turn = network.movements[vehicles.nextMovement[v]!]!.turn;
    }
  }
  if (turn === 'left' || turn === 'uTurn') return flags + FLAG.left;
  return turn === 'right' ? flags + FLAG.right : flags;
}

const spot = { x: 0, y: 0, hx: 1, hy: 0 };

/** Point and unit heading at an arc length, in `spot`; beyond the ends the line goes straight on. */
function place(line: Polyline, position: number): void {
  const { points, along } = line;
  let low = 1;
  let high = along.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (along[middle]! < position) low = middle + 1;
    else high = middle;
  }
  const at = 2 * low;
  const dx = points[at]! - points[at - 2]!;
  const dy = points[at + 1]! - points[at - 1]!;
  const length = Math.sqrt(dx * dx + dy * dy);
  const stretch = along[low]! - along[low - 1]!;
  const share = stretch > 0 ? (position - along[low - 1]!) / stretch : 0;
  spot.x = points[at - 2]! + share * dx;
  spot.y = points[at - 1]! + share * dy;
  spot.hx = length > 0 ? dx / length : 1;
  spot.hy = length > 0 ? dy / length : 0;
}

/** Counts, tick by tick, what must never happen: bodies in one another, brakes beyond their limit, red lights run. */
import { type LaneOrder, type Simulation, Where } from '../../engine/index.ts';
import { watchEntries } from './watch-entries.ts';
import { watchReds } from './watch-reds.ts';

/** What tyres can do on a dry road, and from where braking is hard and until where it stays the same one [m/s²]. */
const BRAKE_LIMIT = 9;
const HARD = 4.5;
const RELIEVED = HARD / 2;
/** Slower is standing [m/s]; for longer than this is standing for ever [s]: many cycles of the longest plan. */
const STANDING = 0.3;
const FOR_EVER = 1200;
/** Shared surfaces are known to this [m]. */
const CLOSE = 1e-6;

export interface Seen {
  /** Ticks × pairs of vehicles one behind the other with bumper past bumper. */
  overlaps: number;
  /** Ticks × conflict areas with bodies in them from both sides. */
  shared: number;
  /** Ticks × vehicles whose drivers wanted to brake with all there is, or more, and had the speed for it. */
  beyondBrakes: number;
  /** The same of those who had not: in the tick in which they come to a stand, with less braking than they wanted. */
  lastTicks: number;
  /** Brakings for which more than 4.5 m/s² was wanted. */
  hardBrakings: number;
  /** Ticks in which made was not waiting + inside + done. */
  lost: number;
  /** Passed the line at red, right turns that may left out; of them, who could have stopped when it turned yellow. */
  reds: number;
  avoidableReds: number;
  /** Stood at one spot for longer than anything but a blocked lane explains. */
  stuck: number;
  /** Entries × minutes in which somebody had waited long to enter; of them, with a free road before: entry queues, one or two. */
  longEntries: number;
  needlessEntries: number;
  gapEntries: number;
}

export const nothingSeen = (): Seen => ({
  overlaps: 0,
  shared: 0,
  beyondBrakes: 0,
  lastTicks: 0,
  hardBrakings: 0,
  lost: 0,
  reds: 0,
  avoidableReds: 0,
  stuck: 0,
  longEntries: 0,
  needlessEntries: 0,
  gapEntries: 0,
});

export function watch(simulation: Simulation): { seen: Seen; look: () => void } {
  const seen = nothingSeen();
  const { counts, vehicles } = simulation;
  const lookAlong = ({ start, count, order }: LaneOrder) => {
    const { position, length } = vehicles;
    for (let on = 0; on < count.length; on++) {
      let rear = Infinity;
      for (let at = start[on]!; at < start[on]! + count[on]!; at++) {
        const v = order[at]!;
        if (position[v]! > rear) seen.overlaps++;
        rear = position[v]! - length[v]!;
      }
    }
  };
  const lookAcross = acrossWays(simulation, seen);
  const lookAtLights = watchReds(simulation, seen);
  const lookAtBrakes = brakes(simulation, seen);
  const lookForStuck = standing(simulation, seen);
  const lookAtEntries = watchEntries(simulation, seen);
  const look = () => {
    lookAlong(simulation.lanes);
    lookAlong(simulation.connections);
    lookAcross();
    lookAtLights();
    lookAtBrakes();
    lookForStuck();
    lookAtEntries();
    if (counts.made !== counts.waiting + counts.inside + counts.done) seen.lost++;
  };
  return { seen, look };
}

/** What drivers wanted before any limit. Who has less speed than that takes away in a tick only comes to a stand. */
function brakes({ vehicles, input }: Simulation, seen: Seen): () => void {
  /** By trip: in a hard braking. */
  const isHard = new Uint8Array(input.trips.length);
  return () => {
    const { where, asked, acceleration, trip } = vehicles;
    for (let v = 0; v < vehicles.highest; v++) {
      if (where[v] !== Where.lane && where[v] !== Where.connection) continue;
      const braking = -Math.max(asked[v]!, acceleration[v]! - 1e-9);
      if (asked[v]! <= -BRAKE_LIMIT) {
        if (braking >= BRAKE_LIMIT) seen.beyondBrakes++;
        else seen.lastTicks++;
      }
      if (braking > HARD) {
        seen.hardBrakings += 1 - isHard[trip[v]!]!;
        isHard[trip[v]!] = 1;
      } else if (braking < RELIEVED) isHard[trip[v]!] = 0;
    }
  };
}

/** Who does not get on: once for each time somebody has stood for ever. */
function standing(simulation: Simulation, seen: Seen): () => void {
  const { vehicles, input } = simulation;
  const limit = FOR_EVER * input.ticksPerSecond;
  /** By trip: tick since which it stands, −1 while it moves. */
  const since = new Int32Array(input.trips.length).fill(-1);
  return () => {
    const { where, speed, trip } = vehicles;
    for (let v = 0; v < vehicles.highest; v++) {
      if (where[v] === Where.free) continue;
      const own = trip[v]!;
      const isOnRoad = where[v] === Where.lane || where[v] === Where.connection;
      if (!isOnRoad || speed[v]! >= STANDING) since[own] = -1;
      else if (since[own] === -1) since[own] = simulation.tick;
      else if (simulation.tick - since[own]! === limit) seen.stuck++;
    }
  };
}

/**
 * Bodies on the ways through intersections. Somebody who has gone on to the next lane is still on its way with its rear.
 *
 * @returns to be called after every tick
 */
function acrossWays(simulation: Simulation, seen: Seen): () => void {
  const { vehicles, connections } = simulation;
  const { network } = simulation.input;
  /** By slot: the way it is on or came by, −1 for none. */
  const came = new Int32Array(simulation.input.trips.length).fill(-1);
  /** By connection: [rear, front] of each body on it. */
  const bodies: number[][] = network.connections.map(() => []);
  const used: number[] = [];
  const put = (way: number, rear: number, front: number) => {
    if (bodies[way]!.length === 0) used.push(way);
    bodies[way]!.push(rear, front);
  };
  const isIn = (way: number, enter: number, leave: number) => {
    const on = bodies[way]!;
    for (let at = 0; at < on.length; at += 2) {
      if (on[at]! < leave - CLOSE && on[at + 1]! > enter + CLOSE) return true;
    }
    return false;
  };
  return () => {
    for (const way of used) bodies[way]!.length = 0;
    used.length = 0;
    const { where, on, position, length, trip } = vehicles;
    for (let v = 0; v < vehicles.highest; v++) {
      if (where[v] === Where.connection) {
        came[trip[v]!] = on[v]!;
        put(on[v]!, position[v]! - length[v]!, position[v]!);
      } else if (where[v] === Where.lane && position[v]! < length[v]!) {
        const way = came[trip[v]!]!;
        if (way < 0 || network.connections[way]!.toLane !== on[v]) continue;
        const end = network.connections[way]!.length;
        const rear = end + position[v]! - length[v]!;
        const followers = connections.start[way]!;
        if (connections.count[way]! > 0 && position[connections.order[followers]!]! > rear) seen.overlaps++;
        put(way, rear, end);
      }
    }
    for (const way of used) {
      for (const index of network.connections[way]!.conflicts) {
        const area = network.conflicts[index]!;
        if (area.a !== way || bodies[area.b]!.length === 0) continue;
        if (isIn(area.a, area.aEnter, area.aLeave) && isIn(area.b, area.bEnter, area.bLeave)) seen.shared++;
      }
    }
  };
}

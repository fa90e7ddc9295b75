/** Move: every vehicle drives for one tick the acceleration it asks for, as far as that is safe, then changes hands at the end of lanes and connections. */
import { rearOn } from './following.ts';
import { arriveAtStop, endStop, finish, hasSpace } from './entry.ts';
import { BRAKE_LIMIT } from './models/car-following.ts';
import { insert, remove } from './order.ts';
import { releaseBehind } from './conflict-areas.ts';
import { areaSwitch, beginLink, findFreeSpeed, onFree, tripOf, turnSpeed } from './route.ts';
import { EventKind, Where } from './simulation-types.ts';
import { mustYield } from './yielding.ts';
import { tell } from './world.ts';
import { Blocks } from './vehicles.ts';
import type { World } from './world.ts';

/** A vehicle slower than this has stopped; it must have been faster than `MOVING_SPEED` to stop again [m/s]. 5 and 10 km/h. */
export const STOP_SPEED = 5 / 3.6;
const MOVING_SPEED = 10 / 3.6;
/** Asked for more than this is hard braking [m/s²]; it is over below half of it. */
const HARD = 4.5;
/** At a stop: this close and this slow is there [m, m/s]. */
const STOP_REACH = 3;
const STANDS = 0.3;

/** Speeds and positions; marks the lanes and connections on which somebody has come to a point where there is something to do. */
export function drive(world: World): void {
  const { vehicles, tickLength, laneDue, connectionDue } = world;
  const { where, on, speed, position, acceleration, asked, brakesHard, delay, areaAt, placeAt } = vehicles;
  const { laneEnd, connectionLength } = world.tables;
  let updates = 0;
  let distance = 0;
  for (let v = 0; v < vehicles.highest; v++) {
    const place = where[v]!;
    if (place === Where.atStop) {
      if (world.tick >= vehicles.dwellUntil[v]!) delay[v] = delay[v]! + tickLength;
      continue;
    }
    if (place !== Where.lane && place !== Where.connection) continue;
    updates++;
    const before = speed[v]!;
    const wanted = asked[v]!;
    if (before === 0 && wanted <= 0 && vehicles.stopped[v] === 1) {
      asked[v] = 0;
      acceleration[v] = 0;
      brakesHard[v] = 0;
      if (place === Where.connection || vehicles.dwellUntil[v]! < 0) delay[v] = delay[v]! + tickLength;
      if (position[v]! >= placeAt[v]! - STOP_REACH) laneDue[on[v]!] = 1;
      continue;
    }
    if (wanted > -HARD / 2) brakesHard[v] = 0;
    else if (wanted < -HARD && brakesHard[v] === 0) {
      brakesHard[v] = 1;
      tell(world, EventKind.hardBraking, v, on[v]!, place);
    }
    const driven = wanted > -BRAKE_LIMIT ? wanted : -BRAKE_LIMIT;
    let after = before + driven * tickLength;
    let way: number;
    if (after < 0) {
      // It comes to a stand within the tick.
      after = 0;
      way = (before * before) / (-2 * driven);
      acceleration[v] = -before / tickLength;
    } else {
      way = (before + after) * 0.5 * tickLength;
      acceleration[v] = driven;
    }
    const from = position[v]!;
    speed[v] = after;
    const to = from + way;
    position[v] = to;
    distance += way;
    if (place === Where.lane) {
      const lane = on[v]!;
      if (to >= areaAt[v]! || to >= laneEnd[lane]! || to >= placeAt[v]! - STOP_REACH) laneDue[lane] = 1;
      if (vehicles.dwellUntil[v]! < 0) {
        onFree.at = from + way / 2;
        findFreeSpeed(vehicles, v);
        delay[v] = delay[v]! + tickLength - way / onFree.speed;
      }
    } else {
      if (to >= connectionLength[on[v]!]!) connectionDue[on[v]!] = 1;
      delay[v] = delay[v]! + tickLength - way / vehicles.desired[v]!;
    }
    if (after < STOP_SPEED) {
      if (vehicles.stopped[v] === 0) {
        vehicles.stopped[v] = 1;
        tell(world, EventKind.stopped, v, vehicles.movement[v]!, linkOf(world, v));
      }
    } else if (after > MOVING_SPEED) vehicles.stopped[v] = 0;
    if (vehicles.tail[v]! >= 0 || place === Where.connection) release(world, v);
  }
  world.updates += updates;
  world.distance += distance;
}

function linkOf(world: World, v: number): number {
  const { vehicles, tables } = world;
  const on = vehicles.on[v]!;
  return tables.laneLink[vehicles.where[v] === Where.lane ? on : tables.connectionFrom[on]!]!;
}

function release(world: World, v: number): void {
  const { vehicles, tables } = world;
  if (vehicles.where[v] === Where.connection) {
    releaseBehind(world, v, vehicles.on[v]!, vehicles.position[v]! - vehicles.length[v]!);
    return;
  }
  const connection = vehicles.tail[v]!;
  const rear = rearOn(world, connection, v);
  releaseBehind(world, v, connection, rear);
  if (rear < tables.connectionLength[connection]!) return;
  vehicles.tail[v] = -1;
  if (world.rear[connection] === v) world.rear[connection] = -1;
  if (world.last[connection] === v) world.last[connection] = -1;
}

/** From connections onto links. */
export function leaveConnections(world: World): void {
  const { connections, vehicles, tables, lanes, connectionDue } = world;
  for (let connection = 0; connection < connectionDue.length; connection++) {
    if (connectionDue[connection] === 0) continue;
    connectionDue[connection] = 0;
    const v = connections.order[connections.start[connection]!]!;
    const length = tables.connectionLength[connection]!;
    if (vehicles.position[v]! < length) continue;
    const lane = tables.connectionTo[connection]!;
    remove(connections, connection, v);
    world.rear[connection] = v;
    world.promised[lane] = world.promised[lane]! - vehicles.length[v]! - 2;
    vehicles.tail[v] = connection;
    vehicles.granted[v] = 0;
    if (vehicles.blocks[v] === Blocks.here) vehicles.blocks[v] = Blocks.never;
    vehicles.where[v] = Where.lane;
    vehicles.on[v] = lane;
    vehicles.position[v] = vehicles.position[v]! - length;
    vehicles.leg[v] = vehicles.leg[v]! + 1;
    insert(lanes, lane, v, vehicles.position);
    vehicles.freeStart[v] = 0;
    vehicles.freeIn[v] = turnSpeed(world, v, connection);
    beginLink(world, v, lane);
    vehicles.areaAt[v] = areaSwitch(tables.laneEnd[lane]!);
    world.laneDue[lane] = 1;
  }
}

/** Past a stop line, to a destination, to a stop, or into the next influence area. */
export function leaveLanes(world: World): void {
  const { lanes, vehicles, tables, laneDue } = world;
  for (let lane = 0; lane < laneDue.length; lane++) {
    if (laneDue[lane] === 0) continue;
    laneDue[lane] = 0;
    const start = lanes.start[lane]!;
    const end = tables.laneEnd[lane]!;
    for (let at = start + lanes.count[lane]! - 1; at >= start; at--) {
      const v = lanes.order[at]!;
      const position = vehicles.position[v]!;
      if (position >= vehicles.areaAt[v]!) {
        vehicles.areaAt[v] = Infinity;
        const from = vehicles.movement[v]!;
        vehicles.movement[v] = vehicles.nextMovement[v]!;
        tell(world, EventKind.area, v, from, vehicles.movement[v]!);
      }
      if (vehicles.place[v]! >= 0) {
        if (position >= vehicles.placeAt[v]! - STOP_REACH) reachPlace(world, v, lane);
      } else if (position >= end) {
        if (vehicles.nextMovement[v]! >= 0) passLine(world, v, lane);
        else {
          remove(lanes, lane, v);
          finish(world, v);
        }
      }
    }
  }
}

function reachPlace(world: World, v: number, lane: number): void {
  const { vehicles, tables, lanes } = world;
  const place = vehicles.place[v]!;
  if (tables.placeLane[place] !== lane) return;
  if (vehicles.dwellUntil[v]! >= 0) {
    if (world.tick >= vehicles.dwellUntil[v]!) endStop(world, v, 0);
    return;
  }
  const there = vehicles.position[v]! >= vehicles.placeAt[v]!;
  const stop = tripOf(world, v).stops[vehicles.stopNumber[v]!];
  if (stop === undefined || stop.leg !== vehicles.leg[v]) {
    if (!there) return;
    remove(lanes, lane, v);
    finish(world, v);
  } else if ((there && hasSpace(world, place)) || vehicles.speed[v]! < STANDS) arriveAtStop(world, v);
}

function passLine(world: World, v: number, lane: number): void {
  const { vehicles, lanes, connections, tables } = world;
  const connection = vehicles.connection[v]!;
  if (connection < 0 || vehicles.granted[v] === 0) {
    throw new Error(`vehicle ${v} passed the stop line of lane ${lane} without right of way`);
  }
  remove(lanes, lane, v);
  vehicles.where[v] = Where.connection;
  vehicles.on[v] = connection;
  vehicles.position[v] = vehicles.position[v]! - tables.laneEnd[lane]!;
  vehicles.desired[v] = turnSpeed(world, v, connection);
  vehicles.keeps[v] = vehicles.timeGap[v]! * world.gapShare[connection]!;
  insert(connections, connection, v, vehicles.position);
  world.last[connection] = connections.order[connections.start[connection]! + connections.count[connection]! - 1]!;
  const movement = tables.connectionMovement[connection]!;
  if (mustYield(world, movement)) world.linePassed[lane] = world.tick * world.tickLength;
  tell(world, EventKind.passed, v, movement, lane);
}

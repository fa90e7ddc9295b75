/** Neighbours: the leader of every vehicle on the road and the gap to it, put among the obstacles. */
import { lookAheadOnConnection, lookAheadOnLane, STAND_GAP, TOUCH } from './following.ts';
import { staysPut } from './models/car-following.ts';
import { next, putLeader } from './obstacles.ts';
import type { World } from './world.ts';

/** Everybody on a lane but its first. What `putLeader` does stands here once more: two calls less for each. */
export function followOnLanes(world: World): void {
  const { lanes, vehicles, obstacles, busyLanes } = world;
  const { position, length, speed, acceleration, brake, asked } = vehicles;
  let { count } = obstacles;
  for (let which = 0; which < busyLanes.count; which++) {
    const lane = busyLanes.items[which]!;
    const start = lanes.start[lane]!;
    const end = start + lanes.count[lane]!;
    let before = lanes.order[start]!;
    for (let at = start + 1; at < end; at++) {
      const v = lanes.order[at]!;
      const gap = position[before]! - length[before]! - position[v]!;
      const own = speed[v]!;
      const leaders = speed[before]!;
      if (staysPut(gap, own, leaders, STAND_GAP)) asked[v] = Math.min(asked[v]!, own === 0 ? 0 : -brake[v]!);
      else {
        obstacles.vehicle[count] = v;
        obstacles.own[count] = own;
        obstacles.gap[count] = gap;
        obstacles.room[count] = gap - TOUCH;
        obstacles.speed[count] = leaders;
        obstacles.acceleration[count] = acceleration[before]!;
        count++;
      }
      before = v;
    }
  }
  obstacles.count = count;
}

/** The first of every lane, and everybody on connections: whom they follow is on another lane or connection. */
export function lookAhead(world: World): void {
  firstOnLanes(world);
  leadersOnConnections(world);
}

function firstOnLanes(world: World): void {
  const { lanes, vehicles, ahead, stopper, wakeLanes } = world;
  const { nextMovement, connection } = vehicles;
  for (let at = 0; at < wakeLanes.count; at++) {
    const lane = wakeLanes.items[at]!;
    const v = lanes.order[lanes.start[lane]!]!;
    if (nextMovement[v]! < 0) continue;
    // Who stops at the line has nobody to follow beyond it; those whose rears are still before it are in the way all the same.
    lookAheadOnLane(world, v, lane, connection[v]!, stopper[lane] === v);
    if (ahead.vehicle >= 0) follow(world, v);
  }
}

function leadersOnConnections(world: World): void {
  const { connections, ahead, busyConnections } = world;
  for (let which = 0; which < busyConnections.count; which++) {
    const connection = busyConnections.items[which]!;
    const start = connections.start[connection]!;
    const end = start + connections.count[connection]!;
    for (let at = start; at < end; at++) {
      const v = connections.order[at]!;
      lookAheadOnConnection(world, connection, v, at === start ? -1 : connections.order[at - 1]!);
      if (ahead.vehicle >= 0) follow(world, v);
    }
  }
}

/** Whoever `world.ahead` names. */
function follow(world: World, v: number): void {
  const { ahead } = world;
  next.gap = ahead.gap;
  next.room = ahead.gap - TOUCH;
  putLeader(world, v, ahead.vehicle);
}

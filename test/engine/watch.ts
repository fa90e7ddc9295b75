/** What must hold at every tick of every run. Throws with the place when it does not. */
import { EventKind, Where } from '../../src/engine/index.ts';
import type { LaneOrder, Simulation } from '../../src/engine/index.ts';
import { isOpposing, throughBeside, waitingHold } from '../../src/network/index.ts';
import type { Movement } from '../../src/network/index.ts';
import { Aspect } from '../../src/signal/index.ts';

export type Watch = (simulation: Simulation) => void;

/** All of it; to be called after every step. */
export function watch(simulation: Simulation): Watch {
  const checks = [watchCounts, watchBodies, watchConflictAreas, watchRed, watchGreens, watchWaitingAreas].map((make) =>
    make(simulation),
  );
  return () => {
    for (const check of checks) check(simulation);
  };
}

/** Nobody is lost: made = waiting + inside + done, and as many are inside as are counted. */
function watchCounts({ vehicles, counts }: Simulation): Watch {
  return ({ tick }) => {
    if (counts.made !== counts.waiting + counts.inside + counts.done)
      throw new Error(`lost vehicles in tick ${tick}: ${JSON.stringify(counts)}`);
    const found = { waiting: 0, inside: 0 };
    for (let v = 0; v < vehicles.highest; v++) {
      const where = vehicles.where[v]!;
      if (where === Where.entryQueue) found.waiting++;
      else if (where !== Where.free) found.inside++;
    }
    if (found.inside !== counts.inside || found.waiting !== counts.waiting)
      throw new Error(`${JSON.stringify(found)} found, ${JSON.stringify(counts)} counted in tick ${tick}`);
  };
}

/** On every lane and connection: one behind the other, none into the other, none backwards, all numbers finite. */
function watchBodies(simulation: Simulation): Watch {
  const bodies = (order: LaneOrder, kind: string) => {
    const { position, length, speed, acceleration, delay } = simulation.vehicles;
    for (let index = 0; index < order.count.length; index++) {
      let rear = Infinity;
      for (let place = 0; place < order.count[index]!; place++) {
        const v = order.order[order.start[index]! + place]!;
        const own = position[v]!;
        if (!(speed[v]! >= 0 && own >= 0 && own + speed[v]! < 1e6 && acceleration[v]! + delay[v]! < 1e6))
          throw new Error(`${v} at ${own} m with ${speed[v]} m/s, ${acceleration[v]} m/s², delayed ${delay[v]} s`);
        if (own > rear) throw new Error(`${v} is ${own - rear} m into another on ${kind} ${index}, ${simulation.tick}`);
        rear = own - length[v]!;
      }
    }
  };
  return () => {
    bodies(simulation.lanes, 'lane');
    bodies(simulation.connections, 'connection');
  };
}

/** No two bodies from both sides in one conflict area. */
function watchConflictAreas(simulation: Simulation): Watch {
  const { conflicts, connections } = simulation.input.network;
  const onConnection = new Map<number, number>();
  const occupied = new Uint8Array(connections.length);

  /** Slot of a vehicle whose body is on a stretch of a connection, −1 if none. */
  const bodyOn = (connection: number, enter: number, leave: number): number => {
    const { position, length, trip } = simulation.vehicles;
    const order = simulation.connections;
    for (let place = 0; place < order.count[connection]!; place++) {
      const v = order.order[order.start[connection]! + place]!;
      if (position[v]! > enter && position[v]! - length[v]! < leave) return v;
    }
    const { toLane, length: end } = connections[connection]!;
    const next = simulation.lanes;
    for (let place = next.count[toLane]! - 1; place >= 0; place--) {
      const v = next.order[next.start[toLane]! + place]!;
      if (position[v]! - length[v]! >= 0) break;
      if (onConnection.get(trip[v]!) === connection && position[v]! + end - length[v]! < leave) return v;
    }
    return -1;
  };

  return () => {
    const { vehicles, tick } = simulation;
    occupied.fill(0);
    for (let v = 0; v < vehicles.highest; v++) {
      if (vehicles.where[v] === Where.connection) onConnection.set(vehicles.trip[v]!, vehicles.on[v]!);
      else if (vehicles.where[v] !== Where.lane || vehicles.position[v]! >= vehicles.length[v]!) continue;
      occupied[onConnection.get(vehicles.trip[v]!) ?? 0] = 1;
    }
    for (const area of conflicts) {
      if (occupied[area.a] === 0 || occupied[area.b] === 0) continue;
      const a = bodyOn(area.a, area.aEnter, area.aLeave);
      if (a < 0) continue;
      const b = bodyOn(area.b, area.bEnter, area.bLeave);
      if (b >= 0) throw new Error(`${a} and ${b} are both in conflict area ${area.index} in tick ${tick}`);
    }
  };
}

/** Over red goes only who could not have stopped at 3 m/s² after one second when the yellow began. */
function watchRed(simulation: Simulation): Watch {
  const { network, program, ticksPerSecond } = simulation.input;
  const { movements, connections, links, lanes } = network;
  const shown = new Uint8Array(movements.length).fill(255);
  const into = links.map((link) => connections.filter((one) => lanes[one.toLane]!.link === link.index));
  /** Where a waiting area is entered on the through green, its yellow excuses as well. */
  const beside = (movement: number) =>
    waitingHold(network, connections[movements[movement]!.connections[0]!]!) > 0
      ? throughBeside(network, movements[movement]!).map((one) => one.index)
      : [];
  /** Trip × movements + movement before whose yellow it could not stop. */
  const excused = new Set<number>();

  /** One tick of travel more: the aspect shown in a tick is met with the state before it. */
  const judge = (order: LaneOrder, on: number, beyond: number, movement: number) => {
    const { speed, position, trip } = simulation.vehicles;
    for (let place = 0; place < order.count[on]!; place++) {
      const v = order.order[order.start[on]! + place]!;
      const own = speed[v]!;
      const could = beyond - position[v]! - own / ticksPerSecond >= own + (own * own) / 6;
      if (could) excused.delete(trip[v]! * movements.length + movement);
      else excused.add(trip[v]! * movements.length + movement);
    }
  };

  return () => {
    const { signals, events, tick } = simulation;
    for (const movement of movements) {
      const aspect = signals.aspects[movement.index]!;
      const before = shown[movement.index];
      if (aspect === before) continue;
      shown[movement.index] = aspect;
      const comesOn = before === Aspect.off || before === Aspect.yellowFlash;
      if (aspect !== Aspect.yellow && !(comesOn && aspect === Aspect.red)) continue;
      const link = links[movement.fromLink]!;
      for (const lane of link.lanes) judge(simulation.lanes, lane, link.length, movement.index);
      for (const way of into[link.index]!)
        judge(simulation.connections, way.index, way.length + link.length, movement.index);
    }
    for (let at = 0; at < events.count; at++) {
      if (events.kind[at] !== EventKind.passed) continue;
      const v = simulation.vehicles.trip[events.vehicle[at]!]!;
      const movement = events.a[at]!;
      const lane = events.b[at]!;
      const aspect = signals.aspects[movement]!;
      const red = aspect === Aspect.red || aspect === Aspect.redYellow;
      const isExcused = [movement, ...beside(movement)].some((one) => excused.has(v * movements.length + one));
      if (red && program.rightOnRed[movement] !== 1 && !isExcused && !isOpenArea(simulation, movement, lane))
        throw new Error(`trip ${v} crossed on red on movement ${movement} in tick ${tick} and could have stopped`);
      for (const other of links[movements[movement]!.fromLink]!.movements) excused.delete(v * movements.length + other);
    }
  };
}

/** True where a left turn's waiting area may be entered: the through traffic of its approach has green. */
function isOpenArea({ input: { network }, signals }: Simulation, movement: number, lane: number): boolean {
  const left = network.movements[movement]!;
  if (left.turn !== 'left' || network.lanes[lane]!.waitingArea === 0) return false;
  return throughBeside(network, left).some(({ index }) => isGreen(signals.aspects[index]!));
}

const isGreen = (aspect: number): boolean => aspect === Aspect.green || aspect === Aspect.greenFlash;

/** Whoever came into a waiting area at red stays in it until its own red is over, or until the cross street has green. */
function watchWaitingAreas(simulation: Simulation): Watch {
  const { connections, lanes, movements } = simulation.input.network;
  const held = new Map<number, number>();
  return ({ events, signals, vehicles, tick }) => {
    for (let at = 0; at < events.count; at++) {
      const [v, movement, lane] = [events.vehicle[at]!, events.a[at]!, events.b[at]!];
      if (
        events.kind[at] === EventKind.passed &&
        lanes[lane]!.waitingArea > 0 &&
        signals.aspects[movement] === Aspect.red
      )
        held.set(vehicles.trip[v]!, vehicles.on[v]!);
    }
    for (let v = 0; v < vehicles.highest && held.size > 0; v++) {
      const connection = held.get(vehicles.trip[v]!);
      if (connection === undefined) continue;
      const { movement, fromLane } = connections[connection]!;
      const { fromLink, node } = movements[movement]!;
      const opens = movements.some(
        (one) =>
          one.node === node &&
          (one.index === movement
            ? signals.aspects[movement] !== Aspect.red
            : isGreen(signals.aspects[one.index]!) && isAcross(one, fromLink)),
      );
      if (opens || vehicles.where[v] !== Where.connection) held.delete(vehicles.trip[v]!);
      else if (vehicles.position[v]! > lanes[fromLane]!.waitingArea)
        throw new Error(`${v} left its waiting area at red on movement ${movement} in tick ${tick}`);
    }
  };

  /** A through movement that is neither of the approach nor of the opposite one. */
  function isAcross(other: Movement, approach: number): boolean {
    const { network } = simulation.input;
    const own = movements.find((one) => one.fromLink === approach)!;
    return other.turn === 'through' && other.fromLink !== approach && !isOpposing(network, own, other);
  }
}

/** No two movements that conflict show green at once, unless one of them yields. */
function watchGreens(simulation: Simulation): Watch {
  const { conflicts, connections, movements } = simulation.input.network;
  const count = movements.length;
  const pairs = new Set<number>();
  for (const { a, b } of conflicts) {
    const [first, second] = [connections[a]!.movement, connections[b]!.movement];
    if (first !== second) pairs.add(Math.min(first, second) * count + Math.max(first, second));
  }
  const distinct = [...pairs].map((pair): [number, number] => [Math.floor(pair / count), pair % count]);
  return ({ signals: { aspects, permissive }, tick }) => {
    const isProtected = (movement: number) =>
      permissive[movement] === 0 && (aspects[movement] === Aspect.green || aspects[movement] === Aspect.greenFlash);
    for (const [first, second] of distinct) {
      if (isProtected(first) && isProtected(second))
        throw new Error(`movements ${first} and ${second} conflict and are both green in tick ${tick}`);
    }
  };
}

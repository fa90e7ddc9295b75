/** What must hold at every tick of every run. Throws with the place when it does not. */
import { EventKind, Where } from '../../src/engine/index.ts';
import type { LaneOrder, Simulation } from '../../src/engine/index.ts';
import { Aspect } from '../../src/signal/index.ts';

export function watch(simulation: Simulation): (simulation: Simulation) => void {
  const { network, program, ticksPerSecond } = simulation.input;
  const { movements, connections, conflicts, links, lanes } = network;
  const since = new Int32Array(movements.length).fill(-1e9);
  const shown = new Uint8Array(movements.length).fill(255);
  // At the onset of yellow: who could have stopped at 3 m/s² after one second. Slot → movement.
  const couldStop = new Map<number, number>();
  const onConnection = new Map<number, number>();

  const bodies = (order: LaneOrder, kind: string) => {
    const { position, length, speed } = simulation.vehicles;
    for (let index = 0; index < order.count.length; index++) {
      for (let place = 0; place < order.count[index]!; place++) {
        const v = order.order[order.start[index]! + place]!;
        if (!(speed[v]! >= 0) || !(position[v]! >= 0)) throw new Error(`speed ${speed[v]} at ${position[v]}`);
        if (place === 0) continue;
        const leader = order.order[order.start[index]! + place - 1]!;
        const gap = position[leader]! - length[leader]! - position[v]!;
        if (gap < 0) throw new Error(`${v} is ${-gap} m into ${leader} on ${kind} ${index} in tick ${simulation.tick}`);
      }
    }
  };

  /** Slot of a vehicle whose body is on a stretch of a connection, −1 if none. */
  const bodyOn = (connection: number, enter: number, leave: number): number => {
    const { position, length } = simulation.vehicles;
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
      if (onConnection.get(v) === connection && position[v]! + end - length[v]! < leave) return v;
    }
    return -1;
  };

  return () => {
    const { vehicles, counts, signals, events, tick } = simulation;
    if (counts.made !== counts.waiting + counts.inside + counts.done)
      throw new Error(`lost vehicles: ${JSON.stringify(counts)}`);
    let inside = 0;
    for (let v = 0; v < vehicles.highest; v++) {
      const where = vehicles.where[v]!;
      if (where === Where.lane || where === Where.connection || where === Where.atStop) inside++;
      if (where === Where.connection) onConnection.set(v, vehicles.on[v]!);
    }
    if (inside !== counts.inside) throw new Error(`${inside} inside, ${counts.inside} counted`);
    bodies(simulation.lanes, 'lane');
    bodies(simulation.connections, 'connection');
    for (const area of conflicts) {
      const a = bodyOn(area.a, area.aEnter, area.aLeave);
      if (a < 0) continue;
      const b = bodyOn(area.b, area.bEnter, area.bLeave);
      if (b >= 0) throw new Error(`${a} and ${b} are both in conflict area ${area.index} in tick ${tick}`);
    }
    for (let at = 0; at < events.count; at++) {
      if (events.kind[at] !== EventKind.passed) continue;
      const v = events.vehicle[at]!;
      const movement = events.a[at]!;
      const aspect = signals.aspects[movement]!;
      const red = aspect === Aspect.red || aspect === Aspect.redYellow;
      if (red && program.rightOnRed[movement] !== 1 && couldStop.get(v) === movement) {
        throw new Error(`${v} crossed on red on movement ${movement} in tick ${tick} and could have stopped`);
      }
      couldStop.delete(v);
    }
    for (const movement of movements) {
      const aspect = signals.aspects[movement.index]!;
      if (aspect === shown[movement.index]) continue;
      shown[movement.index] = aspect;
      since[movement.index] = tick;
      if (aspect !== Aspect.yellow) continue;
      const link = links[movement.fromLink]!;
      for (const lane of link.lanes) {
        const order = simulation.lanes;
        for (let place = 0; place < order.count[lane]!; place++) {
          const v = order.order[order.start[lane]! + place]!;
          const speed = vehicles.speed[v]!;
          // One tick of travel: the aspect shown in a tick is met with the state before it.
          const distance = links[lanes[lane]!.link]!.length - vehicles.position[v]! - speed / ticksPerSecond;
          if (distance >= speed + (speed * speed) / 6) couldStop.set(v, movement.index);
        }
      }
    }
  };
}

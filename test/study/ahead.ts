/** Who is ahead: whom a vehicle follows, and who fills the exit that it waits for. */
import { type Simulation, Where } from '../../src/engine/index.ts';
import type { Vehicles } from '../../src/engine/vehicles.ts';

/** One follows within this, of which a standing gap is 2 m and the rest the start of a queue [m], this [s], and the way to brake [m/s²]. */
const QUEUE_GAP = 10;
const FOLLOWING = 3;
const BRAKING = 1.3;

export class Ahead {
  private readonly simulation: Simulation;
  private readonly vehicles: Vehicles;
  /** By slot: who is before it on the same lane or connection (−1: nobody). */
  private before = new Int32Array(0);

  constructor(simulation: Simulation) {
    this.simulation = simulation;
    this.vehicles = simulation.vehicles as Vehicles;
  }

  /** Everybody as they stand now. */
  look(): void {
    if (this.before.length < this.vehicles.capacity) this.before = new Int32Array(this.vehicles.capacity);
    this.lineUp(this.simulation.lanes);
    this.lineUp(this.simulation.connections);
  }

  /** Whom it follows, −1 if nobody is near. */
  leaderOf(v: number): number {
    const { vehicles, simulation } = this;
    const { network } = simulation.input;
    const { position, length, where } = vehicles;
    if (where[v] !== Where.lane && where[v] !== Where.connection) return -1;
    const before = this.before[v]!;
    if (before >= 0) return this.ifNear(v, before, position[before]! - length[before]! - position[v]!);
    let connection = vehicles.on[v]!;
    let way = -position[v]!;
    if (where[v] === Where.lane) {
      if (vehicles.connection[v]! < 0) return -1;
      way += network.links[network.lanes[connection]!.link]!.length;
      connection = vehicles.connection[v]!;
      const inside = lastOf(simulation.connections, connection);
      if (inside >= 0) return this.ifNear(v, inside, way + position[inside]! - length[inside]!);
    }
    const { toLane, length: across } = network.connections[connection]!;
    const last = lastOf(simulation.lanes, toLane);
    return last < 0 ? -1 : this.ifNear(v, last, way + across + position[last]! - length[last]!);
  }

  private ifNear(v: number, leader: number, gap: number): number {
    const own = this.vehicles.speed[v]!;
    const leaders = this.vehicles.speed[leader]!;
    const brakes = Math.max(0, own * own - leaders * leaders) / (2 * BRAKING);
    return gap < QUEUE_GAP + FOLLOWING * own + brakes ? leader : -1;
  }

  /** The last on the lane that it is to come to, −1 if there is none. */
  lastBeyond(v: number): number {
    const { vehicles, simulation } = this;
    const connection = vehicles.where[v] === Where.lane ? vehicles.connection[v]! : vehicles.on[v]!;
    const way = simulation.input.network.connections[connection];
    return way === undefined ? -1 : lastOf(simulation.lanes, way.toLane);
  }

  private lineUp({ start, count, order }: Simulation['lanes']): void {
    for (let line = 0; line < count.length; line++) {
      const first = start[line]!;
      for (let at = first; at < first + count[line]!; at++) this.before[order[at]!] = at > first ? order[at - 1]! : -1;
    }
  }
}

function lastOf({ start, count, order }: Simulation['lanes'], line: number): number {
  return count[line]! > 0 ? order[start[line]! + count[line]! - 1]! : -1;
}

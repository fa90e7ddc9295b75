/**
 * Why a vehicle loses time just now. Once a second everybody on the road is asked, in this order:
 *
 * 1. Is it held itself? By a signal, by others (a gap, somebody inside), by a full exit, by being in the wrong lane, at the kerb.
 *    The engine notes that for the first at every line (`waits`). A wait at green that outlasts the green stays the reason through
 *    the red that follows: without it the driver would have been gone.
 * 2. Does it follow somebody nearer than `near`? Then its reason is that one's: of a queue, that of its first.
 * 3. Does it give way of its own accord, to somebody who changes lanes or joins, or slow down for its place at the kerb or for a line
 *    at which it must yield?
 * 4. Does it still drive slower than `RECOVERED` of its own speed after one of these? Then that goes on: the start after a red, for
 *    all of the queue, is of the red. At the next intersection's influence area it is over.
 * 5. Else `moving`: slower vehicles, turns, lane changes in traffic that runs.
 *
 * Nothing here is state: the run is the same whether anybody asks or not.
 */
import { type Simulation, Where } from '../../src/engine/index.ts';
import { type Vehicles, Wait } from '../../src/engine/vehicles.ts';
import { Aspect } from '../../src/signal/index.ts';

export const Reason = { moving: 0, red: 1, yield: 2, exit: 3, lane: 4, kerb: 5 } as const;
export type Reason = (typeof Reason)[keyof typeof Reason];
export const REASONS = Object.keys(Reason) as (keyof typeof Reason)[];

const UNKNOWN = 254;
const ASKED = 255;
/** Slower than this is standing [m/s]; of its own speed that it wants here, so much is free again. */
const STANDING = 0.3;
const RECOVERED = 0.8;
/** One follows within this, of which a standing gap is 2 m and the rest the start of a queue [m], this [s], and the way to brake [m/s²]. */
const QUEUE_GAP = 10;
const FOLLOWING = 3;
const BRAKING = 1.3;
/** Before a kerb place or a line at which one yields one slows down from here [m]. */
const PLACE_NEAR = 50;
const LINE_NEAR = 40;

/** What the engine notes at a line. */
const OF_WAIT: Record<number, Reason> = {
  [Wait.signal]: Reason.red,
  [Wait.conflict]: Reason.yield,
  [Wait.priority]: Reason.yield,
  [Wait.clearing]: Reason.yield,
  [Wait.exit]: Reason.exit,
  [Wait.lane]: Reason.lane,
};

export class Reasons {
  /** By slot, as of the last look. */
  of = new Uint8Array(0);
  private readonly simulation: Simulation;
  private readonly vehicles: Vehicles;
  /** By slot: whose they are, and the reason for which it stands at its line. */
  private trip = new Int32Array(0);
  private held = new Uint8Array(0);
  private now = new Uint8Array(0);
  /** By slot: who is before it on the same lane or connection (−1: nobody). */
  private before = new Int32Array(0);
  private readonly path: number[] = [];

  constructor(simulation: Simulation) {
    this.simulation = simulation;
    this.vehicles = simulation.vehicles as Vehicles;
  }

  /** The vehicle has come to another intersection: what held it up before is over. */
  forget(v: number): void {
    this.of[v] = Reason.moving;
    this.held[v] = Reason.moving;
  }

  look(): void {
    const { vehicles } = this;
    this.grow(vehicles.capacity);
    for (let v = 0; v < vehicles.highest; v++) {
      if (this.trip[v] !== vehicles.trip[v]) this.forget(v);
      this.trip[v] = vehicles.trip[v]!;
      this.now[v] = UNKNOWN;
    }
    this.lineUp(this.simulation.lanes);
    this.lineUp(this.simulation.connections);
    for (let v = 0; v < vehicles.highest; v++) if (vehicles.where[v]! > Where.entryQueue) this.find(v);
    for (let v = 0; v < vehicles.highest; v++) {
      const stands = vehicles.speed[v]! < STANDING && vehicles.granted[v] === 0;
      this.held[v] = stands ? this.ownOf(v) : Reason.moving;
      this.of[v] = vehicles.where[v]! > Where.entryQueue ? this.now[v]! : Reason.moving;
    }
  }

  private lineUp({ start, count, order }: Simulation['lanes']): void {
    for (let line = 0; line < count.length; line++) {
      const first = start[line]!;
      for (let at = first; at < first + count[line]!; at++) this.before[order[at]!] = at > first ? order[at - 1]! : -1;
    }
  }

  /** Along those whom it follows, up to one whose reason is known. */
  private find(v: number): void {
    const { path, now } = this;
    let reason: number = Reason.moving;
    path.length = 0;
    for (let u = v; u >= 0; u = this.leaderOf(u)) {
      // In a circle of followers none has a reason from another.
      if (now[u] === ASKED) break;
      if (now[u] === UNKNOWN) now[u] = this.ownOf(u) || ASKED;
      if (now[u] !== ASKED) {
        reason = now[u]!;
        break;
      }
      path.push(u);
    }
    for (let at = path.length - 1; at >= 0; at--) {
      const u = path[at]!;
      reason ||= this.courtesyOf(u) || this.goesOn(u);
      now[u] = reason;
    }
  }

  /** What holds the vehicle itself. */
  private ownOf(v: number): Reason {
    const { vehicles } = this;
    const where = vehicles.where[v]!;
    if (where === Where.atStop) return Reason.kerb;
    if (where === Where.connection && vehicles.holds[v] === 1) return Reason.red;
    if (where === Where.lane && vehicles.dwellUntil[v]! >= 0) return Reason.kerb;
    if (where === Where.lane && vehicles.granted[v] === 1) return Reason.moving;
    const reason = OF_WAIT[vehicles.waits[v]!] ?? Reason.moving;
    const before = this.held[v] as Reason;
    return reason === Reason.red && before !== Reason.moving ? before : reason;
  }

  private courtesyOf(v: number): Reason {
    const { vehicles, simulation } = this;
    if (vehicles.where[v] !== Where.lane) return Reason.moving;
    const { network } = simulation.input;
    const link = network.links[network.lanes[vehicles.on[v]!]!.link]!;
    if (vehicles.placeAt[v]! - vehicles.position[v]! < PLACE_NEAR)
      return link.lanes.at(-1) === vehicles.on[v] ? Reason.kerb : Reason.lane;
    if (vehicles.letsIn[v]! >= 0 && vehicles.letsInUntil[v]! >= simulation.tick - 1) {
      const who = vehicles.where[vehicles.letsIn[v]!]!;
      return who === Where.entryQueue || who === Where.atStop ? Reason.kerb : Reason.lane;
    }
    if (vehicles.fallsBehind[v]! >= 0 && vehicles.fallsUntil[v]! >= simulation.tick - 1) return Reason.lane;
    const toLine = link.length - vehicles.position[v]!;
    const isNear = vehicles.granted[v] === 0 && vehicles.nextMovement[v]! >= 0 && toLine < LINE_NEAR;
    return isNear && this.mustYield(vehicles.nextMovement[v]!) ? Reason.yield : Reason.moving;
  }

  private mustYield(movement: number): boolean {
    const { signals, input } = this.simulation;
    const { rank, node } = input.network.movements[movement]!;
    if (!input.network.nodes[node]!.signalised) return rank > 0;
    const aspect = signals.aspects[movement]!;
    if (aspect === Aspect.green || aspect === Aspect.greenFlash) return signals.permissive[movement] === 1;
    return aspect === Aspect.red && input.program.rightOnRed[movement] === 1;
  }

  private goesOn(v: number): Reason {
    const { vehicles } = this;
    return vehicles.speed[v]! < RECOVERED * vehicles.desired[v]! ? (this.of[v] as Reason) : Reason.moving;
  }

  /** Whom it follows, −1 if nobody is near. */
  private leaderOf(v: number): number {
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

  private grow(capacity: number): void {
    if (this.of.length >= capacity) return;
    const longer = <Kind extends Uint8Array | Int32Array>(fresh: Kind, old: Kind): Kind => {
      fresh.set(old);
      return fresh;
    };
    this.of = longer(new Uint8Array(capacity), this.of);
    this.held = longer(new Uint8Array(capacity), this.held);
    this.now = new Uint8Array(capacity);
    this.before = new Int32Array(capacity);
    this.trip = longer(new Int32Array(capacity).fill(-1), this.trip);
  }
}

function lastOf({ start, count, order }: Simulation['lanes'], line: number): number {
  return count[line]! > 0 ? order[start[line]! + count[line]! - 1]! : -1;
}

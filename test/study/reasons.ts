/**
 * Why a vehicle loses time just now. Once a second everybody on the road is asked, in this order:
 *
 * 1. Is it held itself? By a signal, by others (a gap, somebody inside), by a full exit, by being in the wrong lane, at the kerb.
 *    The engine notes that for the first at every line (`waits`). A wait at green that outlasts the green stays the reason through
 *    the red that follows: without it the driver would have been gone.
 * 2. Does it follow somebody near (`Ahead`)? Then its reason is that one's: of a queue, that of its first.
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
import { Ahead } from './ahead.ts';

export const Reason = { moving: 0, red: 1, yield: 2, exit: 3, lane: 4, kerb: 5 } as const;
export type Reason = (typeof Reason)[keyof typeof Reason];
export const REASONS = Object.keys(Reason) as (keyof typeof Reason)[];

const UNKNOWN = 254;
const ASKED = 255;
/** From one full exit to the next no further than this: they may lie in a circle. */
const LONGEST_CHAIN = 20;
/** Slower than this is standing [m/s]; of its own speed that it wants here, so much is free again. */
const STANDING = 0.3;
const RECOVERED = 0.8;
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
  /** By trip, as of the last look. */
  readonly of: Uint8Array;
  /** By trip: the approach of the one whose reason it has; behind a full exit, of the one whose reason those have who fill it. */
  source: Int32Array;
  private readonly simulation: Simulation;
  private readonly vehicles: Vehicles;
  private sourceBefore: Int32Array;
  /** By trip: the reason for which it stands at its line. */
  private readonly held: Uint8Array;
  /** By slot, during a look: its reason. */
  private now = new Uint8Array(0);
  /** By slot: whose reason it has, its own or of one ahead, and 1 where that one's goes on from before. */
  private first = new Int32Array(0);
  private goingOn = new Uint8Array(0);
  private readonly ahead: Ahead;
  private readonly path: number[] = [];

  constructor(simulation: Simulation) {
    this.simulation = simulation;
    this.vehicles = simulation.vehicles as Vehicles;
    const trips = simulation.input.trips.length;
    this.of = new Uint8Array(trips);
    this.held = new Uint8Array(trips);
    this.source = new Int32Array(trips);
    this.sourceBefore = new Int32Array(trips);
    this.ahead = new Ahead(simulation);
  }

  /** The vehicle has come to another approach, or onto the road: what held it up before is over. */
  forget(trip: number, approach: number): void {
    this.of[trip] = Reason.moving;
    this.held[trip] = Reason.moving;
    this.source[trip] = approach;
  }

  /** @param approach by trip: the link that each is on its way along, or has just left */
  look(approach: Int32Array): void {
    const { vehicles } = this;
    this.grow(vehicles.capacity);
    this.now.fill(UNKNOWN, 0, vehicles.highest);
    this.ahead.look();
    for (let v = 0; v < vehicles.highest; v++) if (vehicles.where[v]! > Where.entryQueue) this.find(v);
    for (let v = 0; v < vehicles.highest; v++) {
      const trip = vehicles.trip[v]!;
      if (trip < 0) continue;
      const stands = vehicles.speed[v]! < STANDING && vehicles.granted[v] === 0;
      this.held[trip] = stands ? this.ownOf(v) : Reason.moving;
      this.of[trip] = vehicles.where[v]! > Where.entryQueue ? this.now[v]! : Reason.moving;
      if (vehicles.where[v]! > Where.entryQueue) this.sourceBefore[trip] = this.sourceOf(v, approach);
    }
    [this.source, this.sourceBefore] = [this.sourceBefore, this.source];
  }

  private sourceOf(v: number, approach: Int32Array): number {
    const { now, first, goingOn } = this;
    let head = first[v]!;
    for (let step = 0; step < LONGEST_CHAIN && now[head] === Reason.exit && goingOn[head] === 0; step++) {
      const filling = this.ahead.lastBeyond(head);
      if (filling < 0 || now[filling] === Reason.moving) break;
      head = first[filling]!;
    }
    const trip = this.vehicles.trip[head]!;
    return goingOn[head] === 1 ? this.source[trip]! : approach[trip]!;
  }

  /** Along those whom it follows, up to one whose reason is known. */
  private find(v: number): void {
    const { path, now, first, goingOn } = this;
    let reason: number = Reason.moving;
    let head = v;
    path.length = 0;
    for (let u = v; u >= 0; u = this.ahead.leaderOf(u)) {
      // In a circle of followers none has a reason from another.
      if (now[u] === ASKED) break;
      if (now[u] === UNKNOWN) {
        now[u] = this.ownOf(u) || ASKED;
        first[u] = u;
        goingOn[u] = 0;
      }
      if (now[u] !== ASKED) {
        reason = now[u]!;
        head = first[u]!;
        break;
      }
      path.push(u);
    }
    for (let at = path.length - 1; at >= 0; at--) {
      const u = path[at]!;
      if (reason === Reason.moving) {
        const given = this.courtesyOf(u);
        reason = given || this.goesOn(u);
        head = u;
        goingOn[u] = given === Reason.moving && reason !== Reason.moving ? 1 : 0;
      }
      now[u] = reason;
      first[u] = head;
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
    const before = this.held[vehicles.trip[v]!] as Reason;
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
    return vehicles.speed[v]! < RECOVERED * vehicles.desired[v]!
      ? (this.of[vehicles.trip[v]!] as Reason)
      : Reason.moving;
  }

  private grow(capacity: number): void {
    if (this.now.length >= capacity) return;
    this.now = new Uint8Array(capacity);
    this.first = new Int32Array(capacity);
    this.goingOn = new Uint8Array(capacity);
  }
}

/**
 * Queues, looked at once a simulated second.
 *
 * A vehicle is queued from when it falls below 5 km/h until it exceeds 10 km/h. The queue of a lane is measured from its stop line to
 * the rear of the last queued vehicle, over vehicles each of which follows the one ahead (or the stop line) at no more than 20 m, and
 * 2 s of its own speed more if it moves: so the back of a queue still counts when its head has left on green, but a bus at
 * its stop in mid-block does not. Where a full turn bay spills into the lane beside it, that lane's queue may begin at the bay's mouth.
 * The speeds and the 20 m are the customary settings of microsimulation, the 2 s a saturated headway; all assumed.
 *
 * A vehicle counts for the movement it is about to make; in the short stretch where it is still in the influence area of the last
 * intersection, for the first movement of its lane. Vehicles waiting inside the intersection are not part of a queue, and links that end at a portal
 * have none.
 */
import type { LaneOrder, Simulation, VehicleView } from '../../engine/index.ts';
import type { Network } from '../../network/index.ts';
import type { Layout } from './layout.ts';
import { add, raise, Standing } from './standing.ts';

export const QUEUE_RULE = {
  /** [m/s] */
  startsBelow: 5 / 3.6,
  endsAbove: 10 / 3.6,
  /** [m] */
  gapLimit: 20,
  /** [s] */
  movingGap: 2,
  /** A queue has reached the upstream intersection when its last rear is this close to the start of the link [m]: one vehicle. */
  spillbackWithin: 7,
} as const;

export class QueueCollector {
  /** This second. */
  readonly movements: Standing;
  readonly links: Standing;
  readonly nodes: Standing;
  private readonly layout: Layout;
  /** By trip. */
  private readonly queued: Uint8Array;
  private readonly laneMetres: Float64Array;
  /** By lane: its link, and where it begins on it [m]. */
  private readonly linkOfLane: Int32Array;
  private readonly begins: Float64Array;
  /** By link: length [m], the node it leads to, and whether it leads to a signal or line at all. */
  private readonly length: Float64Array;
  private readonly to: Int32Array;
  private readonly leadsOn: Uint8Array;
  /** Lanes in the order they are looked at: turn bays before the lanes that feed them. */
  private readonly lanes: Int32Array;
  /** Turn bays beside each lane that begin further on. */
  private readonly baysOf: readonly (readonly number[])[];
  /** First movement of each lane, −1 without one; and the link a connection leaves from. */
  private readonly firstMovement: Int32Array;
  private readonly linkOfMovement: Int32Array;
  private readonly linkOfConnection: Int32Array;
  private readonly fromIntersection: Uint8Array;

  /** @param trips how many */
  constructor(network: Network, layout: Layout, trips: number) {
    this.queued = new Uint8Array(trips);
    this.layout = layout;
    this.movements = new Standing(network.movements.length);
    this.links = new Standing(network.links.length);
    this.nodes = new Standing(network.nodes.length);
    this.laneMetres = new Float64Array(network.lanes.length);
    this.linkOfLane = Int32Array.from(network.lanes, (lane) => lane.link);
    this.begins = Float64Array.from(network.lanes, (lane) => lane.begin);
    this.length = Float64Array.from(network.links, (link) => link.length);
    this.to = Int32Array.from(network.links, (link) => link.to);
    this.leadsOn = Uint8Array.from(network.links, (link) => (link.movements.length > 0 ? 1 : 0));
    this.linkOfMovement = Int32Array.from(network.movements, (movement) => movement.fromLink);
    const baysFirst = [...network.lanes].sort((a, b) => b.begin - a.begin || a.index - b.index);
    this.lanes = Int32Array.from(baysFirst, (lane) => lane.index);
    this.baysOf = network.lanes.map((lane) =>
      (network.links[lane.link]?.lanes ?? []).filter((other) => {
        const bay = network.lanes[other];
        return bay !== undefined && Math.abs(bay.number - lane.number) === 1 && bay.begin > lane.begin;
      }),
    );
    this.firstMovement = Int32Array.from(
      network.lanes,
      (lane) => network.connections[lane.connections[0] ?? -1]?.movement ?? -1,
    );
    this.linkOfConnection = Int32Array.from(
      network.connections,
      (connection) => network.movements[connection.movement]?.fromLink ?? 0,
    );
    this.fromIntersection = Uint8Array.from(network.links, (link) =>
      network.nodes[link.from]?.kind === 'intersection' ? 1 : 0,
    );
  }

  /** Looks at every occupied lane and connection and adds one second to the counters of `minute`. */
  second(simulation: Simulation, minute: Float64Array): void {
    const { vehicles, lanes, connections } = simulation;
    this.movements.clear();
    this.links.clear();
    this.nodes.clear();
    this.laneMetres.fill(0);
    for (const lane of this.lanes) if ((lanes.count[lane] ?? 0) > 0) this.lookAtLane(lane, vehicles, lanes, minute);
    for (let connection = 0; connection < this.linkOfConnection.length; connection++)
      if ((connections.count[connection] ?? 0) > 0) this.lookAtConnection(connection, vehicles, connections, minute);
    this.gatherNodes();
    this.movements.addTo(minute, this.layout.movement);
    this.links.addTo(minute, this.layout.link);
    this.nodes.addTo(minute, this.layout.node);
  }

  private lookAtLane(lane: number, vehicles: VehicleView, order: LaneOrder, minute: Float64Array): void {
    const link = this.linkOfLane[lane] ?? 0;
    const length = this.length[link] ?? 0;
    const begin = order.start[lane] ?? 0;
    const end = begin + (order.count[lane] ?? 0);
    let ahead = length;
    let joined = this.leadsOn[link] === 1;
    for (let place = begin; place < end; place++) {
      const v = order.order[place] ?? 0;
      const position = vehicles.position[v] ?? 0;
      const rear = position - (vehicles.length[v] ?? 0);
      const isQueued = this.drive(v, vehicles, link, minute);
      const reach = QUEUE_RULE.gapLimit + QUEUE_RULE.movingGap * (vehicles.speed[v] ?? 0);
      joined = (joined && ahead - position <= reach) || (isQueued && this.isAtFullBay(lane, v, vehicles));
      if (joined && isQueued) {
        const metres = Math.min(length, length - rear);
        const spilled = rear <= QUEUE_RULE.spillbackWithin ? (this.fromIntersection[link] ?? 0) : 0;
        const movement = this.movementOf(v, vehicles, lane, link);
        this.laneMetres[lane] = metres;
        this.links.add(link, 1, spilled);
        raise(this.links.metres, link, metres);
        if (movement >= 0) {
          this.movements.add(movement, 1, spilled);
          raise(this.movements.metres, movement, metres);
        }
      }
      ahead = rear;
    }
  }

  private lookAtConnection(connection: number, vehicles: VehicleView, order: LaneOrder, minute: Float64Array): void {
    const begin = order.start[connection] ?? 0;
    const end = begin + (order.count[connection] ?? 0);
    const link = this.linkOfConnection[connection] ?? 0;
    for (let place = begin; place < end; place++) this.drive(order.order[place] ?? 0, vehicles, link, minute);
  }

  /** Adds a second and its metres to the vehicle's link; tells whether the vehicle is queued. */
  private drive(v: number, vehicles: VehicleView, link: number, minute: Float64Array): boolean {
    const speed = vehicles.speed[v] ?? 0;
    const trip = vehicles.trip[v] ?? -1;
    if (speed < QUEUE_RULE.startsBelow) this.queued[trip] = 1;
    else if (speed > QUEUE_RULE.endsAbove) this.queued[trip] = 0;
    add(minute, this.layout.link.vehicleSeconds + link, 1);
    add(minute, this.layout.link.metres + link, speed);
    return this.queued[trip] === 1;
  }

  /** Whether a vehicle stands at the mouth of a bay beside its lane whose queue fills it. */
  private isAtFullBay(lane: number, v: number, vehicles: VehicleView): boolean {
    const position = vehicles.position[v] ?? 0;
    const length = this.length[this.linkOfLane[lane] ?? 0] ?? 0;
    for (const bay of this.baysOf[lane] ?? []) {
      const mouth = this.begins[bay] ?? 0;
      const full = (this.laneMetres[bay] ?? 0) >= length - mouth - QUEUE_RULE.gapLimit;
      if (full && Math.abs(position - mouth) <= QUEUE_RULE.gapLimit) return true;
    }
    return false;
  }

  private movementOf(v: number, vehicles: VehicleView, lane: number, link: number): number {
    const movement = vehicles.movement[v] ?? -1;
    return movement >= 0 && this.linkOfMovement[movement] === link ? movement : (this.firstMovement[lane] ?? -1);
  }

  private gatherNodes(): void {
    for (let index = 0; index < this.links.metres.length; index++) {
      const vehicles = this.links.vehicles[index] ?? 0;
      if (vehicles === 0) continue;
      const node = this.to[index] ?? 0;
      this.nodes.add(node, vehicles, this.links.spilled[index] ?? 0);
      raise(this.nodes.metres, node, this.links.metres[index] ?? 0);
    }
  }
}

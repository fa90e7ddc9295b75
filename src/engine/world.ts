/** Everything a running simulation holds: what the steps of the tick read and write. */
import { createInputs } from '../signal/index.ts';
import type { SignalInputs, SignalState } from '../signal/index.ts';
import { createConvoys } from './convoys.ts';
import type { Convoys } from './convoys.ts';
import { createDetection } from './detectors.ts';
import type { Detection } from './detectors.ts';
import { driverStreams } from './drivers.ts';
import type { DriverStreams } from './drivers.ts';
import { IMPATIENT_SHARE } from './models/gap-acceptance.ts';
import { gapShareInTurn, timeGapFor, TURN_FACTOR } from './models/saturation-flow.ts';
import { createObstacles } from './obstacles.ts';
import type { Obstacles } from './obstacles.ts';
import { createOrder } from './order.ts';
import type { Numbers, Order } from './order.ts';
import type { DriverSettings, SimulationCounts, SimulationInput, TickEvents, Trip } from './simulation-types.ts';
import { buildTables } from './tables.ts';
import type { Lists, Tables } from './tables.ts';
import { createVehicles } from './vehicles.ts';
import type { Vehicles } from './vehicles.ts';
import { createWaitingAreas } from './waiting-areas.ts';
import type { WaitingAreas } from './waiting-areas.ts';

export interface World {
  readonly input: SimulationInput;
  readonly tables: Tables;
  readonly signals: SignalState;
  readonly tickLength: number;
  readonly streams: DriverStreams;
  readonly drivers: DriverSettings;
  /** Of the mean car driver [s]. */
  readonly timeGap: number;
  /** Share of the time gap that drivers keep on each connection. */
  readonly gapShare: Float64Array;
  /** Critical gap after a minute's wait ÷ that before it. */
  readonly impatientShare: number;
  tick: number;
  readonly vehicles: Vehicles;
  readonly lanes: Order;
  readonly connections: Order;
  readonly events: TickEvents;
  readonly counts: SimulationCounts;
  updates: number;
  distance: number;

  /** Aspect of each movement in the tick before, and the tick since which it shows what it shows. */
  readonly shown: Uint8Array;
  readonly shownSince: Int32Array;

  readonly waitingAreas: WaitingAreas;
  /** By node: 1 while its signal is dark or flashes yellow. */
  readonly unlit: Uint8Array;

  /** Vehicle whose rear is still on the connection while its front is on the next lane, −1 if none. */
  readonly rear: Int32Array;
  /** The last vehicle that is on the connection at least with its rear, −1 if none. Follows from who is on it and `rear`. */
  readonly last: Int32Array;
  /** Vehicles that hold each conflict area, and from which side (0: a, 1: b). */
  readonly areaHolders: Int32Array;
  readonly areaSide: Uint8Array;
  /** How many of the holders wait inside for the rest of their areas. */
  readonly areaWaiting: Int32Array;
  /** Metres of each lane promised to vehicles that are granted a way onto it and are not on it yet. */
  readonly promised: Float64Array;

  /** Where the queue of each lane ends [m], its line where there is none; found once a second. */
  readonly queueTail: Float64Array;

  /** When the last vehicle that had to yield passed the line of each lane [s since midnight]. */
  readonly linePassed: Float64Array;

  /** By lane: tick at which somebody at a line last waited for room on it, and the class of right of way it had. */
  readonly roomAsked: Int32Array;
  readonly roomAskedBy: Uint8Array;

  /**
   * By lane: 1 while its first stands at the line of a red signal. Until it has another aspect, or another is the first, nothing can
   * change there, and right of way and following pass it over. Not state.
   */
  readonly rests: Uint8Array;
  /** For this tick: lanes and connections with somebody on them, and the lanes whose first does not rest. */
  readonly busyLanes: Numbers;
  readonly busyConnections: Numbers;
  readonly wakeLanes: Numbers;
  /** For this tick: the vehicle of each lane that must stop at the line (−1) and how far before it [m]. */
  readonly stopper: Int32Array;
  readonly stopBefore: Float64Array;

  /** For this tick: 1 for lanes and connections where somebody has come to a point at which there is something to do. */
  readonly laneDue: Uint8Array;
  readonly connectionDue: Uint8Array;

  /** For this tick: what drivers follow or stop before. */
  obstacles: Obstacles;
  /** Answer of `lookAhead`. */
  readonly ahead: Ahead;

  /** What the signals are told in the next tick, and what it is seen by. */
  readonly inputs: SignalInputs;
  readonly detection: Detection;
  readonly convoys: Convoys;

  /** The links of every trip one after another. */
  readonly routes: Lists;
  /** Next trip to be made, and the entry queue of every roadside place: slots, first in first out. */
  nextTrip: number;
  readonly queues: EntryQueue[];
  /** By place: how many are in its entry queue. */
  readonly queued: Int32Array;
  /** Vehicles beside the road at a stop, in the order they came, and how many at each place. */
  readonly halted: number[];
  readonly haltedAt: Int32Array;
}

/** Whom a vehicle follows: −1 and Infinity on a free road. */
export interface Ahead {
  vehicle: number;
  gap: number;
  /** Where it would come to a stand [m ahead]. */
  stands: number;
  /** Handed over within the search, since numbers in arguments would be objects on the heap: gap to the next candidate, and to the connection [m]. */
  candidate: number;
  toConnection: number;
}

/** Grows as it must; `head` moves on and the array is cut now and then. */
export interface EntryQueue {
  slots: number[];
  head: number;
}

export function createWorld(input: SimulationInput, signals: SignalState): World {
  const { network } = input;
  const tables = buildTables(network);
  const drivers = input.drivers ?? {};
  const timeGap = drivers.timeGap ?? timeGapFor(input.saturationFlow);
  const connections = network.connections.length;
  const lanes = network.lanes.length;
  return {
    input,
    tables,
    signals,
    tickLength: 1 / input.ticksPerSecond,
    streams: driverStreams(input.seed),
    drivers,
    timeGap,
    gapShare: Float64Array.from(network.connections, ({ movement, speed }) =>
      gapShareInTurn(timeGap, TURN_FACTOR[network.movements[movement]!.turn], speed),
    ),
    impatientShare: drivers.impatientShare ?? IMPATIENT_SHARE,
    tick: Math.floor(input.start * input.ticksPerSecond + 0.5),
    vehicles: createVehicles(),
    lanes: createOrder(network.lanes.map((lane) => tables.laneEnd[lane.index]! - lane.begin)),
    connections: createOrder(network.connections.map((connection) => connection.length)),
    events: createEvents(4096),
    counts: { made: 0, waiting: 0, inside: 0, done: 0 },
    updates: 0,
    distance: 0,
    shown: new Uint8Array(network.movements.length).fill(255),
    shownSince: new Int32Array(network.movements.length),
    waitingAreas: createWaitingAreas(network, tables, input.program),
    unlit: new Uint8Array(network.nodes.length),
    rear: new Int32Array(connections).fill(-1),
    last: new Int32Array(connections).fill(-1),
    areaHolders: new Int32Array(network.conflicts.length),
    areaSide: new Uint8Array(network.conflicts.length),
    areaWaiting: new Int32Array(network.conflicts.length),
    promised: new Float64Array(lanes),
    queueTail: Float64Array.from(tables.laneEnd),
    linePassed: new Float64Array(lanes).fill(-1000),
    roomAsked: new Int32Array(lanes).fill(-1000),
    roomAskedBy: new Uint8Array(lanes),
    rests: new Uint8Array(lanes),
    busyLanes: { count: 0, items: new Int32Array(lanes + 1) },
    busyConnections: { count: 0, items: new Int32Array(connections + 1) },
    wakeLanes: { count: 0, items: new Int32Array(lanes + 1) },
    stopper: new Int32Array(lanes).fill(-1),
    stopBefore: new Float64Array(lanes),
    laneDue: new Uint8Array(lanes),
    connectionDue: new Uint8Array(connections),
    obstacles: createObstacles(0),
    ahead: { vehicle: -1, gap: Infinity, stands: Infinity, candidate: NaN, toConnection: NaN },
    inputs: createInputs(input.program),
    detection: createDetection(input.program, input.seed),
    convoys: createConvoys(input.program, network, input.trips),
    routes: routesOf(input.trips),
    nextTrip: 0,
    queues: network.places.map(() => ({ slots: [], head: 0 })),
    queued: new Int32Array(network.places.length),
    halted: [],
    haltedAt: new Int32Array(network.places.length),
  };
}

/** Of all trips together: to find them one by one in the trips was three waits for memory whenever a vehicle came to a link. */
function routesOf(trips: readonly Trip[]): Lists {
  const start = new Int32Array(trips.length + 1);
  for (let trip = 0; trip < trips.length; trip++) start[trip + 1] = start[trip]! + trips[trip]!.route.length;
  const items = new Int32Array(start[trips.length]!);
  for (let trip = 0; trip < trips.length; trip++) items.set(trips[trip]!.route, start[trip]);
  return { start, items };
}

function createEvents(capacity: number): TickEvents {
  return {
    count: 0,
    kind: new Uint8Array(capacity),
    vehicle: new Int32Array(capacity),
    a: new Int32Array(capacity),
    b: new Int32Array(capacity),
  };
}

export function tell(world: World, kind: number, vehicle: number, a: number, b: number): void {
  const { events } = world;
  if (events.count === events.kind.length) {
    const larger = createEvents(events.kind.length * 2);
    for (const name of ['kind', 'vehicle', 'a', 'b'] as const) {
      larger[name].set(events[name]);
      events[name] = larger[name] as Uint8Array & Int32Array;
    }
  }
  const at = events.count++;
  events.kind[at] = kind;
  events.vehicle[at] = vehicle;
  events.a[at] = a;
  events.b[at] = b;
}

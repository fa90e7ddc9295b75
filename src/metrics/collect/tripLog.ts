/** What became of every trip of a run: one row per trip, for trips.csv. */
import type { Simulation, Trip } from '../../engine/index.ts';
import type { Network } from '../../network/index.ts';

/** notYet: wants to leave after the end of the run. */
export type TripState = 'done' | 'inside' | 'waiting' | 'notYet';

export interface TripRow {
  readonly trip: Trip;
  readonly state: TripState;
  /** [s since midnight]; null when it has not. */
  readonly entered: number | null;
  readonly finished: number | null;
  /** Control delay and wait in the entry queue so far [s]. */
  readonly delay: number;
  readonly entryDelay: number;
  readonly stops: number;
  /** Length of the whole route [m], also of those who have not finished it. */
  readonly distance: number;
}

export class TripLog {
  private readonly simulation: Simulation;
  /** By trip. */
  private readonly entered: Float64Array;
  private readonly finished: Float64Array;
  private readonly delay: Float64Array;
  private readonly entryDelay: Float64Array;
  private readonly stops: Uint16Array;

  constructor(simulation: Simulation) {
    const count = simulation.input.trips.length;
    this.simulation = simulation;
    this.entered = new Float64Array(count).fill(NaN);
    this.finished = new Float64Array(count).fill(NaN);
    this.delay = new Float64Array(count);
    this.entryDelay = new Float64Array(count);
    this.stops = new Uint16Array(count);
  }

  onEntered(v: number): void {
    this.entered[this.tripOf(v)] = this.simulation.time;
  }

  onStopped(v: number): void {
    const trip = this.tripOf(v);
    this.stops[trip] = (this.stops[trip] ?? 0) + 1;
  }

  onDone(v: number): void {
    const trip = this.tripOf(v);
    this.finished[trip] = this.simulation.time;
    this.delay[trip] = this.simulation.vehicles.delay[v] ?? 0;
    this.entryDelay[trip] = this.simulation.vehicles.entryDelay[v] ?? 0;
  }

  /** Every trip of the run in order, as it stands now. */
  *rows(): Generator<TripRow> {
    const { input, vehicles, time } = this.simulation;
    const slotOf = new Map<number, number>();
    for (let v = 0; v < vehicles.highest; v++) {
      const trip = vehicles.trip[v] ?? -1;
      if (trip >= 0 && Number.isNaN(this.finished[trip] ?? NaN)) slotOf.set(trip, v);
    }
    for (const [index, trip] of input.trips.entries()) {
      const slot = slotOf.get(index);
      const entered = known(this.entered[index]);
      const finished = known(this.finished[index]);
      yield {
        trip,
        state: finished !== null ? 'done' : entered !== null ? 'inside' : trip.departure <= time ? 'waiting' : 'notYet',
        entered,
        finished,
        delay: (slot === undefined ? this.delay[index] : vehicles.delay[slot]) ?? 0,
        entryDelay: (slot === undefined ? this.entryDelay[index] : vehicles.entryDelay[slot]) ?? 0,
        stops: this.stops[index] ?? 0,
        distance: routeLength(input.network, trip),
      };
    }
  }

  private tripOf(v: number): number {
    return this.simulation.vehicles.trip[v] ?? -1;
  }
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** From origin to destination along the links and, between them, the first connection of each movement [m]. */
function routeLength(network: Network, trip: Trip): number {
  let length = 0;
  for (const [leg, link] of trip.route.entries()) {
    length += network.links[link]?.length ?? 0;
    const next = trip.route[leg + 1];
    if (next === undefined) continue;
    const movement = network.links[link]?.movements.find((index) => network.movements[index]?.toLink === next);
    const connection = network.movements[movement ?? -1]?.connections[0];
    length += network.connections[connection ?? -1]?.length ?? 0;
  }
  const last = network.links[trip.route[trip.route.length - 1] ?? -1]?.length ?? 0;
  const beforeOrigin = network.places[trip.origin]?.at ?? 0;
  return length - beforeOrigin - (last - (network.places[trip.destination]?.at ?? last));
}

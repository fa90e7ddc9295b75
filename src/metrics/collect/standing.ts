/** Who stands where in one second: queue length, queued vehicles and spillback of every movement, link or node. */

/** Places in a minute of the counters that a second adds to; vehicle seconds only where they are not a sum of others. */
export interface QueueCounters {
  readonly queueMetreSeconds: number;
  readonly queueVehicleSeconds?: number;
  readonly queueMaxMetres: number;
  readonly queueMaxVehicles: number;
  readonly spillback: number;
}

export class Standing {
  /** [m] from the stop line; of a node the longest of its approaches. */
  readonly metres: Float64Array;
  readonly vehicles: Int32Array;
  /** 1 where a queue reaches the upstream intersection. */
  readonly spilled: Uint8Array;

  constructor(count: number) {
    this.metres = new Float64Array(count);
    this.vehicles = new Int32Array(count);
    this.spilled = new Uint8Array(count);
  }

  clear(): void {
    this.metres.fill(0);
    this.vehicles.fill(0);
    this.spilled.fill(0);
  }

  /** Raise `metres` besides. */
  add(index: number, vehicles: number, spilled: number): void {
    this.vehicles[index] = (this.vehicles[index] ?? 0) + vehicles;
    if (spilled === 1) this.spilled[index] = 1;
  }

  /** Adds this second to the counters of a minute. */
  addTo(minute: Float64Array, counters: QueueCounters): void {
    for (let index = 0; index < this.metres.length; index++) {
      const vehicles = this.vehicles[index] ?? 0;
      if (vehicles === 0) continue;
      const metres = this.metres[index] ?? 0;
      add(minute, counters.queueMetreSeconds + index, metres);
      if (counters.queueVehicleSeconds !== undefined) add(minute, counters.queueVehicleSeconds + index, vehicles);
      raise(minute, counters.queueMaxMetres + index, metres);
      raise(minute, counters.queueMaxVehicles + index, vehicles);
      add(minute, counters.spillback + index, this.spilled[index] ?? 0);
    }
  }
}

/** This and `raise` are so short that V8 puts them in place of each call: called, they would be handed an object on the heap for a number. */
export function add(counters: Float64Array, place: number, value: number): void {
  counters[place]! += value;
}

export function raise(counters: Float64Array, place: number, value: number): void {
  if (value > counters[place]!) counters[place] = value;
}

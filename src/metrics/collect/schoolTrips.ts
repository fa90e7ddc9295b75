/**
 * School trips at the gate. A drop-off is on time when the car stands at the gate by the bell; it is due in the minute of its bell,
 * so those who are still on the road when it rings are missed, not forgotten.
 */
import type { Simulation } from '../../engine/index.ts';
import { add } from './standing.ts';
import type { Layout } from './layout.ts';

export class SchoolCollector {
  private readonly simulation: Simulation;
  private readonly layout: Layout;
  /** Bell [s since midnight] → drop-offs due by it, and those that made it. */
  private readonly due = new Map<number, number>();
  private readonly onTime = new Map<number, number>();

  constructor(simulation: Simulation, layout: Layout) {
    this.simulation = simulation;
    this.layout = layout;
    for (const trip of simulation.input.trips) if (trip.purpose === 'schoolDrop') count(this.due, trip.bell);
  }

  /** A vehicle stands at the roadside place. */
  arrived(v: number, place: number, minute: Float64Array): void {
    const { input, vehicles, time } = this.simulation;
    const trip = input.trips[vehicles.trip[v] ?? -1];
    if (trip?.purpose !== 'schoolDrop' || input.network.places[place]?.kind !== 'gate') return;
    add(minute, this.layout.county.schoolArrived, 1);
    if (time <= trip.bell) count(this.onTime, trip.bell);
  }

  /** A vehicle drives off from the roadside place. */
  left(v: number, place: number, minute: Float64Array): void {
    const { input, vehicles } = this.simulation;
    const trip = input.trips[vehicles.trip[v] ?? -1];
    if (trip?.purpose === 'schoolPick' && input.network.places[place]?.kind === 'gate')
      add(minute, this.layout.county.schoolFetched, 1);
  }

  /** Drop-offs whose bell rang in (from, to], and those that were there by then. */
  bells(from: number, to: number): { due: number; onTime: number } {
    const within = (counts: ReadonlyMap<number, number>) =>
      [...counts].reduce((sum, [bell, trips]) => (bell > from && bell <= to ? sum + trips : sum), 0);
    return { due: within(this.due), onTime: within(this.onTime) };
  }
}

function count(counts: Map<number, number>, bell: number): void {
  counts.set(bell, (counts.get(bell) ?? 0) + 1);
}

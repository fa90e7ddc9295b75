/** One run of ours, watched by its events. */
import { createSimulation, EventKind, type Simulation, type SimulationInput } from '../../src/engine/index.ts';
import type { Journey, Sample } from './journeys.ts';

/**
 * @param end [s since midnight]
 * @param watch told after every tick; its time is not counted
 */
export function runOurs(input: SimulationInput, end: number, watch?: (simulation: Simulation) => void): Sample {
  const simulation = createSimulation(input);
  const last = Math.round(end * input.ticksPerSecond);
  const entered = new Float64Array(input.trips.length).fill(NaN);
  const arrived = new Float64Array(input.trips.length).fill(NaN);
  const passed = input.trips.map((): number[] => []);
  let wall = 0;
  while (simulation.tick < last) {
    const begun = performance.now();
    simulation.step();
    wall += performance.now() - begun;
    const { events, vehicles, time } = simulation;
    for (let at = 0; at < events.count; at++) {
      const trip = vehicles.trip[events.vehicle[at]!]!;
      const kind = events.kind[at]!;
      if (kind === EventKind.entered) entered[trip] = time;
      else if (kind === EventKind.passed) passed[trip]!.push(time);
      else if (kind === EventKind.done) arrived[trip] = time;
    }
    watch?.(simulation);
  }
  const journeys = input.trips.flatMap(({ id, departure, route }): Journey[] => {
    if (departure >= end) return [];
    const all = Array.from({ length: route.length - 1 }, (_, leg) => passed[id]![leg] ?? NaN);
    return [{ trip: id, entered: entered[id]!, passed: all, arrived: arrived[id]! }];
  });
  return { journeys, updates: simulation.updates, wall: wall / 1000, simulated: end - input.start };
}

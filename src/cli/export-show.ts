/** What the controllers of an export show: alone where the clock decides, else in a run of ours with its vehicles. */
import { createSimulation, type SimulationInput } from '../engine/index.ts';
import { asksForTraffic, type SignalShow } from '../exchange/index.ts';

/** @returns undefined where no run is needed   @param onProgress told the tick of the run */
export function showOf(input: SimulationInput, onProgress?: (tick: number) => void): SignalShow | undefined {
  if (!asksForTraffic(input.program)) return undefined;
  const simulation = createSimulation(input);
  return {
    signals: simulation.signals,
    // A step fixes the signals of the tick it begins with, then drives to the next.
    advance: (tick) => {
      while (simulation.tick <= tick) simulation.step();
      onProgress?.(tick);
    },
  };
}

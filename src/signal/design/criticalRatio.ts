/**
 * Cycle and greens from critical flow ratios, by how full the intersection may be.
 *
 * Source: Highway Capacity Manual, 7th edition, chapter 19. Seconds; the flow ratio is flow ÷ saturation flow.
 */
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Shortest cycle in which everybody is served at the degree of saturation; Infinity where no cycle does. @param x 1: just */
export function cycleFor(lost: number, flowRatios: readonly number[], x: number): number {
  const spare = x - sumOf(flowRatios);
  return spare > 0 ? (lost * x) / spare : Number.POSITIVE_INFINITY;
}

/** Degree of saturation of the intersection when its green goes where it is needed. */
export function criticalX(cycle: number, lost: number, flowRatios: readonly number[]): number {
  return (cycle / (cycle - lost)) * sumOf(flowRatios);
}

/** Effective greens that make all critical movements equally full [s]. */
export function equalGreens(cycle: number, lost: number, flowRatios: readonly number[]): number[] {
  const x = criticalX(cycle, lost, flowRatios);
  return flowRatios.map((ratio) => (ratio * cycle) / x);
}

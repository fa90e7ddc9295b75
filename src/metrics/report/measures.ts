/** From counters to the figures that are shown. */
import { levelOfService, type LosTable } from '../formulas/levelOfService.ts';
import { percentile } from '../formulas/percentile.ts';
import type { Measures, Sums } from '../report-types.ts';

export function emptySums(seconds: number): Sums {
  return {
    passed: 0,
    arrived: 0,
    vehicles: 0,
    delay: 0,
    stops: 0,
    queueMetreSeconds: 0,
    queueVehicleSeconds: 0,
    queueMaxMetres: 0,
    queueMaxVehicles: 0,
    spillback: 0,
    seconds,
  };
}

/** Adds what adds up (vehicles, delay, stops, vehicle seconds); lengths, maxima and spillback of a whole are counted for the whole. */
export function addCounts(whole: Sums, part: Sums): void {
  whole.passed += part.passed;
  whole.arrived += part.arrived;
  whole.vehicles += part.vehicles;
  whole.delay += part.delay;
  whole.stops += part.stops;
  whole.queueVehicleSeconds += part.queueVehicleSeconds;
}

/** @param cycleMaxima longest queue of each signal cycle [m]   @param table null where a letter has no meaning */
export function measuresOf(sums: Sums, cycleMaxima: readonly number[], table: LosTable['id'] | null): Measures {
  const delay = sums.vehicles > 0 ? sums.delay / sums.vehicles : null;
  return {
    throughput: sums.passed,
    arrivals: sums.arrived,
    delay,
    totalDelay: sums.delay,
    stops: sums.vehicles > 0 ? sums.stops / sums.vehicles : null,
    queueMean: sums.seconds > 0 ? sums.queueMetreSeconds / sums.seconds : 0,
    queueMax: sums.queueMaxMetres,
    queueMeanVehicles: sums.seconds > 0 ? sums.queueVehicleSeconds / sums.seconds : 0,
    queueMaxVehicles: sums.queueMaxVehicles,
    queue95: percentile(cycleMaxima, 0.95),
    spillback: sums.spillback,
    los: delay === null || table === null ? null : levelOfService(table, delay),
  };
}

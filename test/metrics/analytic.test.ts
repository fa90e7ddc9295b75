/** Formula beside simulation: the shipped example, and the queue polygon against the closed formula. */
import { expect, it } from 'vitest';
import { analyse, analyticTable, type IntersectionReport, uniformDelay } from '../../src/metrics/index.ts';
import { queuePolygon } from '../../src/metrics/formulas/queuePolygon.ts';
import { Scripted, START } from './scripted.ts';

it('the queue polygon of one green is the uniform delay', () => {
  for (const x of [0.2, 0.6, 0.95, 1.3]) {
    const service = Float64Array.from({ length: 800 }, (_, tick) => (tick >= 500 ? 0.5 : 0));
    const { capacity, delay } = queuePolygon(service, 0.1, x * 0.5 * (30 / 80));
    expect(capacity).toBeCloseTo((0.5 * 30) / 80, 12);
    expect(delay).toBeCloseTo(uniformDelay(80, 30, x), 6);
  }
});

it('two greens in a cycle delay less than one as long as both', () => {
  const one = Float64Array.from({ length: 80 }, (_, second) => (second < 40 ? 0.5 : 0));
  const two = Float64Array.from({ length: 80 }, (_, second) => (second % 40 < 20 ? 0.5 : 0));
  expect(queuePolygon(two, 1, 0.15).delay).toBeLessThan(queuePolygon(one, 1, 0.15).delay / 1.5);
});

/** The example with so many arrivals at every movement in half an hour, and a simulated delay of 30 s. */
function exampleWith(arrivals: number) {
  const town = new Scripted();
  town.pass(60);
  const [report] = town.collector.report(START, START + 60).intersections;
  if (report === undefined) throw new Error('no intersection');
  const filled: IntersectionReport = {
    ...report,
    approaches: report.approaches.map((approach) => ({
      ...approach,
      movements: approach.movements.map((movement) => ({
        ...movement,
        measures: { ...movement.measures, arrivals, delay: 30 },
      })),
    })),
  };
  const { network, program } = town.simulation.input;
  return { report: filled, analytic: analyse(network, program, filled, 1700, START, START + 1800) };
}

it('every movement of the example has its formula, its degree of saturation and the gap to the simulation', () => {
  const { report, analytic } = exampleWith(40);
  const known = analytic.movements.filter(({ delay }) => delay !== null);
  expect(known.length).toBeGreaterThanOrEqual(8);
  for (const { x, delay } of known) {
    expect(x ?? 0).toBeGreaterThan(0);
    expect(delay ?? 0).toBeGreaterThan(5);
  }
  const table = analyticTable(report.name, analytic);
  expect(table.rows).toHaveLength(analytic.movements.length + 1);
  expect(analytic.comparable?.simulated).toBeCloseTo(30, 9);
});

it('more arrivals, more delay; beyond capacity it is not set against the simulation; nobody, no formula', () => {
  const [few, many, flood] = [20, 60, 900].map((arrivals) => exampleWith(arrivals).analytic);
  expect(many?.comparable?.delay ?? 0).toBeGreaterThan(few?.comparable?.delay ?? Infinity);
  expect(flood?.movements.every(({ obstacle }) => obstacle !== null)).toBe(true);
  expect(exampleWith(0).analytic.movements.every(({ obstacle }) => obstacle === 'nobodyCame')).toBe(true);
});

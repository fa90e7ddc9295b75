/** Slots are dealt out anew in the order of the road, and nobody notices who knows vehicles by their trips. */
import { expect, it } from 'vitest';
import { Where } from '../../src/engine/index.ts';
import type { LaneOrder, Simulation } from '../../src/engine/index.ts';
import { gridSimulation } from '../bench/grid.ts';
import { watch } from './watch.ts';

/** Pairs of neighbours on the road, one behind the other, of which the second has the next slot; as a share of all. */
function sideBySide({ lanes, connections }: Simulation): number {
  const counts = { pairs: 0, near: 0 };
  const count = ({ start, count: on, order }: LaneOrder) => {
    for (let index = 0; index < on.length; index++) {
      const end = start[index]! + on[index]!;
      for (let at = start[index]! + 1; at < end; at++) {
        counts.pairs++;
        if (order[at] === order[at - 1]! + 1) counts.near++;
      }
    }
  };
  count(lanes);
  count(connections);
  return counts.near / counts.pairs;
}

/** By trip, whoever is on the road: where, and how far it has come. */
function placesByTrip({ vehicles }: Simulation): Map<number, string> {
  const places = new Map<number, string>();
  for (let v = 0; v < vehicles.highest; v++) {
    const where = vehicles.where[v];
    if (where !== Where.lane && where !== Where.connection) continue;
    const trip = vehicles.trip[v]!;
    expect(places.has(trip)).toBe(false);
    places.set(trip, `${vehicles.length[v]} m long, delayed ${Math.floor(vehicles.delay[v]!)} s`);
  }
  return places;
}

it('a grid of 2,500 vehicles keeps the law and its travellers through it', { timeout: 60_000 }, () => {
  const simulation = gridSimulation(14, 260);
  const check = watch(simulation);
  const ticks = simulation.input.ticksPerSecond;
  const run = (until: number) => {
    while (simulation.tick < until) {
      simulation.step();
      check(simulation);
    }
  };
  run(240 * ticks);
  expect(simulation.vehicles.highest).toBeGreaterThan(2000);
  const before = placesByTrip(simulation);
  const scattered = sideBySide(simulation);
  run(240 * ticks + 1);
  expect(sideBySide(simulation)).toBeGreaterThan(0.95);
  expect(scattered).toBeLessThan(sideBySide(simulation));
  const after = placesByTrip(simulation);
  const same = [...before].filter(([trip, place]) => after.get(trip) === place).length;
  expect(same / before.size).toBeGreaterThan(0.75);
  expect([...before.keys()].filter((trip) => !after.has(trip)).length).toBeLessThan(before.size / 100);
  run(255 * ticks);
});

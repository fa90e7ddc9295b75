/** What must never happen is counted if it does happen: runs that are spoiled by hand. */
import { expect, it } from 'vitest';
import { EventKind, type Simulation, Where } from '../../src/engine/index.ts';
import { Aspect } from '../../src/signal/index.ts';
import { phase, withSignal } from '../../src/validation/models/signals.ts';
import { runUntil, simulate } from '../../src/validation/models/simulate.ts';
import { crossing, square } from '../../src/validation/models/streets.ts';
import { nothingSeen, watch } from '../../src/validation/models/watch.ts';

//          N  red, then green from 40 s
//          |
//   W ─────+───── E  green until 30 s, yellow until 33 s
//          |
const plan = withSignal(crossing(square()), 'M', [phase('ew', 'E-in through'), phase('ns', 'N-in through')], [30, 30]);

function run(journeys: Parameters<typeof simulate>[1], until: number): Simulation {
  const simulation = simulate(plan, journeys);
  runUntil(simulation, until);
  return simulation;
}

const fromEast = (departure: number) => ({ route: ['E-in', 'W-out'], departure });
const fromNorth = (departure: number) => ({ route: ['N-in', 'S-out'], departure });
const slot = ({ vehicles }: Simulation, trip: number) => vehicles.trip.indexOf(trip);

it('of a run that is not spoiled nothing is counted but who comes through the first moment of red', () => {
  const simulation = simulate(
    plan,
    [0, 4, 8, 12, 16, 20, 24].flatMap((at) => [fromEast(at), fromNorth(at)]),
  );
  const { seen, look } = watch(simulation);
  runUntil(simulation, 200, look);
  expect(simulation.counts.done).toBe(14);
  expect(seen).toEqual({ ...nothingSeen(), reds: seen.reds });
});

it('one body in another on a lane', () => {
  const simulation = run([fromEast(0), fromEast(4)], 10);
  const { seen, look } = watch(simulation);
  look();
  expect(seen.overlaps).toBe(0);
  const { vehicles } = simulation;
  vehicles.position[slot(simulation, 1)] = vehicles.position[slot(simulation, 0)]! - 4.9;
  look();
  expect(seen.overlaps).toBe(1);
});

it('bodies from both sides in a conflict area', () => {
  const simulation = run([fromEast(0), fromNorth(0)], 10);
  const { seen, look } = watch(simulation);
  const { vehicles, input } = simulation;
  const wayOf = (link: string) =>
    input.network.connections.find(({ fromLane, movement }) => {
      const own = input.network.links[input.network.lanes[fromLane]!.link]!.id;
      return own === link && input.network.movements[movement]!.turn === 'through';
    })!.index;
  const [east, north] = [wayOf('E-in'), wayOf('N-in')];
  const area = input.network.conflicts.find(({ a, b }) => [a, b].includes(east) && [a, b].includes(north))!;
  const put = (trip: number, way: number, into: number) => {
    const v = slot(simulation, trip);
    vehicles.where[v] = Where.connection;
    vehicles.on[v] = way;
    vehicles.position[v] = (area.a === way ? area.aEnter : area.bEnter) + into;
  };
  put(0, east, 0.5);
  put(1, north, 0);
  look();
  expect(seen.shared).toBe(0);
  put(1, north, 0.5);
  look();
  expect(seen.shared).toBe(1);
});

it('brakings are counted once each, and those beyond the brakes by what was asked for', () => {
  const simulation = run([fromEast(0)], 10);
  const { seen, look } = watch(simulation);
  const v = slot(simulation, 0);
  for (const [asked, driven] of [
    [-5, -5],
    [-12, -9],
    [-12, -0.5],
    [-1, -1],
    [-5, -5],
  ] as const) {
    simulation.vehicles.asked[v] = asked;
    simulation.vehicles.acceleration[v] = driven;
    look();
  }
  expect([seen.hardBrakings, seen.beyondBrakes]).toEqual([2, 1]);
});

it('a vehicle made from nothing', () => {
  const simulation = run([fromEast(0)], 10);
  const { seen, look } = watch(simulation);
  simulation.counts.inside++;
  look();
  expect(seen.lost).toBe(1);
});

it('who stands for ever is stuck, once', () => {
  const phases = [phase('ew', 'E-in through'), phase('ns', 'N-in through')];
  const simulation = simulate(withSignal(crossing(square()), 'M', phases, [30, 2000]), [fromEast(40)]);
  const { seen, look } = watch(simulation);
  runUntil(simulation, 1200, look);
  expect([seen.stuck, simulation.counts.inside]).toEqual([0, 1]);
  runUntil(simulation, 1400, look);
  expect(seen.stuck).toBe(1);
});

it.each([
  ['who came too fast to stop may pass the first moment of red', 20, 0],
  ['who was far off when yellow came might have stopped', 200, 1],
])('%s', (_, distance, avoidable) => {
  const simulation = run([fromEast(20)], 29.8);
  const { seen, look } = watch(simulation);
  const { vehicles, signals, events, input } = simulation;
  const v = slot(simulation, 0);
  look();
  vehicles.position[v] = input.network.links.find(({ id }) => id === 'E-in')!.length - distance;
  const movement = vehicles.movement[v]!;
  signals.aspects[movement] = Aspect.yellow;
  events.count = 0;
  look();
  signals.aspects[movement] = Aspect.red;
  events.count = 1;
  events.kind[0] = EventKind.passed;
  events.vehicle[0] = v;
  events.a[0] = movement;
  look();
  expect([seen.reds, seen.avoidableReds]).toEqual([1, avoidable]);
});

it('three who have waited for more than a minute to enter, with no queue before the entry', () => {
  const wait = (cars: number, queue: boolean) => {
    const simulation = run([fromEast(0), ...Array.from({ length: 1 + cars }, () => fromNorth(9))], 10);
    const { vehicles } = simulation;
    const before = slot(simulation, 1);
    const waiting = [2, 3, 4].slice(0, cars).map((trip) => slot(simulation, trip));
    const { seen, look } = watch(simulation);
    for (let tick = 0; tick < 300; tick++) {
      for (const v of waiting) {
        vehicles.where[v] = Where.entryQueue;
        vehicles.entryDelay[v] = 61;
      }
      vehicles.position[before] = queue ? 5 : 200;
      vehicles.speed[before] = 0;
      look();
    }
    return [seen.longEntries, seen.needlessEntries, seen.gapEntries];
  };
  expect(wait(3, false)).toEqual([1, 1, 0]);
  expect(wait(2, false)).toEqual([1, 0, 1]);
  expect(wait(3, true)).toEqual([1, 0, 0]);
});

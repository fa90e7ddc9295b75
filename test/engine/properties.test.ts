/** What must hold for any traffic: the engine knows no direction, worlds side by side do not touch, nobody is lost, more green never hurts. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventKind, type Simulation } from '../../src/engine/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { square, star } from '../network/star.ts';
import { phase, simulate, type Wish, withPlan } from './worlds.ts';

/** Legs counterclockwise from the east. */
const LEGS = ['A', 'B', 'C', 'D'];
const RUNS = 25;
/** Nobody is on the road for longer [s]. */
const PATIENCE = 3600;

interface Car {
  /** Leg it comes from, and how many further on counterclockwise it leaves: 1 a right turn, 2 straight on, 3 a left turn. */
  readonly from: number;
  readonly on: number;
  readonly departure: number;
}

const car = fc.record({
  from: fc.nat(3),
  on: fc.integer({ min: 1, max: 3 }),
  departure: fc.integer({ min: 0, max: 600 }).map((tenths) => tenths / 2),
});
/** No two set out at one moment: who of two equals goes first is a matter of numbering. */
const traffic = fc.uniqueArray(car, { minLength: 20, maxLength: 120, selector: ({ departure }) => departure });
const greens = fc.tuple(fc.integer({ min: 10, max: 45 }), fc.integer({ min: 10, max: 45 }));

const leg = (place: number): string => LEGS[place % 4]!;
const wishes = (cars: readonly Car[], turned = 0): Wish[] =>
  cars.map(({ from, on, departure }, index) => ({
    route: [`${leg(from + turned)}-in`, `${leg(from + on + turned)}-out`],
    departure,
    name: `car ${index}`,
  }));

/** Two phases, left turns yield. @param turned quarters of a turn by which the whole plan is moved on */
function crossing([first, second]: readonly [number, number], turned = 0): Model {
  const street = (place: number) =>
    [place, place + 2].map((at) => `${leg(at)}-in through, ${leg(at)}-in right, ~${leg(at)}-in left`).join(', ');
  const phases = [phase('one', street(turned)), phase('other', street(turned + 1))];
  return withPlan(star(square()), phases, [first, second]);
}

/** Runs until everybody is through. @returns how long each took [s], by where it came from and its name */
function travelTimes(simulation: Simulation, each: () => void = () => {}): Map<string, number> {
  const { vehicles, events, input } = simulation;
  const times = new Map<string, number>();
  while (times.size < input.trips.length) {
    if (simulation.time > PATIENCE) throw new Error(`${input.trips.length - times.size} cars never got through`);
    simulation.step();
    for (let at = 0; at < events.count; at++) {
      if (events.kind[at] !== EventKind.done) continue;
      const { name, route, departure } = input.trips[vehicles.trip[events.vehicle[at]!]!]!;
      times.set(`${input.network.links[route[0]!]!.id}, ${name}`, simulation.time - departure);
    }
    each();
  }
  return times;
}

/** The same crossing so many times, kilometres apart; ids of the copies begin with their number. */
function besideEachOther(model: Model, copies: number): Model {
  const numbers = Array.from({ length: copies }, (_, copy) => copy);
  const all = <T>(of: (copy: number) => readonly T[]): T[] => numbers.flatMap(of);
  const moved = ([x, y]: readonly [number, number], copy: number): [number, number] => [x + 4096 * copy, y];
  return {
    ...model,
    roads: all((copy) => model.roads.map((road) => ({ ...road, id: `${copy}${road.id}` }))),
    intersections: all((copy) =>
      model.intersections.map(({ crosswalks: _crosswalks, ...one }) => ({
        ...one,
        id: `${copy}${one.id}`,
        at: moved(one.at, copy),
      })),
    ),
    portals: all((copy) =>
      model.portals.map((portal) => ({ ...portal, id: `${copy}${portal.id}`, at: moved(portal.at, copy) })),
    ),
    links: all((copy) =>
      model.links.map((link) => ({
        ...link,
        id: `${copy}${link.id}`,
        road: `${copy}${link.road}`,
        from: `${copy}${link.from}`,
        to: `${copy}${link.to}`,
      })),
    ),
    controllers: all((copy) =>
      model.controllers.map((controller) => ({
        ...controller,
        id: `${copy}${controller.id}`,
        intersections: controller.intersections.map((id) => `${copy}${id}`),
        plans: controller.plans.map((plan) => ({
          ...plan,
          phases: plan.phases.map((one) => ({
            ...one,
            movements: one.movements.map((movement) => ({ ...movement, approach: `${copy}${movement.approach}` })),
          })),
        })),
      })),
    ),
  };
}

const mean = (times: Iterable<number>): number => {
  const all = [...times];
  return all.reduce((sum, time) => sum + time, 0) / all.length;
};

it('symmetry: traffic and plan turned by quarters take the same time, seed 31', () => {
  fc.assert(
    fc.property(traffic, greens, fc.integer({ min: 1, max: 3 }), (cars, plan, turned) => {
      const straight = travelTimes(simulate(crossing(plan), wishes(cars)));
      const moved = travelTimes(simulate(crossing(plan, turned), wishes(cars, turned)));
      // Coordinates turned are rounded: somebody may arrive in the tick beside.
      const far = [...straight].filter(([who, time]) => {
        const [from, name] = who.split('-in, ') as [string, string];
        return !(Math.abs(moved.get(`${leg(LEGS.indexOf(from) + turned)}-in, ${name}`)! - time) < 0.2 + 1e-6);
      });
      expect(far).toEqual([]);
    }),
    { numRuns: RUNS, seed: 31 },
  );
});

it('scaling: the same crossing two or three times side by side is the same crossing to the last digit, seed 32', () => {
  fc.assert(
    fc.property(traffic, greens, fc.integer({ min: 2, max: 3 }), (cars, plan, copies) => {
      const times = (count: number) => {
        const model = besideEachOther(crossing(plan), count);
        const all = Array.from({ length: count }, (_, copy) =>
          wishes(cars).map(({ route, ...wish }) => ({ ...wish, route: route.map((id) => `${copy}${id}`) })),
        ).flat();
        return [...travelTimes(simulate(model, all))].map(
          ([who, time]) => [Number(who[0]), who.slice(1), time] as const,
        );
      };
      const alone = new Map(times(1).map(([, who, time]) => [who, time]));
      for (const [copy, who, time] of times(copies)) expect([copy, who, time]).toEqual([copy, who, alone.get(who)]);
    }),
    { numRuns: RUNS, seed: 32 },
  );
});

it('conservation: made = waiting + inside + done at every tick, and every line is passed as often as it is on a route, seed 33', () => {
  fc.assert(
    fc.property(traffic, greens, (cars, plan) => {
      const simulation = simulate(crossing(plan), wishes(cars));
      const { counts, events, input } = simulation;
      const passed = new Map<string, number>();
      travelTimes(simulation, () => {
        expect(counts.made).toBe(counts.waiting + counts.inside + counts.done);
        for (let at = 0; at < events.count; at++) {
          if (events.kind[at] !== EventKind.passed) continue;
          const { fromLink, toLink } = input.network.movements[events.a[at]!]!;
          const way = `${input.network.links[fromLink]!.id} ${input.network.links[toLink]!.id}`;
          passed.set(way, (passed.get(way) ?? 0) + 1);
        }
      });
      const asked = new Map<string, number>();
      for (const { route } of wishes(cars)) asked.set(route.join(' '), (asked.get(route.join(' ')) ?? 0) + 1);
      expect(passed).toEqual(asked);
      expect(counts.done).toBe(cars.length);
    }),
    { numRuns: RUNS, seed: 33 },
  );
});

it('monotonicity: who waits at a light waits no longer with more green and no shorter with more cars ahead, seed 34', () => {
  const through = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 20, maxLength: 120 });
  fc.assert(
    fc.property(
      through,
      through,
      fc.integer({ min: 12, max: 40 }),
      fc.integer({ min: 3, max: 12 }),
      (own, more, green, longer) => {
        const cycle = 70;
        const plan = (first: number) => crossing([first, cycle - 10 - first]);
        const stream = (seconds: readonly number[], kind: string): Wish[] =>
          seconds.map((second, index) => ({ route: ['A-in', 'C-out'], departure: second, name: `${kind} ${index}` }));
        const time = (first: number, cars: readonly Wish[]) => {
          const times = travelTimes(simulate(plan(first), cars, { drivers: { spread: 0 } }));
          return mean([...times].filter(([who]) => who.includes('own')).map(([, each]) => each));
        };
        const cars = stream(own, 'own');
        const now = time(green, cars);
        expect(time(green + longer, cars)).toBeLessThanOrEqual(now);
        expect(time(green, [...cars, ...stream(more, 'more')])).toBeGreaterThanOrEqual(now);
      },
    ),
    { numRuns: RUNS, seed: 34 },
  );
});

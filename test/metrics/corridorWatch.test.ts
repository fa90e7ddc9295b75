/**
 * A watched corridor: what is written down is what the signals showed and where the vehicles were, and nobody drives otherwise for it.
 *
 *   W ──J0────J1───J2─── E     traffic both ways; 1 is the second of J0>J1>J2
 */
import { beforeAll, expect, it } from 'vitest';
import { CorridorHistory, CorridorWatch, stopNumber } from '../../src/metrics/index.ts';
import { type CorridorWay, corridorWay, metresAlong } from '../../src/network/index.ts';
import type { Simulation } from '../../src/engine/index.ts';
import { Aspect, corridorBands, corridorSignals, plannedRuns } from '../../src/signal/index.ts';
import { phase, withSignal } from '../../src/validation/models/signals.ts';
import { simulate } from '../../src/validation/models/simulate.ts';
import { arterial } from '../../src/validation/models/streets.ts';

const TICKS = 5;
const END = 400;
const STREET = ['J0', 'J1', 'J2'];
const EAST = ['W>J0', 'J0>J1', 'J1>J2', 'J2>E'];
const WEST = ['E>J2', 'J2>J1', 'J1>J0', 'J0>W'];

/** Greens of 30 s of 70 on the street; the cycle of J2 is 80 s. */
function streets() {
  return [0, 12, 40].reduce(
    (model, offset, index) => {
      const [west, here, east] = [['W', ...STREET][index], STREET[index], [...STREET, 'E'][index + 1]];
      const phases = [
        phase('main', `${west}>${here} through, ${east}>${here} through`),
        phase('side', `N${index}>${here} through, S${index}>${here} through`),
      ];
      return withSignal(model, here!, phases, [30, index === 2 ? 40 : 30], offset);
    },
    arterial([320, 260]),
  );
}

const create = (): Simulation =>
  simulate(
    streets(),
    Array.from({ length: 60 }, (_, number) => ({ route: number % 3 === 0 ? WEST : EAST, departure: 5 * number })),
  );

let simulation: Simulation;
let way: CorridorWay;
let history: CorridorHistory;
/** Aspect of every stop of the record in every tick, as looked at. */
let looked: number[][];

beforeAll(() => {
  simulation = create();
  way = corridorWay(simulation.input.network, STREET);
  history = new CorridorHistory(END * TICKS);
  const watch = new CorridorWatch(simulation, way, (link) => link + 0.5);
  const stops = [...way.forward, ...way.backward];
  looked = stops.map(() => []);
  while (simulation.tick < END * TICKS) {
    simulation.step();
    watch.afterStep();
    stops.forEach(({ movement }, stop) => looked[stop]?.push(simulation.signals.aspects[movement] ?? -1));
    // In pieces of uneven length, as a page gets them.
    if (simulation.tick % 77 === 0) history.add(watch.take());
  }
  history.add(watch.take());
});

it('every lamp is written down for as long as it showed', () => {
  looked.forEach((aspects, stop) => {
    const shown = history.shown.get(stop) ?? [];
    const told = aspects.map((_, tick) => shown.findLast(({ from }) => from <= tick)?.aspect);
    expect(told, `stop ${stop}`).toEqual(aspects);
    expect(shown.length, `stop ${stop}`).toBeGreaterThan(10);
  });
});

it('the plan read by the clock says the same as the running controller showed', () => {
  const { program } = simulation.input;
  for (const signal of corridorSignals(program, way, 0)) {
    const runs = plannedRuns(signal.controller, signal.forward, 0, END, TICKS);
    const told = Array.from({ length: END * TICKS }, (_, tick) => {
      return runs.find(({ from, to }) => from * TICKS <= tick && tick < to * TICKS)?.aspect;
    });
    expect(told, signal.controller.id).toEqual(looked[stopNumber(way, true, signal.place)]);
  }
});

it('a trajectory ends where its vehicle is, and goes one way', () => {
  const { vehicles, lanes, input } = simulation;
  const last = END * TICKS;
  let met = 0;
  for (const [stop, { approach }] of way.forward.entries()) {
    for (const lane of input.network.links[approach]?.lanes ?? []) {
      const begin = lanes.start[lane]!;
      for (const v of lanes.order.subarray(begin, begin + lanes.count[lane]!)) {
        const line = history.trajectories.get(2 * input.trips[vehicles.trip[v]!]!.id);
        expect(line?.ticks.at(-1)).toBe(last);
        expect(line?.metres.at(-1)).toBeCloseTo(
          metresAlong(input.network, way, true, stop, vehicles.position[v]!, 0),
          1,
        );
        met++;
      }
    }
  }
  expect(met).toBeGreaterThan(0);
  let steps = 0;
  for (const { metres, isForward, delay } of history.trajectories.values()) {
    expect(delay[0]).toBe(0);
    for (let at = 1; at < metres.length; at++, steps++) {
      const by = (metres[at]! - metres[at - 1]!) * (isForward ? 1 : -1);
      expect(by).toBeGreaterThanOrEqual(-0.01);
      expect(by).toBeLessThan(40);
      expect(delay[at]! - delay[at - 1]!).toBeLessThanOrEqual(2.01);
    }
  }
  expect(steps).toBeGreaterThan(1000);
});

it('who waits at a red stands at the place of its stop line', () => {
  const { network } = simulation.input;
  way.forward.forEach(({ approach }, stop) => {
    const { length } = network.links[approach]!;
    expect(metresAlong(network, way, true, stop, length, 0)).toBeCloseTo(way.at[stop]!, 6);
  });
  const last = way.backward.length - 1;
  const { length } = network.links[way.backward[last]!.approach]!;
  expect(metresAlong(network, way, false, last, length, 0)).toBeCloseTo(0, 6);
});

it('queues are those of the approach, every two seconds', () => {
  const { approach } = way.backward[1]!;
  const queue = history.queues.get(stopNumber(way, false, 1)) ?? [];
  expect(queue).toHaveLength(END / 2);
  expect(queue.every(({ metres }) => metres === approach + 0.5)).toBe(true);
});

it('nobody drives otherwise for being watched', () => {
  const alone = create();
  while (alone.tick < simulation.tick) alone.step();
  expect(simulation.hash()).toBe(alone.hash());
});

it('only the last minutes are kept, with the lamp that was on when they begin', () => {
  const short = new CorridorHistory(60 * TICKS);
  const again = create();
  const watch = new CorridorWatch(again, way, () => 0);
  while (again.tick < 200 * TICKS) {
    again.step();
    watch.afterStep();
    if (again.tick % 100 === 0) short.add(watch.take());
  }
  expect([short.from, short.to]).toEqual([140 * TICKS, 200 * TICKS]);
  for (const shown of short.shown.values()) expect(shown[0]!.from).toBeLessThanOrEqual(short.from);
  for (const { ticks } of short.trajectories.values()) expect(ticks[0]).toBeGreaterThanOrEqual(short.from);
});

it('bands are looked for where cycles agree: J0 and J1, not J2', () => {
  const { program } = simulation.input;
  const bands = corridorBands(program, way, corridorSignals(program, way, 0));
  expect(bands.cycle).toBeUndefined();
  expect(bands.stretches.map(({ first, last }) => [first, last])).toEqual([[0, 1]]);
  // 320 m at 50 km/h are 23.0 s; J1 opens 12 s after J0: eastward 30 − 11.0 s are left, westward the greens are 35 s apart.
  expect(bands.stretches[0]?.forward?.width).toBeCloseTo(30 - (way.forward[0]!.time - 12), 1);
  expect(bands.stretches[0]?.backward?.width).toBe(0);
  const moved = corridorBands(program, way, corridorSignals(program, way, 0), {
    later: (index) => (index === 1 ? 11 : 0),
  });
  expect(moved.stretches[0]?.forward?.width).toBeCloseTo(30 - Math.abs(way.forward[0]!.time - 23), 1);
});

it('a signal that is dark hinders no band and shows as dark', () => {
  const model = streets();
  const controllers = model.controllers.map((controller, index) =>
    index === 1
      ? { ...controller, plans: controller.plans.map((plan) => ({ ...plan, control: { mode: 'dark' as const } })) }
      : controller,
  );
  const dark = simulate({ ...model, controllers }, []);
  const { program } = dark.input;
  const signals = corridorSignals(program, way, 0);
  expect(plannedRuns(signals[1]!.controller, signals[1]!.forward, 0, 100, TICKS)).toEqual([
    { from: 0, to: 100, aspect: Aspect.off },
  ]);
  dark.step();
  expect(dark.signals.aspects[way.forward[1]!.movement]).toBe(Aspect.off);
  expect(corridorBands(program, way, signals).stretches).toEqual([]);
});

/** Delay with platoons: what it is without any, what good and bad offsets make of it, and that nobody is lost on the way. */
import { expect, it } from 'vitest';
import { platoonQueue, uniformDelay } from '../../src/metrics/index.ts';
import { buildNetwork, corridorWay } from '../../src/network/index.ts';
import { PACE, platoonDelays } from '../../src/runner/proposals/platoons.ts';
import type { Model } from '../../src/scenario/index.ts';
import { compileUnchecked, type SignalProgram } from '../../src/signal/index.ts';
import { phase, withSignal } from '../../src/validation/models/signals.ts';
import { arterial } from '../../src/validation/models/streets.ts';

const STREET = ['J0', 'J1'];
const CYCLE = 70;
const GREEN = 30;

it('even arrivals: the queue’s area is the uniform delay; a platoon on green waits less, on red more, and all leave again', () => {
  const service = Array.from({ length: CYCLE }, (_, second) => (second < GREEN ? 0.5 : 0));
  const flow = 0.1;
  const x = flow / ((0.5 * GREEN) / CYCLE);
  const even = platoonQueue(service, 1, new Float64Array(CYCLE).fill(flow));
  expect(even.delay).toBeCloseTo(uniformDelay(CYCLE, GREEN, x), 6);
  const platoon = (from: number) =>
    Array.from({ length: CYCLE }, (_, second) => (second >= from && second < from + 14 ? flow * 5 : 0));
  const [onGreen, onRed] = [platoonQueue(service, 1, platoon(5)), platoonQueue(service, 1, platoon(31))];
  expect(onGreen.delay).toBeLessThan(1);
  // The platoon waits from about the end of the green to the next: 70 − 31 s for the first, as each follows at the pace it came.
  expect(onRed.delay).toBeCloseTo(CYCLE - 31, 6);
  for (const { departures } of [even, onGreen, onRed])
    expect(departures.reduce((sum, one) => sum + one, 0)).toBeCloseTo(flow * CYCLE, 6);
});

//  W ── J0 ──── J1 ── E     450 m, the same cycle; J1's green begins `offset` later.
function street(offset: number): { model: Model; program: SignalProgram } {
  const model = [0, offset].reduce(
    (before, own, index) => {
      const [west, here, east] = [['W', ...STREET][index], STREET[index] as string, [...STREET, 'E'][index + 1]];
      const phases = [
        phase('main', `${west}>${here} through, ${east}>${here} through`),
        phase('side', `N${index}>${here} through, S${index}>${here} through`),
      ];
      return withSignal(before, here, phases, [GREEN, 30], own);
    },
    arterial([450]),
  );
  const network = buildNetwork(model);
  return { model, program: compileUnchecked(model, network, 5) };
}

/** Of the eastbound through traffic at J1 [s/veh]. */
function delayAt(offset: number): number {
  const { model, program } = street(offset);
  const network = buildNetwork(model);
  const way = corridorWay(network, STREET);
  const [first, second] = way.forward.map(({ movement }) => movement) as [number, number];
  const streams = [first, second].map((movement) => [
    { movements: [movement], flow: 400, saturation: 1700, green: GREEN },
  ]);
  const delays = platoonDelays({
    network,
    program,
    way,
    time: 0,
    arrivals: new Map([
      [first, 400],
      [second, 400],
    ]),
    period: 3600,
    streams: new Map(program.controllers.map(({ id }, index) => [id, streams[index] ?? []])),
  });
  return delays.get(program.controllers[1]?.id ?? '')?.[0] ?? Number.NaN;
}

it('the offset at which the platoon comes on green has the least delay, half a cycle later nearly the most', () => {
  const { model } = street(0);
  const way = corridorWay(buildNetwork(model), STREET);
  const driving = (way.forward[0]?.time ?? 0) / PACE;
  const offsets = Array.from({ length: CYCLE / 2 }, (_, index) => 2 * index);
  const delays = offsets.map(delayAt);
  const best = offsets[delays.indexOf(Math.min(...delays))] ?? Number.NaN;
  const away = Math.abs(((((best - driving + CYCLE / 2) % CYCLE) + CYCLE) % CYCLE) - CYCLE / 2);
  expect(away).toBeLessThan(10);
  expect(Math.max(...delays) / Math.min(...delays)).toBeGreaterThan(2);
  const opposite = delayAt(Math.round(best + CYCLE / 2) % CYCLE);
  expect(opposite).toBeGreaterThan(0.85 * Math.max(...delays));
});

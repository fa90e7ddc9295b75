/** Offsets proposed for a street of three signals: the bands that are promised are those of the plans that are given back. */
import { expect, it } from 'vitest';
import { buildNetwork, corridorWay } from '../../src/network/index.ts';
import { proposeOffsets } from '../../src/runner/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { compileUnchecked, corridorBands, corridorSignals } from '../../src/signal/index.ts';
import { phase, withSignal } from '../../src/validation/models/signals.ts';
import { arterial } from '../../src/validation/models/streets.ts';

const STREET = ['J0', 'J1', 'J2'];

/** Greens of 30 s of 70 on the street; `third` on the side of J2. */
function streets(third: number): Model {
  return [0, 12, 40].reduce(
    (model, offset, index) => {
      const [west, here, east] = [['W', ...STREET][index], STREET[index], [...STREET, 'E'][index + 1]];
      const phases = [
        phase('main', `${west}>${here} through, ${east}>${here} through`),
        phase('side', `N${index}>${here} through, S${index}>${here} through`),
      ];
      return withSignal(model, here!, phases, [30, index === 2 ? third : 30], offset);
    },
    arterial([320, 260]),
  );
}

function wantedOf(model: Model, volumes: ReadonlyMap<number, number> = new Map()) {
  const network = buildNetwork(model);
  const way = corridorWay(network, STREET);
  return { model, network, program: compileUnchecked(model, network, 5), way, time: 0, volumes };
}

it('the plans given back have the bands promised, and no narrower ones than before', async () => {
  const model = streets(30);
  const wanted = wantedOf(model);
  const { plans, before, after, attainability, reasons } = await proposeOffsets(wanted);
  expect(plans.map(({ controller }) => controller).length).toBe(3);
  const changed: Model = {
    ...model,
    controllers: model.controllers.map((one) => {
      const plan = plans.find(({ controller }) => controller === one.id)?.plan;
      return plan ? { ...one, plans: one.plans.map((each) => (each.id === plan.id ? plan : each)) } : one;
    }),
  };
  const program = compileUnchecked(changed, wanted.network, 5);
  const [bands] = corridorBands(program, wanted.way, corridorSignals(program, wanted.way, 0)).stretches;
  expect(bands?.forward?.width).toBeCloseTo(after.forward, 6);
  expect(bands?.backward?.width).toBeCloseTo(after.backward, 6);
  expect(Math.min(after.forward, after.backward)).toBeGreaterThan(Math.min(before.forward, before.backward));
  expect(attainability.forward).toBeCloseTo(after.forward / 30, 6);
  expect(reasons.every(({ zh, en }) => zh.length > 0 && en.length > 0)).toBe(true);
});

it('the direction with more traffic gets the wider band', async () => {
  const wanted = wantedOf(streets(30));
  const volumes = new Map([
    ...wanted.way.forward.map(({ movement }) => [movement, 900] as const),
    ...wanted.way.backward.map(({ movement }) => [movement, 90] as const),
  ]);
  const { after } = await proposeOffsets({ ...wanted, volumes });
  const { after: even } = await proposeOffsets(wanted);
  expect(after.forward).toBeGreaterThan(even.forward);
  expect(after.backward).toBeLessThan(after.forward);
});

it('unequal cycles: no offsets, and the cycle to share is named', async () => {
  const { plans, reasons } = await proposeOffsets(wantedOf(streets(40)));
  expect(plans).toEqual([]);
  expect(reasons[0]?.zh).toContain('70、80 秒');
});

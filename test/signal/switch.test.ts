/**
 * Plans change lawfully. Random legal plans, schedules, offsets and clock errors; at every tick: no two protected greens
 * conflict, every green keeps its minimum and ends in yellow, every walk is followed by its clearance, intergreens hold.
 */
import { describe, expect, it } from 'vitest';
import { buildNetwork } from '../../src/network/index.ts';
import type { Model, Plan } from '../../src/scenario/index.ts';
import { Aspect, compilePlans, createSignals, proposePlan } from '../../src/signal/index.ts';
import type { SignalState } from '../../src/signal/index.ts';
import { cycleText } from './cycleText.ts';
import { bay, LAYOUTS, randomCase, TICKS, watch } from './law.ts';
import { draws, square, star } from '../network/star.ts';
import type { LegWish } from '../network/star.ts';

describe.each(Object.keys(LAYOUTS))('%s', (layout) => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('keeps the law over schedule breaks, seed %i', (seed) => {
    const made = randomCase(LAYOUTS[layout] as LegWish[], draws(seed * 7919));
    expect(watch(made, 6 * 3600 + 3400, 7 * 3600 + 1500)).toEqual([]);
  });
});

it('a networked controller is on the new plan by the clock within two cycles, an other by its own clock', () => {
  for (const networked of [true, false]) {
    const { model, network, plans } = randomCase(square(bay), draws(5));
    const controller = model.controllers[0] as Model['controllers'][number];
    Object.assign(controller, {
      class: networked ? 'networked' : 'freeRunning',
      schedule: [
        { from: '00:00', plan: 'a' },
        { from: '07:00', plan: 'b' },
      ],
    });
    controller.clockError = { value: 35, evidence: 'assumed', source: 'test' };
    const signals = createSignals(compilePlans(model, network, TICKS), network);
    const error = networked ? 0 : 35;
    const [a, b] = plans as [Plan, Plan];
    for (let tick = (7 * 3600 - 300) * TICKS; tick <= (7 * 3600 + a.cycle + 20 + b.cycle) * TICKS; tick++)
      signals.advance(tick);
    const fresh = createSignals(compilePlans(model, network, TICKS), network);
    const now = (7 * 3600 + a.cycle + 20 + b.cycle) * TICKS;
    fresh.advance(now);
    expect([signals.plan[0], signals.cycleTick[0]]).toEqual([1, fresh.cycleTick[0]]);
    const begin = (stage: string | undefined) => stagesOf(b)[b.stages.findIndex(({ id }) => id === stage)] as number;
    const byClock = now / TICKS + error - (b.offset ?? 0) + begin(b.reference);
    expect((signals.cycleTick[0] as number) / TICKS).toBeCloseTo(byClock - Math.floor(byClock / b.cycle) * b.cycle, 9);
  }
});

function stagesOf(plan: Plan): number[] {
  const model = star(square(bay));
  const network = buildNetwork(model);
  model.controllers = [
    { id: 'M', intersections: ['M'], class: 'networked', plans: [plan], schedule: [{ from: '00:00', plan: plan.id }] },
  ];
  const [compiled] = compilePlans(model, network, 1).controllers[0]?.plans ?? [];
  return compiled?.stages.map((stage) => stage.begin) ?? [];
}

it('shows the same whether a run starts now or started long ago', () => {
  const { model, network } = randomCase(square(bay), draws(3));
  const program = compilePlans(model, network, TICKS);
  const [early, late] = [createSignals(program, network), createSignals(program, network)];
  const at = 6.5 * 3600 * TICKS;
  for (let tick = at - 3000; tick <= at; tick++) early.advance(tick);
  late.advance(at);
  const shown = (signals: SignalState) => [signals.aspects, signals.permissive, signals.walks, signals.cycleTick];
  expect(shown(late)).toEqual(shown(early));
});

it('movements of an intersection without a signal show nothing', () => {
  const model = star(square(), 'priority');
  const network = buildNetwork(model);
  const signals = createSignals(compilePlans(model, network, TICKS), network);
  signals.advance(0);
  expect(new Set(signals.aspects)).toEqual(new Set([Aspect.off]));
});

it('a phase in two stages stays green between them', () => {
  const model = star(LAYOUTS['tee'] as LegWish[]);
  const network = buildNetwork(model);
  const volumes = new Map(network.movements.map(({ index, turn }) => [index, turn === 'left' ? 250 : 300]));
  const plan = proposePlan({ model, network, node: 0, volumes, template: 'protected', cycle: 70 });
  model.controllers = [
    { id: 'M', intersections: ['M'], class: 'networked', plans: [plan], schedule: [{ from: '00:00', plan: 'plan' }] },
  ];
  const signals = createSignals(compilePlans(model, network, TICKS), network);
  expect(cycleText(signals, network, TICKS, 0, plan.cycle)).toMatchInlineSnapshot(`
    "time s  东左 东直 西直 西右 南左 南右 行东 行西 行南
       0.0  r    G    G    g    r    r    r    r    W
      11.0  r    G    G    g    r    r    r    r    f
      15.0  r    G    f    f    r    r    r    r    f
      18.0  r    G    y    y    r    r    r    r    r
      21.0  r    G    r    r    r    r    r    r    r
      24.0  G    G    r    r    r    r    r    r    r
      31.0  f    f    r    r    r    r    r    r    r
      34.0  y    y    r    r    r    r    r    r    r
      37.0  r    r    r    r    r    r    r    r    r
      40.0  r    r    r    r    g    g    W    W    r
      56.0  r    r    r    r    g    g    f    f    r
      63.0  r    r    r    r    f    f    f    f    r
      66.0  r    r    r    r    y    y    r    r    r
      69.0  r    r    r    r    r    r    r    r    r"
  `);
});

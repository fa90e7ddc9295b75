/**
 * Plans change lawfully. Random legal plans, schedules, offsets and clock errors; at every tick: no two protected greens
 * conflict, every green keeps its minimum and ends in yellow, every walk is followed by its clearance, intergreens hold.
 */
import { describe, expect, it } from 'vitest';
import { buildNetwork } from '../../src/network/index.ts';
import type { Network } from '../../src/network/index.ts';
import type { Lane, Model, Plan } from '../../src/scenario/index.ts';
import {
  Aspect,
  compilePlans,
  ConflictTable,
  createSignals,
  crossingTime,
  intergreen,
  proposePlan,
} from '../../src/signal/index.ts';
import type { SignalState } from '../../src/signal/index.ts';
import { cycleText } from './cycleText.ts';
import { draws, square, star } from '../network/star.ts';
import type { LegWish } from '../network/star.ts';

const bay: Lane[] = [{ turns: ['left'], length: 50 }, { turns: ['through', 'right'] }];
const LAYOUTS: Record<string, LegWish[]> = {
  cross: square(bay),
  tee: [
    { out: [1, 0], road: 'ew', lanes: [{ turns: ['left'], length: 50 }, { turns: ['through'] }] },
    { out: [-1, 0], road: 'ew', lanes: [{ turns: ['through', 'right'] }] },
    { out: [0, -1], lanes: [{ turns: ['left', 'right'] }] },
  ],
  skew: [
    { out: [1, 0], road: 'ew', lanes: bay },
    { out: [0.75, 0.65], road: 'ns', lanes: bay },
    { out: [-1, 0], road: 'ew', lanes: bay },
    { out: [-0.75, -0.65], road: 'ns', lanes: bay },
  ],
  five: [...square(), { out: [0.7, 0.7] }],
};
const TEMPLATES = ['permissive', 'protected', 'split', 'auto'] as const;
const TICKS = 5;

interface Case {
  model: Model;
  network: Network;
  plans: Plan[];
}

function randomCase(layout: LegWish[], draw: () => number): Case {
  const model = star(layout);
  const network = buildNetwork(model);
  const pick = <T>(list: readonly T[]) => list[Math.floor(draw() * list.length)] as T;
  const plans = ['a', 'b', 'c'].map((id) => {
    const volumes = new Map(network.movements.map(({ index }) => [index, Math.floor(300 * draw())]));
    const cycle = 60 + Math.floor(120 * draw());
    const plan = proposePlan({ model, network, node: 0, volumes, id, cycle, template: pick(TEMPLATES) });
    return { ...plan, offset: Math.floor(draw() * plan.cycle), reference: pick(plan.stages).id };
  });
  const clockError = { value: Math.floor(240 * draw()) - 120, evidence: 'assumed' as const, source: 'test' };
  const schedule = ['00:00', '07:00', '07:05', '07:12', '07:13'].map((from) => ({ from, plan: pick(plans).id }));
  model.controllers = [
    { id: 'M', intersections: ['M'], class: draw() < 0.3 ? 'networked' : 'freeRunning', clockError, plans, schedule },
  ];
  return { model, network, plans };
}

const isGreen = (aspect: number) => aspect === Aspect.green || aspect === Aspect.greenFlash;

function watch({ network, plans, model }: Case, from: number, to: number): string[] {
  const signals = createSignals(compilePlans(model, network, TICKS), network);
  const table = new ConflictTable(network, [0]);
  const faults: string[] = [];
  const since = network.movements.map(() => Number.NaN);
  const ended = network.movements.map(() => Number.NaN);
  const last = network.movements.map(() => -1);
  const walked = network.crosswalks.map(() => -1);
  const cleared = network.crosswalks.map(() => 0);
  const minimum = network.movements.map(({ fromLink, turn }) =>
    Math.min(
      ...plans.flatMap(({ phases }) =>
        phases
          .filter(({ movements }) =>
            movements.some((one) => one.approach === network.links[fromLink]?.id && one.turn === turn),
          )
          .map(({ minimumGreen }) => minimumGreen ?? 0),
      ),
    ),
  );
  for (let tick = from * TICKS; tick < to * TICKS; tick++) {
    signals.advance(tick);
    const time = tick / TICKS;
    network.movements.forEach(({ index, turn }) => {
      const aspect = signals.aspects[index] as number;
      const before = last[index] as number;
      last[index] = aspect;
      if (isGreen(aspect) && signals.permissive[index] === 0)
        for (const other of network.movements)
          if (
            other.index < index &&
            isGreen(signals.aspects[other.index] as number) &&
            signals.permissive[other.index] === 0
          )
            if (table.conflict(index, other.index)) faults.push(`${time}: ${index} and ${other.index} green`);
      if (before === -1) return;
      if (isGreen(aspect) && !isGreen(before)) {
        since[index] = time;
        if (before === Aspect.yellow) faults.push(`${time}: ${index} green after yellow`);
        for (const other of network.movements) {
          if (turn === 'right' || other.turn === 'right' || isGreen(signals.aspects[other.index] as number)) continue;
          const gap = time - (ended[other.index] as number);
          const needed = intergreen(table, other, network.movements[index] as never);
          if (gap < needed - 1e-9) faults.push(`${time}: ${gap} s from ${other.index} to ${index}, ${needed} needed`);
        }
      }
      if (!isGreen(aspect) && isGreen(before)) {
        ended[index] = time;
        if (aspect !== Aspect.yellow) faults.push(`${time}: ${index} no yellow`);
        if (time - (since[index] as number) < (minimum[index] as number) - 1e-9)
          faults.push(`${time}: ${index} green for ${time - (since[index] as number)} s only`);
      }
      if (before === Aspect.greenFlash && aspect === Aspect.green)
        faults.push(`${time}: ${index} steady after flashing`);
    });
    network.crosswalks.forEach(({ index, length }) => {
      const walk = signals.walks[index] as number;
      const before = walked[index] as number;
      walked[index] = walk;
      if (walk === Aspect.greenFlash)
        cleared[index] = before === Aspect.greenFlash ? (cleared[index] as number) + 1 : 1;
      if (before === Aspect.green && walk === Aspect.red) faults.push(`${time}: walk ${index} without clearance`);
      if (before === Aspect.greenFlash && walk !== Aspect.greenFlash)
        if ((cleared[index] as number) < crossingTime(length) * TICKS && time - from > 60)
          faults.push(`${time}: clearance of ${index} ${(cleared[index] as number) / TICKS} s`);
    });
  }
  return faults;
}

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
      12.0  r    G    G    g    r    r    r    r    f
      16.0  r    G    f    f    r    r    r    r    f
      19.0  r    G    y    y    r    r    r    r    r
      22.0  r    G    r    r    r    r    r    r    r
      24.0  G    G    r    r    r    r    r    r    r
      31.0  f    f    r    r    r    r    r    r    r
      34.0  y    y    r    r    r    r    r    r    r
      37.0  r    r    r    r    r    r    r    r    r
      39.0  r    r    r    r    g    g    W    W    r
      56.0  r    r    r    r    g    g    f    f    r
      63.0  r    r    r    r    f    f    f    f    r
      66.0  r    r    r    r    y    y    r    r    r
      69.0  r    r    r    r    r    r    r    r    r"
  `);
});

/** Random legal plans, and the law that must hold at every tick whatever runs them. */
import { buildNetwork } from '../../src/network/index.ts';
import type { Network } from '../../src/network/index.ts';
import type { Lane, Model, Plan } from '../../src/scenario/index.ts';
import {
  Aspect,
  compileUnchecked,
  ConflictTable,
  createSignals,
  crossingTime,
  intergreen,
  proposePlan,
  type SignalInputs,
  type SignalState,
} from '../../src/signal/index.ts';
import { square, star } from '../network/star.ts';
import type { LegWish } from '../network/star.ts';

export const bay: Lane[] = [{ turns: ['left'], length: 50 }, { turns: ['through', 'right'] }];
export const LAYOUTS: Record<string, LegWish[]> = {
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
export const TICKS = 5;

export interface Case {
  model: Model;
  network: Network;
  plans: Plan[];
}

export function randomCase(layout: LegWish[], draw: () => number): Case {
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

/**
 * What breaks the law in a run.
 * @param tell what the controllers are told of a tick; nothing when left out
 * @param look is shown every tick
 */
export function watch(
  { network, plans, model }: Case,
  from: number,
  to: number,
  tell?: (tick: number) => SignalInputs,
  look?: (tick: number, signals: SignalState) => void,
): string[] {
  const signals = createSignals(compileUnchecked(model, network, TICKS), network);
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
    signals.advance(tick, tell?.(tick));
    look?.(tick, signals);
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

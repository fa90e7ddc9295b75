/** What a plan gives each movement, tick by tick: when it discharges, when it must yield and to whom. */
import type { Network } from '../../network/index.ts';
import {
  Aspect,
  type CompiledController,
  type CompiledPlan,
  scheduledPlan,
  type SignalProgram,
} from '../../signal/index.ts';

/** Of each green's beginning nothing passes, and its yellow is used as long [s]. Source: HCM 7, chapter 19, defaults. */
export const START_UP_LOST = 2;
export const EXTENSION = 2;

/** By tick of the cycle. */
export const Service = { none: 0, protected: 1, permissive: 2, lastOfPermissive: 3 } as const;

/** A plan is taken for the window's when it is in force for this share of it: clocks are minutes off where nobody sets them. */
const PLAN_SHARE = 0.9;

/** The plan a controller shows in a window; null where none is in force nearly all the time. */
export function planDuring(
  controller: CompiledController,
  from: number,
  to: number,
  ticksPerSecond: number,
): CompiledPlan | null {
  const [begin, end] = [from * ticksPerSecond, to * ticksPerSecond];
  const changes = controller.schedule.map((entry) => entry.from - controller.clockError);
  const times = [begin, ...changes.filter((tick) => tick > begin && tick < end).sort((a, b) => a - b), end];
  const held = new Map<number, number>();
  for (const [place, tick] of times.slice(0, -1).entries()) {
    const plan = scheduledPlan(controller, tick, ticksPerSecond);
    held.set(plan, (held.get(plan) ?? 0) + (times[place + 1] as number) - tick);
  }
  const longest = [...held].find(([, ticks]) => ticks >= PLAN_SHARE * (end - begin));
  return longest === undefined ? null : (controller.plans[longest[0]] ?? null);
}

export function controllerOf(program: SignalProgram, node: number): CompiledController | undefined {
  return program.controllers.find(({ nodes }) => nodes.includes(node));
}

const isGreen = (aspect: number | undefined): boolean => aspect === Aspect.green || aspect === Aspect.greenFlash;

/**
 * How a movement is served in each tick of the cycle: greens without their start-up lost time, prolonged into their yellow.
 * @param row of the movement in the plan
 */
export function serviceOf(plan: CompiledPlan, row: number, ticksPerSecond: number): Uint8Array {
  const { cycle } = plan;
  const aspect = (tick: number) => plan.aspects[row * cycle + (tick % cycle)];
  const yields = (tick: number) => plan.permissive[row * cycle + (tick % cycle)] === 1;
  const service = new Uint8Array(cycle);
  const greenTicks = Array.from({ length: cycle }, (_, tick) => tick).filter((tick) => isGreen(aspect(tick)));
  if (greenTicks.length === 0) return service;
  const endless = greenTicks.length === cycle;
  for (const begin of greenTicks) {
    if (endless || isGreen(aspect(begin + cycle - 1))) continue;
    let end = begin;
    while (isGreen(aspect(end))) end++;
    let last = end;
    while (aspect(last) === Aspect.yellow && last - end < EXTENSION * ticksPerSecond) last++;
    for (let tick = begin + START_UP_LOST * ticksPerSecond; tick < last; tick++) {
      const inYellow = tick >= end;
      const yielding = yields(Math.min(tick, end - 1));
      service[tick % cycle] = !yielding ? Service.protected : inYellow ? Service.lastOfPermissive : Service.permissive;
    }
  }
  if (endless) for (const tick of greenTicks) service[tick] = yields(tick) ? Service.permissive : Service.protected;
  return service;
}

/** For each movement of a node, those of other approaches it yields to where their ways meet. */
export function yieldsTo(network: Network, node: number): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  for (const area of network.conflicts) {
    const a = network.connections[area.a]?.movement ?? -1;
    const b = network.connections[area.b]?.movement ?? -1;
    const [yielding, first] = area.yields === 'a' ? [a, b] : [b, a];
    const [own, other] = [network.movements[yielding], network.movements[first]];
    if (own?.node !== node || other === undefined || own.fromLink === other.fromLink) continue;
    const others = found.get(yielding) ?? new Set<number>();
    found.set(yielding, others.add(first));
  }
  return found;
}

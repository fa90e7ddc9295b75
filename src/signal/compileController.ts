/** One controller from the file's words to numbers: plans, week, duties, and what keeps its movements apart. */
import { secondsOfDay } from '../common/index.ts';
import type { Movement, Network } from '../network/index.ts';
import type { Controller, Day } from '../scenario/index.ts';
import { ConflictTable } from './conflicts.ts';
import { periodsOf, scheduleOn, weekFrom } from './days.ts';
import { bindingIntergreen } from './design/intergreen.ts';
import type { Equipment } from './equipment.ts';
import { PlanCompiler } from './planCompiler.ts';
import type { CompiledBand, CompiledController } from './program.ts';

/** Of a cycle, where a controller does not say; of the signal timing manuals of the field, from memory: assumed. */
const ADD_AT_MOST = 0.2;
const SUBTRACT_AT_MOST = 0.17;

export function compileController(
  controller: Controller,
  index: number,
  network: Network,
  ticksPerSecond: number,
  day: Day,
  equipment: Equipment,
): CompiledController {
  const nodes = controller.intersections.map((id) => {
    const node = network.nodeIndex.get(id);
    if (node === undefined) throw new Error(`controller ${controller.id} serves an unknown intersection ${id}`);
    return node;
  });
  const movements = network.movements.filter(({ node }) => nodes.includes(node));
  const crosswalks = network.crosswalks.filter(({ node }) => nodes.includes(node)).map((crosswalk) => crosswalk.index);
  const table = new ConflictTable(network, nodes);
  const positions = movements.map((movement) => movement.index);
  const plans = controller.plans.map((plan) =>
    new PlanCompiler(plan, network, table, positions, crosswalks, ticksPerSecond, equipment).run(),
  );
  const planIndex = (id: string): number => plans.findIndex((plan) => plan.id === id);
  const week = weekFrom(day).map((one): CompiledBand[] =>
    scheduleOn(controller, one).map(({ from, plan }) => ({
      from: secondsOfDay(from) * ticksPerSecond,
      plan: planIndex(plan),
    })),
  );
  const { transition } = controller;
  return {
    index,
    id: controller.id,
    nodes,
    class: controller.class,
    clockError:
      controller.class !== 'freeRunning' ? 0 : Math.round((controller.clockError?.value ?? 0) * ticksPerSecond),
    movements: Int32Array.from(positions),
    crosswalks: Int32Array.from(crosswalks),
    plans,
    schedule: week[0] ?? [],
    week,
    transition: {
      method: transition?.method ?? 'dwell',
      addAtMost: transition?.addAtMost ?? ADD_AT_MOST,
      subtractAtMost: transition?.subtractAtMost ?? SUBTRACT_AT_MOST,
    },
    resynchronises: controller.midnight === 'resynchronise',
    storedPlan: controller.storedPlan === undefined ? 0 : planIndex(controller.storedPlan),
    offline: controller.class === 'networked' ? periodsOf(controller.offline, ticksPerSecond) : [],
    officer: (controller.officer ?? []).map(({ from, to, rule, main, reactionTime, longestHold }) => ({
      from: secondsOfDay(from) * ticksPerSecond,
      to: secondsOfDay(to) * ticksPerSecond,
      rule,
      main: main ?? '',
      reaction: Math.round(reactionTime.value * ticksPerSecond),
      longestHold: Math.round(longestHold.value * ticksPerSecond),
    })),
    ...apart(movements, table, ticksPerSecond),
  };
}

/** What keeps movements apart, for every pair. Right turns yield at any time and need no intergreen. */
function apart(
  movements: readonly Movement[],
  table: ConflictTable,
  ticksPerSecond: number,
): Pick<CompiledController, 'intergreens' | 'conflicts'> {
  const count = movements.length;
  const intergreens = new Int32Array(count * count);
  const conflicts = new Uint8Array(count * count);
  movements.forEach((ending, e) => {
    movements.forEach((starting, s) => {
      if (!table.conflict(ending.index, starting.index)) return;
      conflicts[e * count + s] = 1;
      intergreens[e * count + s] = Math.round(bindingIntergreen(table, ending, starting) * ticksPerSecond);
    });
  });
  return { intergreens, conflicts };
}

/** From timing plans in seconds and names to aspects per tick. */
import { secondsOfDay } from '../common/index.ts';
import type { Network } from '../network/index.ts';
import type { Controller, Model } from '../scenario/index.ts';
import { ConflictTable } from './conflicts.ts';
import { PlanCompiler } from './planCompiler.ts';
import type { CompiledController, SignalProgram } from './program.ts';

/**
 * Compiles every controller of a model. Times that do not fall on a tick are rounded to the nearest; whole seconds always fit,
 * and a rule of the file tells of the others.
 */
export function compilePlans(model: Model, network: Network, ticksPerSecond: number): SignalProgram {
  const rightOnRed = Uint8Array.from(network.movements, ({ turn, node }) =>
    turn === 'right' &&
    model.intersections[node]?.control === 'signal' &&
    model.intersections[node].rightTurnOnRed !== false
      ? 1
      : 0,
  );
  const controllers = model.controllers.map((controller, index) =>
    compileController(controller, index, network, ticksPerSecond),
  );
  return { ticksPerSecond, controllers, rightOnRed };
}

function compileController(
  controller: Controller,
  index: number,
  network: Network,
  ticksPerSecond: number,
): CompiledController {
  const nodes = controller.intersections.map((id) => {
    const node = network.nodeIndex.get(id);
    if (node === undefined) throw new Error(`controller ${controller.id} serves an unknown intersection ${id}`);
    return node;
  });
  const movements = network.movements.filter(({ node }) => nodes.includes(node)).map((movement) => movement.index);
  const crosswalks = network.crosswalks.filter(({ node }) => nodes.includes(node)).map((crosswalk) => crosswalk.index);
  const table = new ConflictTable(network, nodes);
  const plans = controller.plans.map((plan) =>
    new PlanCompiler(plan, network, table, movements, crosswalks, ticksPerSecond).run(),
  );
  return {
    index,
    id: controller.id,
    nodes,
    class: controller.class,
    clockError:
      controller.class !== 'freeRunning' ? 0 : Math.round((controller.clockError?.value ?? 0) * ticksPerSecond),
    movements: Int32Array.from(movements),
    crosswalks: Int32Array.from(crosswalks),
    plans,
    schedule: controller.schedule.map((entry) => ({
      from: secondsOfDay(entry.from) * ticksPerSecond,
      plan: plans.findIndex((plan) => plan.id === entry.plan),
    })),
  };
}

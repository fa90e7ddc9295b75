/** What every rule looks at: one controller, and one plan of it with its movements and times resolved. */
import type { Crosswalk, Movement, Network } from '../../network/index.ts';
import type { Controller, Finding, Model, Plan, RuleSource, Text } from '../../scenario/index.ts';
import { ConflictTable } from '../conflicts.ts';
import { type TimedPhase, type TimedPlan, timedPlan } from '../derive.ts';
import { timelineOf } from '../timeline.ts';
import { isLeg } from '../names.ts';
import type { Timeline } from '../timeline.ts';

export interface ControllerContext {
  readonly model: Model;
  readonly network: Network;
  readonly controller: Controller;
  /** `['controllers', 3]` */
  readonly path: readonly (string | number)[];
  readonly nodes: readonly number[];
  readonly table: ConflictTable;
  /** Movements and crosswalks of its intersections; banned movements are left out. */
  readonly movements: readonly Movement[];
  readonly crosswalks: readonly Crosswalk[];
}

export interface PhaseContext {
  readonly index: number;
  readonly phase: TimedPhase;
  readonly served: readonly { readonly movement: Movement; readonly permissive: boolean }[];
  readonly crosswalks: readonly Crosswalk[];
}

export interface PlanContext extends ControllerContext {
  /** Blanks filled; `model` has it as written. */
  readonly plan: TimedPlan;
  readonly phases: readonly PhaseContext[];
  readonly timeline: Timeline;
}

export type PlanRule = (context: PlanContext) => Finding[];
export type ControllerRule = (context: ControllerContext) => Finding[];

export function controllerContext(
  model: Model,
  network: Network,
  controller: Controller,
  path: ControllerContext['path'],
): ControllerContext {
  const nodes = controller.intersections.flatMap((id) => network.nodeIndex.get(id) ?? []);
  return {
    model,
    network,
    controller,
    path,
    nodes,
    table: new ConflictTable(network, nodes),
    movements: network.movements.filter(({ node, banned }) => nodes.includes(node) && !banned),
    crosswalks: network.crosswalks.filter(({ node }) => nodes.includes(node)),
  };
}

export function planContext(of: ControllerContext, written: Plan, number: number): PlanContext {
  const { network, table, nodes, movements, crosswalks } = of;
  const plan = timedPlan(written, network, table, nodes);
  return {
    ...of,
    path: [...of.path, 'plans', number],
    plan,
    phases: plan.phases.map((phase, index) => ({
      index,
      phase,
      served: phase.movements.flatMap(({ approach, turn, permissive }) =>
        movements
          .filter((movement) => movement.turn === turn && network.links[movement.fromLink]?.id === approach)
          .map((movement) => ({ movement, permissive: permissive === true })),
      ),
      crosswalks: crosswalks.filter((crosswalk) =>
        (phase.crosswalks ?? []).some((id) => isLeg(network, crosswalk, id)),
      ),
    })),
    timeline: timelineOf(plan),
  };
}

/** A plan by itself, in a controller that can hold any. */
export function contextOf(
  model: Model,
  network: Network,
  { intersections }: Pick<Controller, 'intersections'>,
  plan: Plan,
): PlanContext {
  return planContext(controllerContext(model, network, cabinetOf(intersections), []), plan, 0);
}

export const cabinetOf = (intersections: readonly string[]): Controller => ({
  id: 'proposed',
  intersections: [...intersections],
  class: 'networked',
  plans: [],
  schedule: [{ from: '00:00', plan: 'none' }],
});

/** Phases that are in a stage. */
export const phasesOf = ({ plan, phases }: PlanContext, stage: number): PhaseContext[] =>
  phases.filter(({ phase }) => plan.stages[stage]?.phases.includes(phase.id) === true);

type Mode = NonNullable<Plan['control']>['mode'];

export const modeOf = ({ control }: Pick<Plan, 'control'>): Mode => control?.mode ?? 'fixedTime';

/** Whether its stages are released at all: not while it flashes or is dark. */
export const isReleasing = (plan: Pick<Plan, 'control'>): boolean =>
  modeOf(plan) !== 'flashingYellow' && modeOf(plan) !== 'dark';

/** Whether stages are served only when something asks for them. */
export const isCalled = (plan: Pick<Plan, 'control'>): boolean => isReleasing(plan) && modeOf(plan) !== 'fixedTime';

/** @param missing seconds */
export function finding(
  severity: Finding['severity'],
  code: string,
  path: readonly (string | number)[],
  message: Text,
  { source, grade }: RuleSource,
  missing?: number,
): Finding {
  return {
    severity,
    code: `signal.${code}`,
    path,
    message,
    rule: { source, grade },
    ...(missing === undefined ? {} : { missing }),
  };
}

/** A number of seconds without the noise of binary fractions. */
export const seconds = (value: number): number => Math.round(value * 1e3) / 1e3;

/** What every rule looks at: one plan of one controller, with its movements and times resolved. */
import type { Crosswalk, Movement, Network, NetworkLink } from '../../network/index.ts';
import type { Controller, Finding, Model, Plan, Text } from '../../scenario/index.ts';
import { ConflictTable } from '../conflicts.ts';
import { type TimedPhase, type TimedPlan, timedPlan } from '../derive.ts';
import { timelineOf } from '../timeline.ts';
import type { Timeline } from '../timeline.ts';

export interface PhaseContext {
  readonly index: number;
  readonly phase: TimedPhase;
  readonly served: readonly { readonly movement: Movement; readonly permissive: boolean }[];
  readonly crosswalks: readonly Crosswalk[];
}

export interface PlanContext {
  readonly model: Model;
  readonly network: Network;
  /** Blanks filled; `model` has it as written. */
  readonly plan: TimedPlan;
  /** `['controllers', 3, 'plans', 0]` */
  readonly path: readonly (string | number)[];
  readonly nodes: readonly number[];
  readonly phases: readonly PhaseContext[];
  readonly timeline: Timeline;
  readonly table: ConflictTable;
}

export type Rule = (context: PlanContext) => Finding[];

export function contextsOf(model: Model, network: Network): PlanContext[] {
  return model.controllers.flatMap((controller, c) => {
    const table = tableOf(network, controller);
    return controller.plans.map((plan, p) =>
      contextOf(model, network, controller, plan, table, ['controllers', c, 'plans', p]),
    );
  });
}

const nodesOf = (network: Network, { intersections }: Pick<Controller, 'intersections'>): number[] =>
  intersections.flatMap((id) => network.nodeIndex.get(id) ?? []);

export const tableOf = (network: Network, controller: Pick<Controller, 'intersections'>): ConflictTable =>
  new ConflictTable(network, nodesOf(network, controller));

export function contextOf(
  model: Model,
  network: Network,
  controller: Pick<Controller, 'intersections'>,
  written: Plan,
  table: ConflictTable,
  path: PlanContext['path'],
): PlanContext {
  const nodes = nodesOf(network, controller);
  const plan = timedPlan(written, network, table, nodes);
  return {
    model,
    network,
    plan,
    path,
    nodes,
    phases: plan.phases.map((phase, index) => ({
      index,
      phase,
      served: phase.movements.flatMap(({ approach, turn, permissive }) =>
        network.movements
          .filter((movement) => nodes.includes(movement.node) && movement.turn === turn && !movement.banned)
          .filter((movement) => network.links[movement.fromLink]?.id === approach)
          .map((movement) => ({ movement, permissive: permissive === true })),
      ),
      crosswalks: network.crosswalks.filter(
        (crosswalk) =>
          nodes.includes(crosswalk.node) && (phase.crosswalks ?? []).some((id) => isLeg(network, crosswalk, id)),
      ),
    })),
    timeline: timelineOf(plan),
    table,
  };
}

/** A crosswalk may be named by the approach or the exit of its leg. */
function isLeg(network: Network, crosswalk: Crosswalk, id: string): boolean {
  const leg = network.links[crosswalk.leg] as NetworkLink;
  return leg.id === id || network.links[leg.opposite]?.id === id;
}

/** Phases that are in a stage. */
export const phasesOf = ({ plan, phases }: PlanContext, stage: number): PhaseContext[] =>
  phases.filter(({ phase }) => plan.stages[stage]?.phases.includes(phase.id) === true);

export function finding(
  severity: Finding['severity'],
  code: string,
  path: readonly (string | number)[],
  message: Text,
): Finding {
  return { severity, code: `signal.${code}`, path, message };
}

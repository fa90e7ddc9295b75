/**
 * What a plan's stages have to carry: the lane groups of an intersection, each with its flow, its saturation flow and the stages in
 * which it is green.
 */
import { laneGroupsOf, lanesOf, type Movement } from '../../../network/index.ts';
import type { Turn } from '../../../scenario/index.ts';
import type { PlanContext } from '../../rules/context.ts';
import { WEIGHT } from '../flowRatios.ts';

/** How a queue discharges, as measured. */
export interface Discharge {
  /** Of one lane of these turns [veh/h]. */
  readonly saturation: Readonly<Record<Turn, number>>;
  /** Start-up lost time [s]. */
  readonly lost: number;
  /** Seconds after its end that a green is used on. */
  readonly extension: number;
}

export interface Stream {
  readonly movements: readonly Movement[];
  /** Stages in which all of them are green, by index, in order. */
  readonly stages: readonly number[];
  /** Seconds between those stages in which it stays green, less what starting up costs more than the yellow gives back [s]. */
  readonly besides: number;
  /** [veh/h] */
  readonly flow: number;
  /** Of all its lanes together, for its mix of turns [veh/h]. */
  readonly saturation: number;
  readonly lanes: number;
}

/** Flow ratio, no unit. */
export const ratioOf = ({ flow, saturation }: Stream): number => (saturation > 0 ? flow / saturation : 0);

/**
 * Of lanes that turns share, each car takes the seconds of its own turn. A left turn that yields takes two cars' time, and of the right
 * turns that may go on red half need the green: assumed, as in `flowRatios`. A turn that only some of the group's lanes allow can be
 * the fuller one: then it sets the saturation flow of all.
 *
 * @param arrivals  movement index → veh/h
 */
export function streamsOf(context: PlanContext, arrivals: ReadonlyMap<number, number>, discharge: Discharge): Stream[] {
  const { network, nodes } = context;
  const links = nodes.flatMap((node) => network.nodes[node]?.incoming ?? []);
  return links
    .flatMap((link) => laneGroupsOf(network, link))
    .flatMap(({ movements, lanes }): Stream[] => {
      const all = greenTogether(context, movements);
      const parts = all.length > 0 ? [{ movements, stages: all }] : apart(context, movements);
      const volume = (those: readonly Movement[]) =>
        those.reduce((sum, { index }) => sum + (arrivals.get(index) ?? 0), 0);
      const total = volume(movements);
      return parts.flatMap((part): Stream[] => {
        const flow = volume(part.movements);
        if (flow <= 0 || part.stages.length === 0) return [];
        const seconds = (those: readonly Movement[]) =>
          those.reduce((sum, one) => sum + (arrivals.get(one.index) ?? 0) * secondsEach(context, one, discharge), 0);
        const own = (lanes.length * flow) / total;
        const fullest = Math.max(
          seconds(part.movements) / own,
          ...part.movements.map((one) => seconds([one]) / lanesOf(network, one).length),
        );
        const { lost, extension } = discharge;
        const besides = heldBetween(context, part) - runsOf(context, part.stages) * (lost - extension);
        return [{ ...part, besides, flow, saturation: flow / fullest, lanes: lanes.length }];
      });
    });
}

/** Hours of a lane that one vehicle of a movement takes. */
function secondsEach(context: PlanContext, movement: Movement, { saturation }: Discharge): number {
  const { turn, node, index } = movement;
  const mayGoOnRed = turn === 'right' && context.model.intersections[node]?.rightTurnOnRed !== false;
  const served = context.phases.flatMap((its) => its.served).filter((one) => one.movement.index === index);
  const yields = turn === 'left' && served.length > 0 && served.every(({ permissive }) => permissive);
  return (mayGoOnRed ? WEIGHT.right : yields ? WEIGHT.yieldingLeft : 1) / saturation[turn];
}

const greenIn = ({ plan, phases }: PlanContext, stage: number, { index }: Movement): boolean =>
  phases.some(
    ({ phase, served }) =>
      plan.stages[stage]?.phases.includes(phase.id) === true && served.some(({ movement }) => movement.index === index),
  );

function greenTogether(context: PlanContext, movements: readonly Movement[]): number[] {
  const served = movements.filter((one) => context.plan.stages.some((_, stage) => greenIn(context, stage, one)));
  const stages = context.plan.stages.map((_, stage) => stage);
  return served.length === 0
    ? []
    : stages.filter((stage) => served.every((movement) => greenIn(context, stage, movement)));
}

/** Turns of one lane that are never green together: each with its own stages and its share of the lanes. */
function apart(context: PlanContext, movements: readonly Movement[]): Pick<Stream, 'movements' | 'stages'>[] {
  return movements.map((movement) => ({ movements: [movement], stages: greenTogether(context, [movement]) }));
}

/** How often a cycle it turns green. */
function runsOf({ plan }: PlanContext, stages: readonly number[]): number {
  const count = plan.stages.length;
  return stages.filter((stage) => !stages.includes((stage + count - 1) % count)).length;
}

/** Interstages between its stages in which it stays green [s]. */
function heldBetween({ plan, phases, timeline }: PlanContext, part: Pick<Stream, 'movements' | 'stages'>): number {
  const count = plan.stages.length;
  return part.stages.reduce((sum, stage) => {
    const next = (stage + 1) % count;
    const holds = (movement: Movement) =>
      phases.some(
        ({ phase, served }) =>
          [stage, next].every((one) => plan.stages[one]?.phases.includes(phase.id) === true) &&
          served.some((one) => one.movement.index === movement.index),
      );
    const stays = part.stages.includes(next) && part.movements.every(holds);
    return sum + (stays ? (timeline.stages[stage]?.interstage ?? 0) : 0);
  }, 0);
}

/**
 * Cycle and splits for the stages of a plan from arrivals, with its reasons.
 *
 * The stages, phases and intergreens stay the plan's; clearances that are too short for the geometry are raised first. Where Y > 0.9
 * no cycle serves everybody with certainty: then of all cycles allowed the one is taken with which the fewest are left standing at
 * the end of the period. What is proposed has no error, and no warning that the plan of today does not have; where no cycle allows that
 * the plan of today is what is proposed.
 *
 * Not looked at: platoons (see offsets), what detectors would add to or take from these greens, short bays that fill.
 */
import type { Network } from '../../../network/index.ts';
import type { Controller, Finding, Model, Plan, Text } from '../../../scenario/index.ts';
import { FIGURES } from '../../figures.ts';
import { judgePlan, noWorseThan } from '../../findings.ts';
import { controllerContext, type PlanContext, planContext } from '../../rules/context.ts';
import { withClearances } from '../clearances.ts';
import { criticalStages } from './critical.ts';
import { type Choice, chooseCycle, type Criterion, type CycleCase } from './cycles.ts';
import { effectiveGreen, fullest, residualQueue } from './greens.ts';
import { leastGreens, needsOf } from './needs.ts';
import { reasonsFor } from './reasons.ts';
import { type Discharge, type Stream, streamsOf } from './streams.ts';

export interface SplitWish {
  readonly model: Model;
  readonly network: Network;
  readonly controller: Controller;
  /** Today's, or one drafted from a template; its stages are kept. */
  readonly plan: Plan;
  /** Movement index → veh/h that want to pass, not that do. */
  readonly arrivals: ReadonlyMap<number, number>;
  readonly discharge: Discharge;
  readonly criterion: Criterion;
  /** Cycle lengths allowed [s]; the same number twice for a given one. */
  readonly allowed: { readonly least: number; readonly most: number };
  /** Movements, by index, that get the seconds that nobody needs; without any, all are equally full. */
  readonly favoured?: readonly number[];
  /** Length of the period [s]. */
  readonly period: number;
  /** Delay by formula [s/veh]: of a flow [veh/h] at a saturation flow [veh/h] with so much effective green of a cycle [s]. */
  readonly delay: (stream: Pick<StreamEffect, 'flow' | 'saturation'>, cycle: number, green: number) => number;
}

/** One lane group before and after. */
export interface StreamEffect {
  /** Indices. */
  readonly movements: readonly number[];
  /** Arrivals, and saturation flow of all its lanes [veh/h]. */
  readonly flow: number;
  readonly saturation: number;
  /** Effective green of a cycle [s]. */
  readonly green: { readonly before: number; readonly after: number };
}

export interface SplitProposal {
  readonly plan: Plan;
  readonly reasons: readonly Text[];
  /** Y, no unit. */
  readonly flowRatioSum: number;
  /** Time lost per cycle [s]. */
  readonly lost: number;
  /** Degree of saturation of the fullest lane group: with the plan of today, and with the proposed one. */
  readonly criticalX: { readonly before: number; readonly after: number };
  /** Vehicles left standing at the end of the period, by arrivals less capacity. */
  readonly residual: { readonly before: number; readonly after: number };
  readonly isOversaturated: boolean;
  readonly cycle: { readonly before: number; readonly after: number };
  readonly streams: readonly StreamEffect[];
  /** What is wrong with the proposed plan: nothing that is not wrong with today's. */
  readonly findings: readonly Finding[];
  /** Today's was the best that keeps the rules. */
  readonly isToday: boolean;
}

/** The shortest cycle that holds the minimum greens, the walks and the intergreens of a plan's stages [s]. */
export function leastCycle(wish: SplitWish): number {
  const context = contextOf(wish, mend(wish));
  const { stages } = context.timeline;
  const greens = leastGreens(needsOf(context), stages.length).reduce((sum, green) => sum + green, 0);
  return stages.reduce((sum, { interstage }) => sum + interstage, greens);
}

export function proposeSplits(wish: SplitWish): SplitProposal {
  const { model, network, controller, plan: today, period, favoured } = wish;
  const judged = judgePlan(model, network, controller, today);
  const mended = mend(wish);
  const context = contextOf(wish, mended);
  const streams = streamsOf(context, wish.arrivals, wish.discharge);
  const needs = needsOf(context);
  const critical = criticalStages(streams, mended.stages.length);
  const flowRatioSum = critical.reduce((sum, { ratio }) => sum + ratio, 0);
  const between = context.timeline.stages.reduce((sum, { interstage }) => sum + interstage, 0);
  const { lost: startUp, extension } = wish.discharge;
  const lost = between + critical.filter(({ ratio }) => ratio > 0).length * (startUp - extension);
  const isOversaturated = flowRatioSum > FIGURES.largestY.value;
  const at: CycleCase = {
    streams,
    needs,
    between,
    lost,
    ratios: critical.map(({ ratio }) => ratio),
    stages: mended.stages.length,
    allowed: wish.allowed,
    criterion: wish.criterion,
    ...(favoured && {
      isFavoured: ({ movements }: Stream) => movements.some((movement) => favoured.includes(movement.index)),
    }),
    isOversaturated,
    hours: period / 3600,
    delay: (greens, cycle) =>
      streams.reduce((sum, one) => sum + one.flow * wish.delay(one, cycle, effectiveGreen(one, greens, cycle)), 0),
  };
  const planFor = ({ cycle, greens }: Choice): Plan => retimed(mended, cycle, greens);
  const isLegal = (choice: Choice) =>
    noWorseThan(judged, judgePlan(model, network, controller, planFor(choice))).length === 0;
  const choice = chooseCycle(at, isLegal);
  const plan = choice === undefined ? today : planFor(choice);
  const before = contextOf(wish, today);
  const own = { streams: streamsOf(before, wish.arrivals, wish.discharge), cycle: before.timeline.cycle };
  const after = choice === undefined ? own : { streams, cycle: choice.cycle };
  const [greensBefore, greensAfter] = [today, plan].map(({ stages }) => stages.map(({ green }) => green)) as [
    number[],
    number[],
  ];
  return {
    plan,
    reasons: reasonsFor({ context, at, critical, flowRatioSum, choice, today, discharge: wish.discharge }),
    flowRatioSum,
    lost,
    criticalX: { before: fullest(own, greensBefore), after: fullest(after, greensAfter) },
    residual: {
      before: residualQueue(own, greensBefore, at.hours),
      after: residualQueue(after, greensAfter, at.hours),
    },
    isOversaturated,
    cycle: { before: own.cycle, after: after.cycle },
    streams: own.streams.map((stream, index) => ({
      movements: stream.movements.map((movement) => movement.index),
      flow: stream.flow,
      saturation: stream.saturation,
      green: {
        before: effectiveGreen(stream, greensBefore, own.cycle),
        after: effectiveGreen(after.streams[index] as Stream, greensAfter, after.cycle),
      },
    })),
    findings: judgePlan(model, network, controller, plan),
    isToday: choice === undefined,
  };
}

function contextOf({ model, network, controller }: SplitWish, plan: Plan): PlanContext {
  return planContext(controllerContext(model, network, controller, []), plan, 0);
}

/** Clearances that geometry asks for; a plan that they cannot mend stays as it is, and so do its errors. */
function mend({ model, network, controller, plan }: SplitWish): Plan {
  try {
    return withClearances(model, network, controller, plan);
  } catch {
    return plan;
  }
}

function retimed(plan: Plan, cycle: number, greens: readonly number[]): Plan {
  const stages = plan.stages.map((stage, index) => ({ ...stage, green: greens[index] as number }));
  const greenOf = (phase: string) =>
    stages.reduce((sum, { phases, green }) => sum + (phases.includes(phase) ? green : 0), 0);
  const phases = plan.phases.map((phase) =>
    phase.maximumGreen === undefined
      ? phase
      : { ...phase, maximumGreen: Math.max(phase.maximumGreen, greenOf(phase.id)) },
  );
  const offset = plan.offset === undefined ? {} : { offset: plan.offset % cycle };
  return { ...plan, cycle, ...offset, phases, stages };
}

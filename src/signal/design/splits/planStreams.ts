/** What a plan as it stands gives to the lane groups of its intersections: the reading of a plan that proposals are made with. */
import type { Network } from '../../../network/index.ts';
import type { Controller, Model, Plan } from '../../../scenario/index.ts';
import { controllerContext, isReleasing, planContext } from '../../rules/context.ts';
import { effectiveGreen } from './greens.ts';
import { type Discharge, streamsOf } from './streams.ts';

export interface PlanStreams {
  /** [s] */
  readonly cycle: number;
  readonly streams: readonly {
    /** Indices. */
    readonly movements: readonly number[];
    /** [veh/h], all its lanes. */
    readonly flow: number;
    readonly saturation: number;
    /** Effective green of a cycle [s]. */
    readonly green: number;
  }[];
}

/** Of a plan that flashes or is dark: no streams, as nobody is released. @param arrivals  movement index → veh/h */
export function planStreams(
  model: Model,
  network: Network,
  controller: Controller,
  plan: Plan,
  arrivals: ReadonlyMap<number, number>,
  discharge: Discharge,
): PlanStreams {
  if (!isReleasing(plan)) return { cycle: plan.cycle, streams: [] };
  const context = planContext(controllerContext(model, network, controller, []), plan, 0);
  const { cycle } = context.timeline;
  const greens = plan.stages.map(({ green }) => green);
  return {
    cycle,
    streams: streamsOf(context, arrivals, discharge).map((stream) => ({
      movements: stream.movements.map(({ index }) => index),
      flow: stream.flow,
      saturation: stream.saturation,
      green: effectiveGreen(stream, greens, cycle),
    })),
  };
}

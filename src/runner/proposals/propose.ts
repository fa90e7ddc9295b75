/**
 * A proposal for one intersection or several: of each the plan that is in force in the period, with its reasons and what the formulas
 * expect of it; with a common cycle where several are to run in step.
 */
import type { Trip } from '../../engine/index.ts';
import type { Network } from '../../network/index.ts';
import type { Change, Controller, Model, Plan, Text } from '../../scenario/index.ts';
import {
  type Criterion,
  type Discharge,
  proposeSplits,
  type SplitProposal,
  type SplitWish,
} from '../../signal/index.ts';
import { pause } from '../pause.ts';
import { expectedArrivals } from './arrivals.ts';
import { commonCycle } from './common-cycle.ts';
import { measuredDischarge } from './discharge.ts';
import { meanDelay, type MovementEffect, movementEffects, servedBy } from './effect.ts';
import { bandsText, planInForce } from './in-force.ts';

export interface ProposalWish {
  /** Ids. */
  readonly intersections: readonly string[];
  /** [s since midnight] */
  readonly from: number;
  readonly to: number;
  readonly criterion: Criterion;
  /** Cycle lengths allowed [s]. */
  readonly allowed: { readonly least: number; readonly most: number };
  /** One cycle for all, or its half or double. */
  readonly common: boolean;
  /** They follow one another on a road, in this order: offsets are asked for too, see `with-offsets.ts`. */
  readonly isCorridor: boolean;
}

export interface PlaceProposal {
  readonly intersection: string;
  readonly controller: string;
  /** The plan of today that is in force in the period. */
  readonly today: Plan;
  readonly split: SplitProposal;
  readonly movements: readonly MovementEffect[];
  /** By the formulas, mean over all who arrive [s/veh]. */
  readonly delay: { readonly before: number; readonly after: number } | null;
}

export interface Proposal {
  readonly wish: ProposalWish;
  readonly discharge: Discharge;
  readonly places: readonly PlaceProposal[];
  readonly refused: readonly { readonly intersection: string; readonly reason: Text }[];
  /** What concerns all of them together. */
  readonly reasons: readonly Text[];
  readonly changes: readonly Change[];
  /** Who wants to pass each movement: index → pcu/h. */
  readonly arrivals: ReadonlyMap<number, number>;
}

export interface ProposalInput {
  readonly model: Model;
  readonly network: Network;
  /** Of the run, on their routes. */
  readonly trips: readonly Trip[];
}

/** Of the work for a common cycle, what finding each one's own takes; for the progress alone. */
const ALONE = 0.2;

/** One controller and what it is to be given. */
export interface Candidate {
  readonly intersection: string;
  readonly controller: Controller;
  readonly wish: SplitWish;
  readonly single: SplitProposal;
}

export interface ProposalOptions {
  /** Told the share of the work done, 0…1. */
  readonly onProgress?: (share: number) => void;
  /** Looked at between two intersections. */
  readonly shouldStop?: () => boolean;
}

/** A few seconds for a corridor: others have their turn between two intersections. @returns undefined when it was stopped */
export async function propose(
  { model, network, trips }: ProposalInput,
  wish: ProposalWish,
  options: ProposalOptions = {},
): Promise<Proposal | undefined> {
  const { from, to, criterion, allowed } = wish;
  const discharge = measuredDischarge(model);
  const arrivals = expectedArrivals(network, trips, from, to);
  const refused: { intersection: string; reason: Text }[] = [];
  const candidates = new Map<string, Candidate>();
  for (const intersection of wish.intersections) {
    const controller = model.controllers.find(({ intersections }) => intersections.includes(intersection));
    const plan = controller === undefined ? undefined : planInForce(controller, from, to);
    if (controller === undefined || plan === undefined) {
      refused.push({ intersection, reason: { zh: '没有信号机', en: 'has no signal' } });
      continue;
    }
    if (candidates.has(controller.id)) continue;
    const mode = plan.control?.mode;
    if (mode === 'flashingYellow' || mode === 'dark') {
      refused.push({
        intersection,
        reason: {
          zh: '这一时段黄闪或灭灯，没有绿灯可分',
          en: 'flashes yellow or is dark in the period: no green to split',
        },
      });
      continue;
    }
    const split: SplitWish = {
      model,
      network,
      controller,
      plan,
      arrivals,
      discharge,
      criterion,
      allowed,
      period: to - from,
      delay: (stream, cycle, green) => servedBy(stream, cycle, green, to - from).delay,
    };
    candidates.set(controller.id, { intersection, controller, wish: split, single: proposeSplits(split) });
    options.onProgress?.((wish.common ? ALONE : 1) * (candidates.size / wish.intersections.length));
    await pause();
    if (options.shouldStop?.() === true) return undefined;
  }
  const all = [...candidates.values()];
  const chosen =
    wish.common && all.length > 1
      ? await commonCycle(all, {
          ...options,
          onProgress: (share) => options.onProgress?.(ALONE + (1 - ALONE) * share),
        })
      : { splits: all.map((one) => one.single), reasons: [] };
  if (chosen === undefined) return undefined;
  const places = all.map(({ intersection, controller, wish: { plan } }, index): PlaceProposal => {
    const own = chosen.splits[index] as SplitProposal;
    const split = { ...own, reasons: [...own.reasons, ...bandsText(controller, plan, from, to)] };
    const movements = movementEffects(split, arrivals, to - from);
    return { intersection, controller: controller.id, today: plan, split, movements, delay: meanDelay(movements) };
  });
  return {
    wish,
    discharge,
    places,
    refused,
    reasons: chosen.reasons,
    changes: changesOf(places),
    arrivals,
  };
}

/** Of the places whose plan is another than today's. */
export function changesOf(places: readonly PlaceProposal[]): Change[] {
  return places
    .filter(({ split, today }) => JSON.stringify(split.plan) !== JSON.stringify(today))
    .map(({ controller, split }) => ({ do: 'retime', controller, plan: split.plan }));
}

/**
 * A proposal for one intersection or several: of each the plan that is in force in the period, with its reasons and what the formulas
 * expect of it; with a common cycle where several are to run in step.
 */
import type { Trip } from '../../engine/index.ts';
import { corridorWay, type Network } from '../../network/index.ts';
import type { Change, Model, Plan, Text } from '../../scenario/index.ts';
import type { Criterion, Discharge, SplitProposal } from '../../signal/index.ts';
import type { Headings } from './heading.ts';
import { expectedArrivals } from './arrivals.ts';
import { type Candidate, candidatesFor } from './candidates.ts';
import type { CycleRow } from './choose-cycle.ts';
import { commonCycle } from './common-cycle.ts';
import { type CycleOption, cycleRange } from './cycle-range.ts';
import { measuredDischarge } from './discharge.ts';
import { meanDelay, type MovementEffect, movementEffects } from './effect.ts';
import { bandsText } from './in-force.ts';

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
  /** Where that plan is in force outside the period too, or not in all of it. */
  readonly usage: readonly Text[];
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
  /** Of a corridor: what each would be given at every cycle looked at, for `withOffsets` to choose from. */
  readonly range?: readonly CycleOption[];
  /** Of a corridor with offsets. */
  readonly study?: CycleStudy;
}

/** What the choice of a corridor's cycle was made from. */
export interface CycleStudy {
  /** Every cycle looked at, shortest first. */
  readonly rows: readonly CycleRow[];
  /** [s] */
  readonly chosen: number;
  /** Mean delay by the same formulas with today's plans and offsets [s/veh]. */
  readonly today: number;
  readonly headings: Headings;
}

export interface ProposalInput {
  readonly model: Model;
  readonly network: Network;
  /** Of the run, on their routes. */
  readonly trips: readonly Trip[];
}

/** Of the work for a common cycle, what finding each one's own takes; for the progress alone. */
const ALONE = 0.2;

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
  const { from, to } = wish;
  const discharge = measuredDischarge(model);
  const arrivals = expectedArrivals(network, trips, from, to);
  const part = (begin: number, end: number): ProposalOptions => ({
    ...options,
    onProgress: (share) => options.onProgress?.(begin + (end - begin) * share),
  });
  const found = await candidatesFor({ model, network, arrivals, discharge }, wish, part(0, wish.common ? ALONE : 1));
  if (found === undefined) return undefined;
  const { candidates, refused } = found;
  const own = { splits: candidates.map((one) => one.single), reasons: [], range: undefined };
  const chosen = wish.common && candidates.length > 1 ? await together(candidates, network, wish, part(ALONE, 1)) : own;
  if (chosen === undefined) return undefined;
  const places = candidates.map((candidate, index) =>
    placeOf(candidate, chosen.splits[index] as SplitProposal, wish, arrivals),
  );
  return {
    wish,
    discharge,
    places,
    refused,
    reasons: chosen.reasons,
    changes: changesOf(places),
    arrivals,
    ...(chosen.range && { range: chosen.range }),
  };
}

interface Together {
  readonly splits: readonly SplitProposal[];
  readonly reasons: readonly Text[];
  readonly range: readonly CycleOption[] | undefined;
}

/** A corridor's cycle is chosen with its offsets; until then each stands as it would alone. */
async function together(
  candidates: readonly Candidate[],
  network: Network,
  { isCorridor, intersections }: ProposalWish,
  options: ProposalOptions,
): Promise<Together | undefined> {
  if (!isCorridor) {
    const chosen = await commonCycle(candidates, options);
    return chosen && { ...chosen, range: undefined };
  }
  const { forward, backward } = corridorWay(network, intersections);
  const along = [...forward, ...backward].map(({ movement }) => movement).filter((movement) => movement >= 0);
  const range = await cycleRange(candidates, along, options);
  return range && { splits: candidates.map((one) => one.single), reasons: [], range };
}

function placeOf(
  { intersection, controller, wish: { plan } }: Candidate,
  own: SplitProposal,
  { from, to }: ProposalWish,
  arrivals: ReadonlyMap<number, number>,
): PlaceProposal {
  const usage = bandsText(controller, plan, from, to);
  const split = { ...own, reasons: [...own.reasons, ...usage] };
  const movements = movementEffects(split, arrivals, to - from);
  return { intersection, controller: controller.id, today: plan, usage, split, movements, delay: meanDelay(movements) };
}

/** Of the places whose plan is another than today's. */
export function changesOf(places: readonly PlaceProposal[]): Change[] {
  return places
    .filter(({ split, today }) => JSON.stringify(split.plan) !== JSON.stringify(today))
    .map(({ controller, split }) => ({ do: 'retime', controller, plan: split.plan }));
}

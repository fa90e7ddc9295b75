/**
 * Which common cycle a corridor is given, how each signal splits it, which run half of it, and the speed of its wave: all cycles of the range, ways
 * to split and speeds are brought into step. Fewest signals outside comes first, then the fewest above `FULL`, then the least mean delay of all
 * who pass any of them, platoons included; what is within `SAME` of the least is the same to a formula, and of these the widest waves are taken.
 *
 * The wave's width comes last because a long cycle has wide waves and long waits, and those who wait longest do not drive in it. Of the best cycle
 * each signal is turned alone to whatever else it could be given, as long as that gains.
 */
import { corridorWay } from '../../network/index.ts';
import type { SplitProposal, WaveBands } from '../../signal/index.ts';
import { pause } from '../pause.ts';
import type { CycleOption, CyclePlace } from './cycle-range.ts';
import { type CorridorAsked, type InStep, inStep, type Solve } from './in-step.ts';

/** Shares of the speed limit that waves are designed for: the limit, and what drivers keep where there are side streets. */
export const SPEEDS = [1, 0.9, 0.8];
/** Fuller than this a queue of one cycle often stays for the next. */
export const FULL = 0.95;
/** Delays that differ by no more are the same. Assumed: the formulas are further from simulation than that. */
export const SAME = 0.02;
/** A narrower band lets through a vehicle or two of a lane and is no wave [s]. Assumed. */
const LEAST_BAND = 5;
/** Of the work, what the range takes before its best is turned over; for the progress alone. */
const RANGE = 0.8;

/** One cycle at its best. */
export interface CycleRow {
  /** [s] */
  readonly cycle: number;
  /** That the wave is for [m/s]. */
  readonly speed: number;
  /** Signals at half, at double the cycle; and those left out, that keep today's plan. */
  readonly halves: number;
  readonly doubles: number;
  readonly outside: number;
  /** Signals with a lane group above `FULL`. */
  readonly full: number;
  /** [s], of the longest stretch. */
  readonly bands: WaveBands;
  /** Both are wide enough to be called waves. */
  readonly isTwoWay: boolean;
  /** Share of the cycle that the bands take, the directions weighted by volume. */
  readonly efficiency: number;
  /** Mean of all who arrive at any of them [s/veh], platoons included. */
  readonly delay: number;
}

export interface CycleTried extends CycleRow {
  readonly splits: readonly SplitProposal[];
  readonly step: InStep;
}

export interface ChooseOptions {
  /** Where the solver runs; here and now when left out. It rejects to end the search. */
  readonly solve?: Solve;
  /** Told the share of the work done, 0…1. */
  readonly onProgress?: (share: number) => void;
}

export interface CycleChoice {
  readonly best: CycleTried;
  /** Every cycle of the range at its best, shortest first; `best` is one of them. */
  readonly rows: readonly CycleRow[];
}

/** @param range not empty */
export async function chooseCycle(
  asked: CorridorAsked,
  range: readonly CycleOption[],
  { solve, onProgress }: ChooseOptions = {},
): Promise<CycleChoice> {
  const speeds = designSpeeds(asked);
  const tried: CycleTried[] = [];
  for (const [done, option] of range.entries()) {
    const ways = waysOf(option);
    for (const [way, splits] of ways.entries())
      for (const [at, speed] of speeds.entries()) {
        tried.push(await tryOne(asked, option.cycle, splits, speed, solve));
        onProgress?.((RANGE * (done + (way + (at + 1) / speeds.length) / ways.length)) / range.length);
        await pause();
      }
  }
  const found = bestOf(tried);
  const option = range.find(({ cycle }) => cycle === found.cycle) as CycleOption;
  const tell = (share: number) => onProgress?.(RANGE + (1 - RANGE) * Math.min(1, share));
  const best = await turnedOver(asked, option, found, leastDelay(tried), { ...(solve && { solve }), onProgress: tell });
  const rows = range.map(({ cycle }) =>
    cycle === best.cycle ? best : bestOf(tried.filter((one) => one.cycle === cycle)),
  );
  return { best, rows };
}

/** Round km/h, as a sign has them [m/s]. */
export function designSpeeds({ network, proposal }: CorridorAsked): number[] {
  const { forward, backward } = corridorWay(network, proposal.wish.intersections);
  const legs = [...forward.slice(0, -1), ...backward.slice(0, -1)].filter(({ time }) => time > 0);
  const sum = (of: 'onward' | 'time') => legs.reduce((total, leg) => total + leg[of], 0);
  const limit = (sum('onward') / sum('time')) * 3.6;
  return SPEEDS.map((share) => Math.round(share * limit) / 3.6);
}

/** A split for every place. */
type Way = readonly SplitProposal[];

/** All equally full, or all with the spare green for the corridor; each with nobody at half the cycle, and with all at half who can be. */
function waysOf({ places }: CycleOption): Way[] {
  const kinds = ['equal', 'wide'] as const;
  const canHalf = ({ half }: CyclePlace) => half !== undefined && half.equal.criticalX.after <= FULL;
  const whole = kinds.map((kind) => places.map((place) => place[kind]));
  if (!places.some(canHalf)) return whole;
  const halved = kinds.map((kind) =>
    places.map((place) => (canHalf(place) && place.half ? place.half[kind] : place[kind])),
  );
  return [...whole, ...halved];
}

async function turnedOver(
  asked: CorridorAsked,
  option: CycleOption,
  from: CycleTried,
  least: number,
  { solve, onProgress }: ChooseOptions,
): Promise<CycleTried> {
  let best = from;
  for (let [improved, round] = [true, 0]; improved && round < 3; round++) {
    improved = false;
    for (const [at, { equal, wide, half }] of option.places.entries()) {
      for (const other of new Set([equal, wide, ...(half ? [half.equal, half.wide] : [])])) {
        if (samePlan(best.splits[at] as SplitProposal, other)) continue;
        const splits = best.splits.map((one, place) => (place === at ? other : one));
        const one = await tryOne(asked, option.cycle, splits, best.speed, solve);
        await pause();
        if (!isBetter(one, best, least)) continue;
        best = one;
        improved = true;
      }
      onProgress?.((round + (at + 1) / option.places.length) / 2);
    }
  }
  return best;
}

const samePlan = (one: SplitProposal, other: SplitProposal): boolean =>
  one.plan.cycle === other.plan.cycle &&
  one.plan.stages.every(({ green }, stage) => green === other.plan.stages[stage]?.green);

const rankOf = ({ outside, full }: CycleRow): number => outside * 1000 + full;

/** Of those with the fewest outside and too full [s/veh]. */
function leastDelay(tried: readonly CycleRow[]): number {
  const first = Math.min(...tried.map(rankOf));
  return Math.min(...tried.filter((one) => rankOf(one) === first).map(({ delay }) => delay));
}

function bestOf(tried: readonly CycleTried[]): CycleTried {
  const least = leastDelay(tried);
  return tried.reduce((best, one) => (isBetter(one, best, least) ? one : best));
}

function isBetter(one: CycleRow, other: CycleRow, least: number): boolean {
  const rest = rankOf(one) - rankOf(other);
  if (rest !== 0) return rest < 0;
  const isSame = (row: CycleRow) => row.delay <= least * (1 + SAME);
  if (!isSame(one) || !isSame(other)) return one.delay < other.delay;
  if (one.isTwoWay !== other.isTwoWay) return one.isTwoWay;
  return one.efficiency > other.efficiency + 1e-9;
}

async function tryOne(
  asked: CorridorAsked,
  cycle: number,
  splits: Way,
  speed: number,
  solve: Solve | undefined,
): Promise<CycleTried> {
  const step = await inStep(asked, splits, speed, solve);
  const at = (share: number) => splits.filter((one) => Math.abs(one.cycle.after - share * cycle) < 0.01).length;
  const [wave] = step.waves;
  const bands = wave?.after ?? { forward: 0, backward: 0 };
  return {
    cycle,
    speed,
    halves: at(0.5),
    doubles: at(2),
    outside: splits.length - at(0.5) - at(1) - at(2),
    full: splits.filter(({ criticalX }) => criticalX.after > FULL).length,
    bands,
    isTwoWay: Math.min(bands.forward, bands.backward) >= LEAST_BAND,
    efficiency:
      wave === undefined
        ? 0
        : wave.weights.forward * wave.efficiency.forward + wave.weights.backward * wave.efficiency.backward,
    delay: step.delay,
    splits,
    step,
  };
}

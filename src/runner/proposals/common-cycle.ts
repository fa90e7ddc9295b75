/**
 * One cycle for several intersections that are no corridor, or each its own: whichever has the least delay of all by the formulas. Candidates of
 * the common one are the cycles that they would choose alone and those they have today; each may run half or
 * double of it where that is better for its traffic; of them the one that leaves fewest outside, then with the fewest intersections above
 * 0.95 full, then with the least delay of all by the formulas.
 */
import type { Text } from '../../scenario/index.ts';
import { proposeSplits, type SplitProposal } from '../../signal/index.ts';
import { pause } from '../pause.ts';
import { servedBy } from './effect.ts';
import type { Candidate } from './candidates.ts';
import type { ProposalOptions } from './propose.ts';

/** Fuller than this a queue of one cycle often stays for the next. */
const FULL = 0.95;

interface Common {
  readonly cycle: number;
  readonly splits: readonly SplitProposal[];
  /** Vehicle seconds in an hour. */
  readonly delay: number;
  /** Intersections that would keep today's plan, and with it their own cycle. */
  readonly outside: number;
  /** Intersections with a lane group above `FULL`. */
  readonly full: number;
}

/** @returns undefined when it was stopped */
export async function commonCycle(
  candidates: readonly Candidate[],
  options: ProposalOptions,
): Promise<{ splits: readonly SplitProposal[]; reasons: readonly Text[] } | undefined> {
  const alone = candidates.map(({ single }) => single.cycle.after);
  const today = candidates
    .map(({ single, wish }) => ({ cycle: single.cycle.before, ...wish.allowed }))
    .filter(({ cycle, least, most }) => cycle >= least && cycle <= most)
    .map(({ cycle }) => cycle);
  const cycles = [...new Set([...alone, ...today].map((cycle) => Math.ceil(cycle)))].sort((a, b) => b - a);
  const tried: Common[] = [];
  for (const cycle of cycles) {
    tried.push(withCycle(candidates, cycle));
    options.onProgress?.(tried.length / cycles.length);
    await pause();
    if (options.shouldStop?.() === true) return undefined;
  }
  tried.sort((a, b) => a.outside - b.outside || a.full - b.full || a.delay - b.delay || a.cycle - b.cycle);
  const best = tried[0];
  const singles = candidates.map(({ single }) => single);
  if (best === undefined) return { splits: singles, reasons: [] };
  const own = totalDelay(candidates, singles);
  const isOwnFuller = singles.filter(isFull).length > best.full;
  if (!isOwnFuller && own < best.delay) return { splits: singles, reasons: [ownText(candidates, own, best)] };
  const shares = (share: number) => best.splits.filter(({ cycle }) => isShare(cycle.after, best.cycle, share)).length;
  const [half, twice] = [shares(0.5), shares(2)];
  const out = best.splits.filter(({ cycle }) => !isAny(cycle.after, best.cycle));
  const list = alone.map((cycle) => Math.round(cycle)).join('、');
  const reasons: Text[] = [
    {
      zh: `${comparedText(candidates, own, best).zh}，取公共周期${isOwnFuller ? `，因为各用各的周期时有更多路口饱和度超过 ${FULL}` : ''}。公共周期 ${best.cycle} s：各路口单独最佳为 ${list} s，连同今天的周期一起比较，依次取能协调的路口最多、饱和度超过 ${FULL} 的路口最少、按公式总延误最小的一个`,
      en: `${comparedText(candidates, own, best).en}: a common one is taken${isOwnFuller ? `, as more would be fuller than ${FULL} with their own` : ''}. Common cycle ${best.cycle} s: alone they would take ${list.replaceAll('、', ', ')} s; of these and today's cycles the one that leaves fewest outside, then has the fewest above ${FULL} full, then the least total delay by formula`,
    },
  ];
  if (half > 0) reasons.push({ zh: `${half} 个小路口用半周期`, en: `${half} small intersections run half the cycle` });
  if (twice > 0) reasons.push({ zh: `${twice} 个路口用双周期`, en: `${twice} intersections run twice the cycle` });
  if (out.length > 0)
    reasons.push({
      zh: `${out.length} 个路口用这个周期会产生新的问题，维持现方案，不在协调内`,
      en: `${out.length} intersections would have new findings with it: they keep today's plan and stay outside`,
    });
  return { splits: best.splits, reasons };
}

/** Mean delay of all who arrive, both ways [s/veh]. */
function comparedText(candidates: readonly Candidate[], own: number, { delay, cycle }: Common): Text {
  const flow = candidates.reduce(
    (sum, { single }) => sum + single.streams.reduce((total, stream) => total + stream.flow, 0),
    0,
  );
  const [each, common] = [own, delay].map((seconds) => (flow > 0 ? seconds / flow : 0).toFixed(1));
  return {
    zh: `按公式的平均延误：各用各的周期 ${each} s/veh，公共周期 ${cycle} s 为 ${common} s/veh`,
    en: `Mean delay by formula: ${each} s/veh with a cycle of its own for each, ${common} s/veh with a common one of ${cycle} s`,
  };
}

function ownText(candidates: readonly Candidate[], own: number, best: Common): Text {
  const { zh, en } = comparedText(candidates, own, best);
  return {
    zh: `${zh}。各路口用各自的周期：不排成一条干线、没有绿波时，公共周期只会让小路口多等`,
    en: `${en}. Each gets its own: without a corridor and its wave a common cycle only lets the small ones wait longer`,
  };
}

const isAny = (cycle: number, common: number): boolean => [0.5, 1, 2].some((share) => isShare(cycle, common, share));

const isShare = (cycle: number, common: number, share: number): boolean => Math.abs(cycle - common * share) < 0.01;

function withCycle(candidates: readonly Candidate[], cycle: number): Common {
  const splits = candidates.map((candidate) => bestOf(candidate, cycle));
  return {
    cycle,
    splits,
    delay: totalDelay(candidates, splits),
    outside: splits.filter(({ isToday, cycle: own }) => isToday && !isAny(own.after, cycle)).length,
    full: splits.filter(isFull).length,
  };
}

const isFull = ({ criticalX }: SplitProposal): boolean => criticalX.after > FULL;

const totalDelay = (candidates: readonly Candidate[], splits: readonly SplitProposal[]): number =>
  splits.reduce((sum, split, index) => sum + delayOf(split, (candidates[index] as Candidate).wish.period), 0);

/** The cycle, its half or its double, whichever delays least; today's plan where none of them can be. */
function bestOf({ wish }: Candidate, cycle: number): SplitProposal {
  const { least, most } = wish.allowed;
  const options = [cycle, cycle / 2, cycle * 2]
    .filter((one) => one === cycle || (Number.isInteger(one) && one >= least && one <= most))
    .map((one) => proposeSplits({ ...wish, allowed: { least: one, most: one } }))
    .filter(({ isToday }) => !isToday);
  options.sort((a, b) => Number(isFull(a)) - Number(isFull(b)) || delayOf(a, wish.period) - delayOf(b, wish.period));
  return options[0] ?? proposeSplits({ ...wish, allowed: { least: 1, most: 0 } });
}

function delayOf({ streams, cycle }: SplitProposal, period: number): number {
  return streams.reduce(
    (sum, stream) => sum + stream.flow * servedBy(stream, cycle.after, stream.green.after, period).delay,
    0,
  );
}

/** The greens of one cycle length: so that all are equally full, or so that the fewest are left standing. */
import { bestGreens, costOf, type GreenCost, greenOf } from './bestGreens.ts';
import { ratioOf, type Stream } from './streams.ts';

export interface Frame {
  /** [s] */
  readonly cycle: number;
  /** Seconds of it to give to the stages, whole. */
  readonly total: number;
  readonly start: readonly number[];
  readonly needs: readonly GreenCost[];
  readonly streams: readonly Stream[];
}

/** [s] */
export function effectiveGreen({ stages, besides }: Stream, greens: readonly number[], cycle: number): number {
  return Math.max(0, Math.min(cycle, greenOf(greens, stages) + besides));
}

/** Flow ÷ (saturation flow × effective green ÷ cycle). */
function degreeOfSaturation(stream: Stream, greens: readonly number[], cycle: number): number {
  const effective = effectiveGreen(stream, greens, cycle);
  return effective > 0 ? (ratioOf(stream) * cycle) / effective : Infinity;
}

export const fullest = (frame: Pick<Frame, 'streams' | 'cycle'>, greens: readonly number[]): number =>
  Math.max(0, ...frame.streams.map((stream) => degreeOfSaturation(stream, greens, frame.cycle)));

/** Vehicles left standing at the end of the period, of what came in it. @param hours of the period */
export function residualQueue(
  { streams, cycle }: Pick<Frame, 'streams' | 'cycle'>,
  greens: readonly number[],
  hours: number,
): number {
  return streams.reduce((sum, stream) => {
    const { flow, stages } = stream;
    return sum + Math.max(0, Math.min(hours * flow, left(stream, greenOf(greens, stages), cycle, hours)));
  }, 0);
}

/** Arrivals less capacity over the period [veh]; negative where there is room. */
function left({ flow, saturation, besides }: Stream, green: number, cycle: number, hours: number): number {
  return hours * (flow - (saturation * (green + besides)) / cycle);
}

/** Square of the degree of saturation; below a second of green its tangent there, so that it stays convex. */
function fullness(stream: Stream, green: number, cycle: number): number {
  const effective = green + stream.besides;
  const needed = ratioOf(stream) * cycle;
  const atOne = needed * needed;
  return effective >= 1 ? atOne / (effective * effective) : atOne * (3 - 2 * effective);
}

/** A second that is missing for a degree of saturation, against what balances the others. */
const MISSING = 1e3;
const NOTHING = 1e-6;
const HALVINGS = 14;

/** Greens with which no stream is fuller than x; undefined where there are none. */
export function greensWithin(frame: Frame, x: number): number[] | undefined {
  const wanted = frame.streams.map(({ stages, besides, flow, saturation }): GreenCost => {
    const least = (flow * frame.cycle) / (saturation * x) - besides;
    return { stages, cost: (green) => Math.max(0, least - green) };
  });
  const costs = [...frame.needs, ...wanted];
  const greens = bestGreens(frame.total, frame.start, costs);
  return costOf(greens, costs) < NOTHING ? greens : undefined;
}

/** The fullest stream is as little full as whole seconds allow; what that leaves free goes where it empties the others most. */
export function equallyFull(frame: Frame): number[] {
  let best = bestGreens(frame.total, frame.start, frame.needs);
  if (frame.streams.length === 0) return best;
  let [low, high] = [0, Math.min(16, fullest(frame, best))];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const x = (low + high) / 2;
    const greens = greensWithin({ ...frame, start: best }, x);
    if (greens === undefined) low = x;
    else [best, high] = [greens, Math.min(x, fullest(frame, greens))];
  }
  const x = Math.max(high, fullest(frame, best));
  const balance = frame.streams.map((stream): GreenCost => {
    const least = (ratioOf(stream) * frame.cycle) / x - stream.besides;
    return {
      stages: stream.stages,
      cost: (green) => MISSING * Math.max(0, least - green - NOTHING) + fullness(stream, green, frame.cycle),
    };
  });
  return bestGreens(frame.total, best, [...frame.needs, ...balance]);
}

/** How full others may be for the sake of the favoured. Assumed: below it a queue of one cycle seldom stays for the next. */
export const SPARED = 0.8;
/** A second for the favoured, against a second that is missing for `SPARED`; and what balances the others, against a second for them. */
const FAVOUR = 1;
const EVEN = 1e-3;

/** Nobody is fuller than `SPARED`, or than equally full greens would have them; all seconds that this leaves free go to the favoured. */
export function spareTo(frame: Frame, isFavoured: (stream: Stream) => boolean): number[] {
  const start = equallyFull(frame);
  const x = Math.max(SPARED, fullest(frame, start));
  const costs = frame.streams.map((stream): GreenCost => {
    const least = (ratioOf(stream) * frame.cycle) / x - stream.besides;
    const favour = isFavoured(stream) ? FAVOUR : 0;
    return {
      stages: stream.stages,
      cost: (green) =>
        MISSING * Math.max(0, least - green - NOTHING) - favour * green + EVEN * fullness(stream, green, frame.cycle),
    };
  });
  return bestGreens(frame.total, start, [...frame.needs, ...costs]);
}

/** What decides between greens that leave equally many standing: how full they are. Too little to cost anybody a place. */
const TIE = 1e-6;

/** As few as possible are left standing at the end of the period. Exact: see `bestGreens`. */
export function leastQueue(frame: Frame, hours: number): number[] {
  const costs = frame.streams.map(
    (stream): GreenCost => ({
      stages: stream.stages,
      cost: (green) =>
        Math.max(0, left(stream, green, frame.cycle, hours)) + TIE * fullness(stream, green, frame.cycle),
    }),
  );
  return bestGreens(frame.total, frame.start, [...frame.needs, ...costs]);
}

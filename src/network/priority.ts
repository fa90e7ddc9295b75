/** Who goes first where two movements meet: ranks of movements, and who of two equals comes from the right. */
import { cross, dot } from '../common/index.ts';
import type { Vector } from '../common/index.ts';
import type { Intersection, Model, Turn } from '../scenario/index.ts';
import type { Leg } from './geometry/legs.ts';
import type { Road } from './geometry/roads.ts';

/** Order of importance of road classes; the most important leg's road is the major one where the file names none. */
const CLASSES = ['highway', 'arterial', 'collector', 'street'];

/**
 * Indices of the (at most two) legs of the major road. Where it has more than two legs here, the straightest pair of them;
 * where it bends, both of its legs all the same.
 */
export function majorLegs(
  intersection: Intersection,
  legs: readonly Leg[],
  roads: readonly Road[],
  model: Model,
): number[] {
  const roadOf = (leg: Leg) => (roads[leg.incoming] ?? roads[leg.outgoing])?.link.road;
  const classOf = (leg: Leg) => CLASSES.indexOf(model.roads.find((road) => road.id === roadOf(leg))?.class ?? 'street');
  const most = Math.min(...legs.map(classOf));
  const named = intersection.majorRoad ?? roadOf(legs.find((leg) => classOf(leg) === most) as Leg);
  const own = legs.map((_, index) => index).filter((index) => roadOf(legs[index] as Leg) === named);
  if (own.length <= 2) return own;
  let best = own.slice(0, 2);
  const bend = ([a, b]: number[]) => dot((legs[a as number] as Leg).out, (legs[b as number] as Leg).out);
  for (const a of own) for (const b of own) if (a < b && bend([a, b]) < bend(best)) best = [a, b];
  return best;
}

/** Rank at a signal, among greens. */
export function rankAtSignal(turn: Turn): number {
  return { through: 0, left: 1, right: 2, uTurn: 6 }[turn];
}

/** Rank without a signal; see `Movement.rank`. Who follows the major road goes first, even round its bend. */
export function rankWithoutSignal(turn: Turn, fromMajor: boolean, toMajor: boolean): number {
  if (turn === 'uTurn') return fromMajor ? 6 : 9;
  if (fromMajor && toMajor) return 0;
  if (fromMajor) return turn === 'right' ? 2 : 1;
  return { through: 3, left: 4, right: 5 }[turn];
}

/** Whether someone heading `other` comes from the right of someone heading `own`; opposing directions do not. */
export function comesFromRight(own: Vector, other: Vector): boolean {
  return cross(own, other) > 0.26;
}

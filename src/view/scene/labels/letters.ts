/** Letters of levels of service on the map: where intersections lie too close for all, the worse keeps its letter. */
import type { LosLetter } from '../../../metrics/index.ts';
import { badgeRim, type DotKind } from './sprites.ts';

/** A round mark on the screen [px]: where, how far its rim reaches, and who keeps its letter where two meet, the higher first. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly rank: number;
}

/** Rims may touch, and lie over each other by as little as the eye does not mind [px]. */
const RIM_OVER_RIM = 2;

/** Indices of the marks that have room for their letter: none of them over another. Of equals the earlier keeps it, so that none flickers. */
export function clearMarks(marks: readonly Mark[]): Set<number> {
  const order = marks.map((_, index) => index);
  order.sort((p, q) => (marks[q] as Mark).rank - (marks[p] as Mark).rank || p - q);
  const clear = new Set<number>();
  for (const index of order) {
    const mark = marks[index] as Mark;
    const isOver = (other: Mark) =>
      Math.hypot(mark.x - other.x, mark.y - other.y) < mark.radius + other.radius - RIM_OVER_RIM;
    if (![...clear].some((other) => isOver(marks[other] as Mark))) clear.add(index);
  }
  return clear;
}

export interface Lettered extends Mark {
  readonly letter: LosLetter;
  readonly kind: DotKind;
  readonly letterRadius: number;
}

/** The blue rim of a networked signal [px]. */
const NETWORKED_RIM = 2;
/** What is selected comes before all levels of service. */
const SELECTED = 10;

/** @param at its middle [px], and the scale there, which decides how large its letter is */
export function letteredMark(
  { kind, letter, isSelected }: { kind: DotKind; letter: LosLetter; isSelected: boolean },
  at: { x: number; y: number; metresPerPixel: number },
): Lettered {
  const letterRadius = at.metresPerPixel > 2.2 ? 8 : 11;
  const radius = badgeRim(letter, letterRadius) + (kind === 'networked' ? NETWORKED_RIM : 0);
  const rank = 'ABCDEF'.indexOf(letter) + (isSelected ? SELECTED : 0);
  return { x: at.x, y: at.y, radius, rank, kind, letter, letterRadius };
}

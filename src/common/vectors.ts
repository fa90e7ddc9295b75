/** Plane vectors by coordinates: x east, y north. No angles: turns are told apart by cross and dot products. */

export interface Vector {
  readonly x: number;
  readonly y: number;
}

export const dot = (a: Vector, b: Vector): number => a.x * b.x + a.y * b.y;

/** Positive when b points to the left of a. */
export const cross = (a: Vector, b: Vector): number => a.x * b.y - a.y * b.x;

export const plus = (a: Vector, b: Vector, factor = 1): Vector => ({ x: a.x + b.x * factor, y: a.y + b.y * factor });

export const distance = (a: Vector, b: Vector): number => Math.sqrt(square(a.x - b.x) + square(a.y - b.y));

/** Unit vector from a to b; east when they coincide. */
export function direction(a: Vector, b: Vector): Vector {
  const length = distance(a, b);
  return length === 0 ? { x: 1, y: 0 } : { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
}

/**
 * Grows with the angle from `ahead` to `other`, from −2 (just right of straight back) over 0 (straight on) to 2 (just left of
 * straight back); both are unit vectors. It orders angles without computing one.
 */
export function pseudoAngle(ahead: Vector, other: Vector): number {
  const turned = 1 - dot(ahead, other);
  return cross(ahead, other) < 0 ? -turned : turned;
}

/** Where p + s·d meets q + t·e: [s, t], or undefined when nearly parallel (sine below 0.05). */
export function meet(p: Vector, d: Vector, q: Vector, e: Vector): [number, number] | undefined {
  const sine = cross(d, e);
  if (Math.abs(sine) < 0.05) return undefined;
  const between = { x: q.x - p.x, y: q.y - p.y };
  return [cross(between, e) / sine, cross(between, d) / sine];
}

const square = (value: number): number => value * value;

/**
 * Critical and follow-up headways where one street has priority: how long a gap a driver needs, and how quickly the next uses the
 * same one [s].
 *
 * Source: Highway Capacity Manual, 7th edition, exhibits 20-17 and 20-18, equations 20-16 and 20-17. American drivers: Chinese
 * ones are said to take gaps of 4–5.5 s, nobody has measured it here.
 */
export type YieldingKind = 'majorLeft' | 'minorRight' | 'minorThrough' | 'minorLeft';

/** Through lanes per direction of the major street. */
export type MajorLanes = 1 | 2 | 3;

/** Which part of a crossing in two stages: the near half of the major street, or the far one from the median. */
export type Stage = 'whole' | 'near' | 'far';

/** By lanes per direction. */
const CRITICAL: Readonly<Record<YieldingKind, Readonly<Record<Stage, readonly [number, number, number]>>>> = {
  majorLeft: { whole: [4.1, 4.1, 5.3], near: [4.1, 4.1, 5.3], far: [4.1, 4.1, 5.3] },
  minorRight: { whole: [6.2, 6.9, 7.1], near: [6.2, 6.9, 7.1], far: [6.2, 6.9, 7.1] },
  minorThrough: { whole: [6.5, 6.5, 6.5], near: [5.5, 5.5, 5.5], far: [5.5, 5.5, 5.5] },
  minorLeft: { whole: [7.1, 7.5, 6.4], near: [6.1, 6.5, 7.3], far: [6.1, 6.5, 6.7] },
};
const FOLLOW_UP: Readonly<Record<YieldingKind, readonly [number, number, number]>> = {
  majorLeft: [2.2, 2.2, 3.1],
  minorRight: [3.3, 3.3, 3.9],
  minorThrough: [4, 4, 4],
  minorLeft: [3.5, 3.5, 3.8],
};

/** Left turns that yield at a signal. Source: the same, chapter 31. */
export const PERMITTED_LEFT = { criticalHeadway: 4.5, followUp: 2.5 } as const;

export interface Circumstances {
  readonly majorLanes: MajorLanes;
  /** A T: the minor left turn has nobody opposite. */
  readonly threeLegs?: boolean;
  /** Share of heavy vehicles, 0…1. */
  readonly heavyShare?: number;
  /** Of the minor approach, in per cent, positive uphill. */
  readonly grade?: number;
}

export function criticalHeadway(kind: YieldingKind, where: Circumstances, stage: Stage = 'whole'): number {
  const { majorLanes, threeLegs = false, heavyShare = 0, grade = 0 } = where;
  const perGrade = { majorLeft: 0, minorRight: 0.1, minorThrough: 0.2, minorLeft: 0.2 }[kind];
  const atTee = threeLegs && kind === 'minorLeft' ? 0.7 : 0;
  const base = CRITICAL[kind][stage][majorLanes - 1] as number;
  return base + (majorLanes === 1 ? 1 : 2) * heavyShare + perGrade * grade - atTee;
}

export function followUpHeadway(kind: YieldingKind, { majorLanes, heavyShare = 0 }: Circumstances): number {
  return (FOLLOW_UP[kind][majorLanes - 1] as number) + (majorLanes === 1 ? 0.9 : 1) * heavyShare;
}

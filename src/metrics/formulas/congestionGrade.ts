/** The five congestion grades of GB/T 33171 and the travel time index. */

/** 1 畅通 … 5 严重拥堵; 0: too few vehicles to say. */
export type CongestionGrade = 0 | 1 | 2 | 3 | 4 | 5;

/** Mean speed ÷ free-flow speed above which a road has the grade; at or below the last limit it is 5. */
export const CONGESTION_GRADES = {
  limits: [
    { grade: 1, above: 0.7, name: { zh: '畅通', en: 'free' } },
    { grade: 2, above: 0.5, name: { zh: '基本畅通', en: 'mostly free' } },
    { grade: 3, above: 0.4, name: { zh: '轻度拥堵', en: 'light' } },
    { grade: 4, above: 0.3, name: { zh: '中度拥堵', en: 'moderate' } },
    { grade: 5, above: -Infinity, name: { zh: '严重拥堵', en: 'severe' } },
  ],
  source:
    'GB/T 33171-2016 城市交通运行状况评价规范, as transcribed in public code; to be checked against the official text',
} as const;

/** @param ratio mean speed ÷ free-flow speed, ≥ 0 */
export function congestionGrade(ratio: number): CongestionGrade {
  return CONGESTION_GRADES.limits.find((limit) => ratio > limit.above)?.grade ?? 5;
}

/**
 * Travel time ÷ free-flow travel time, at least 1 as GB/T 33171 has it.
 *
 * @param time vehicle-seconds spent   @param freeTime vehicle-seconds the same distance takes at free-flow speed, > 0
 */
export function travelTimeIndex(time: number, freeTime: number): number {
  return Math.max(1, time / freeTime);
}

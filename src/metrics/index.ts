/**
 * metrics: events in, measures out.
 *
 * **delay**: time in the influence area minus the same driver's own free time there. **queue**: stop line to the last queued
 * vehicle. **spillback**: a queue that reaches the upstream intersection. **LOS**: letter from delay; the table is named.
 * **window**: the minutes that count. **table**: measures as rows and columns, for the command line, the page and CSV alike.
 */
export * from './report-types.ts';
export { actuatedK, leastK } from './formulas/actuated.ts';
export { backOfQueue, speedChangeDelay } from './formulas/backOfQueue.ts';
export { analyse } from './analytic/analytic.ts';
export type { AnalyticReport } from './analytic/types.ts';
export { type Collector, createCollector } from './collector.ts';
export { CorridorHistory, type ShownAspect, type Trajectory } from './collect/corridorHistory.ts';
export { type CorridorRecord, CorridorWatch, stopNumber } from './collect/corridorWatch.ts';
export { type DetectorFigures, DetectorWatch } from './collect/detectorWatch.ts';
export { SIGNAL_ROW, SignalChange, SignalLog } from './collect/signalLog.ts';
export { longestWalkGap, type WalkGap } from './collect/walkGaps.ts';
export { DEFINITIONS, UNITS } from './definitions.ts';
export { CONGESTION_GRADES, congestionGrade } from './formulas/congestionGrade.ts';
export { freeFlowSpeeds } from './formulas/freeFlow.ts';
export { exponentialCapacity, tannerCapacity, twoStageCapacity, yieldDelay } from './formulas/gapCapacity.ts';
export { criticalHeadway, followUpHeadway, PERMITTED_LEFT } from './formulas/gapHeadways.ts';
export { LOS_TABLES, levelOfService } from './formulas/levelOfService.ts';
export {
  incrementalDelay,
  initialQueueDelay,
  progressionFactor,
  uniformDelay,
  upstreamFilter,
} from './formulas/signalDelay.ts';
export {
  type MinorLane,
  type Stream,
  twoWayStop,
  type TwoWayStop,
  type TwoWayStopResult,
} from './formulas/twoWayStop.ts';
export { pedestrianDelay } from './formulas/pedestrianDelay.ts';
export { dispersed, hcmDispersion, meanLag, robertson } from './formulas/platoonDispersion.ts';
export { platoonQueue } from './formulas/queuePolygon.ts';
export { type PairedDifference, pairedDifference, studentQuantile, studentShare } from './formulas/studentT.ts';
export { websterDelay, websterTwoTerm } from './formulas/webster.ts';
export { analyticTable } from './tables/analytic.ts';
export { controllerText, faultTable } from './tables/faults.ts';
export { beside } from './tables/beside.ts';
export { countyTable } from './tables/county.ts';
export { toCsv } from './tables/csv.ts';
export { intersectionTable, movementTable, worstIntersections, worstTable } from './tables/intersections.ts';
export { corridorTable, linkTable } from './tables/links.ts';
export { signalLogTable } from './tables/signalLog.ts';
export { cellText, numberColumn, type Table, textColumn } from './tables/table.ts';
export { textWidth, toText } from './tables/text.ts';
export { tripTable } from './tables/trips.ts';
export { SYNTHETIC_LABEL, windowText } from './tables/words.ts';

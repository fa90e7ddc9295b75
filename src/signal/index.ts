/**
 * signal: timing plans and the controllers that play them; no vehicles here.
 *
 * **phase**: right-of-way unit with its own yellow and red clearance. **stage**: the phases that are green together.
 * **plan**: all timings of one controller for one period. **aspect**: what a group shows. **interstage**: between the greens of
 * two stages. **intergreen**: from the end of one green to the start of a conflicting one.
 */
export * from './program.ts';
export { compilePlans, compileUnchecked } from './compile.ts';
export { judgePlan, noWorseThan, signalFindings } from './findings.ts';
export { crosswalkName, isLeg, MODE_TEXT, REASON_TEXT, sideOfLeg, stageName } from './names.ts';
export { phaseText } from './phaseName.ts';
export { createInputs } from './inputs.ts';
export { type Fault, type FaultKind, faultCall, faultsOf, isKnown, isThere, knownText } from './faults.ts';
export { isWithin, scheduledPlan, scheduleOn } from './days.ts';
export { createSignals, isByTheClock } from './state.ts';
export { type TimedPhase, type TimedPlan, timedPlan } from './derive.ts';
export { type Timeline, timelineOf } from './timeline.ts';
export { crossingTime, walkTimes } from './pedestrians.ts';
export { ConflictTable } from './conflicts.ts';
export { bindingIntergreen, intergreen, yellowFor } from './design/intergreen.ts';
export { withClearances } from './design/clearances.ts';
export { bandsOf, type GreenWave, type WaveGreen, type WaveSignal, widestWave } from './design/bandwidth.ts';
export { type Copied, copyPlan } from './design/copy.ts';
export {
  answerOf,
  bandsWith,
  oneWay,
  programmeOf,
  type WaveAnswer,
  type WaveBands,
  type WaveProblem,
  type WaveStop,
  waveValue,
} from './design/waveProgramme.ts';
export { criticalX, cycleFor, equalGreens } from './design/criticalRatio.ts';
export { splitGreens, websterCycle } from './design/cycle.ts';
export { proposePlan } from './design/propose.ts';
export { detectorsFor } from './design/detectors.ts';
export { type Scaled, toCycle } from './design/scale.ts';
export { bestGreens, costOf, type GreenCost } from './design/splits/bestGreens.ts';
export type { Criterion } from './design/splits/cycles.ts';
export {
  leastCycle,
  type SplitProposal,
  proposeSplits,
  type SplitWish,
  type StreamEffect,
} from './design/splits/proposeSplits.ts';
export { type PlanStreams, planStreams } from './design/splits/planStreams.ts';
export type { Discharge } from './design/splits/streams.ts';
export { streetsOf } from './design/streets.ts';
export { type IntersectionMatrix, type MatrixCell, matrixOf, type Relation } from './matrix.ts';
export { type MatrixRow, rowsOf } from './matrixRows.ts';
export { cellText } from './matrixText.ts';
export {
  bandAfterDrift,
  type BandOptions,
  type CorridorBand,
  type CorridorBands,
  corridorBands,
  type CorridorSignal,
  corridorSignals,
  drivingTimes,
  type StretchBands,
} from './design/corridor.ts';
export {
  afterDrift,
  type Band,
  bandThrough,
  commonCycle,
  commonStretches,
  type ProgressionSignal,
} from './design/progression.ts';
export { type AspectRun, cycleStart, greensOf, plannedRuns, steadyAspect } from './planned.ts';
export { walkingSpeedAt } from './schools.ts';

/**
 * runner: whatever drives an engine: check (all rules of all rooms), prepare, run, worker messages.
 *
 * **plan of a run**: a checked scenario and a seed. **prepared run**: network, program, routes and trips, ready to start.
 * **drive**: to run on to a time of the day, in slices. **checkpoint**: a state hash at every whole five minutes.
 * The page's client has a door of its own, `client.ts`, because Node cannot load it.
 */
export { check, findingsOfModel } from './check.ts';
export * from './messages.ts';
export { planOf, type RunPlan } from './plan.ts';
export { prepare } from './prepare.ts';
export { type Compared, compare, type Comparison, type ComparisonWish } from './proposals/compare.ts';
export { measuredDischarge } from './proposals/discharge.ts';
export type { MovementEffect } from './proposals/effect.ts';
export type { CycleRow } from './proposals/choose-cycle.ts';
export { cycleTable } from './proposals/cycle-table.ts';
export { headingsOf } from './proposals/heading.ts';
export type { OffsetInput, Solve } from './proposals/in-step.ts';
export { withOffsets } from './proposals/with-offsets.ts';
export { type TimingEffect, timingEffect, type TimingEffectWish } from './proposals/timing-effect.ts';
export { proposalTable } from './proposals/table.ts';
export { type CycleStudy, type PlaceProposal, type Proposal, type ProposalWish, propose } from './proposals/propose.ts';
export { makeResult } from './result.ts';
export { drive, type Run, startRun } from './run.ts';
export { scenarioHash } from './scenarioHash.ts';
export { ENGINE_VERSION } from './version.ts';
export { WorkerSide } from './worker-side.ts';
export { solveWave, type WaveProgress, type WaveSolution } from './wave/solve-wave.ts';
export { type OffsetsWanted, type ProposedOffsets, proposeOffsets } from './wave/propose-offsets.ts';

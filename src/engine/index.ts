/**
 * engine: the simulation: demand, vehicles, right of way, the tick, events, frames, state hash.
 *
 * **tick**: integer time. **trip**: one vehicle's journey. **entry queue**: vehicles that could not enter yet; part of every total.
 * **conflict area**: where two ways cross or merge; held from one side at a time. **frame**: positions for drawing; not state.
 */
export * from './simulation-types.ts';
export { createSimulation } from './simulation.ts';
export { type Driver, driverOf, driverStreams } from './drivers.ts';
export { JOIN_SPEED } from './entry.ts';
export { STAND_GAP } from './following.ts';
export { DRIVEWAY_SPEED } from './route.ts';
export { timeGapFor } from './models/saturation-flow.ts';
export { createFrame, writeFrame } from './frame.ts';
export { type AssignedPeriod, type Assignment, type AssignmentInput, assign } from './demand/assignment.ts';
export { makeTrips, type TripInput } from './demand/trips.ts';
export { PCU } from './demand/expected-demand.ts';
export { demandFindings } from './demand/findings.ts';

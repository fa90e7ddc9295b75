/**
 * exchange: other tools' files. Today: SUMO, outward.
 *
 * **export**: a prepared run written as the other tool's input. **edge**: SUMO's word for a stretch of a link with the same lanes
 * from end to end. **program**: SUMO's tlLogic, one plan or one change of plan.
 */
export { exportSumo, SUMO_FILES, type SumoInput } from './sumo/export.ts';
export { type SumoDrivers, vehicleNames } from './sumo/routes.ts';
export { asksForTraffic, type SignalShow } from './sumo/signals.ts';
export { endsOf, streetsFor, type SumoStreets } from './sumo/streets.ts';

/**
 * network: a model's streets compiled into read-only numbered tables.
 *
 * **link**: directed road between two nodes. **lane**: strip of a link. **movement**: link to link at a node.
 * **connection**: path from one lane to another across an intersection. **conflict area**: where two connections cross or merge.
 * **side**: the side of the compass an approach's traffic comes from. **set-back**: from a node to the stop line.
 */
export * from './network.ts';
export { isOpposing, throughBeside, waitingHold } from './waiting-areas.ts';
export { buildNetwork } from './build.ts';
export {
  type CorridorStop,
  type CorridorWay,
  corridorWay,
  crossingLength,
  metresAlong,
  roadChain,
} from './corridor.ts';
export { type LaneGroup, laneGroupsOf, lanesOf } from './lane-groups.ts';
export { networkFindings, surveyNetwork } from './findings.ts';
export { intergreensOf } from './intergreens.ts';
export { compassSide, movementText, sideOf, SIDE_TEXT, TURN_TEXT } from './side.ts';
export type { CompassSide } from './side.ts';
export { sharedStretch } from './geometry/strips.ts';
export { riderPathsOf, type RiderPath } from './riders.ts';

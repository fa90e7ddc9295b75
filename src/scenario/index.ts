/**
 * scenario: the document the planner edits and saves.
 *
 * **model**: the county as it is. **scenario**: a model and the changes away from it, in order. **change**: one step of a scenario.
 * **edit**: the function that makes a change. **rule**: what a model must keep. **finding**: what a check says, with its place.
 * **visit**: somebody goes to a cabinet, for all changes made there together. **chain**: the files from the one opened to the model it rests on.
 */
export * from './schema.ts';
export * from './finding.ts';
export { applyChange, describeChange } from './edits/index.ts';
export { joinChanges } from './edits/join.ts';
export { linkName } from './edits/linkName.ts';
export { scenarioJsonSchema } from './jsonSchema.ts';
export type { ReadFile } from './load/chain.ts';
export { type LoadedScenario, type Loading, loadScenario } from './load/loadScenario.ts';
export { pathFrom } from './load/path.ts';
export { scenarioOf } from './load/scenarioOf.ts';
export { isWhole, whereKnown } from './holes.ts';
export { nearest } from './nearest.ts';
export { printDocument } from './print.ts';
export { readDocument } from './read/readDocument.ts';
export { type Visit, type VisitReason, visitNames, visitsOf, visitsText } from './visits.ts';
export { controllerFindings, scenarioFindings } from './rules/index.ts';

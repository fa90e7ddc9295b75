/**
 * scenario: the document the planner edits and saves.
 *
 * **model**: the county as it is. **scenario**: a model and the changes away from it, in order. **finding**: what a check says.
 */
export * from './schema.ts';
export * from './finding.ts';

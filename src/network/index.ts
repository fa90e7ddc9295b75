/**
 * network: a model's streets compiled into read-only numbered tables.
 *
 * **link**: directed road between two nodes. **lane**: strip of a link. **movement**: link to link at a node.
 * **connection**: path from one lane to another across an intersection. **conflict area**: where two connections cross or merge.
 */
export * from './network.ts';

/** Every kind of change, once: the page's tools and the file's changes are these. */
import type { Change, Model, Text } from '../schema.ts';
import { closeLane } from './closeLane.ts';
import { closeLink } from './closeLink.ts';
import type { Edit, EditResult } from './edit.ts';
import { moveBell } from './moveBell.ts';
import { network } from './network.ts';
import { reassign } from './reassign.ts';
import { reschedule } from './reschedule.ts';
import { retime } from './retime.ts';
import { scaleDemand } from './scaleDemand.ts';
import { signalise } from './signalise.ts';

export type { EditResult } from './edit.ts';

export const edits: { readonly [K in Change['do']]: Edit<K> } = {
  retime,
  reschedule,
  signalise,
  network,
  scaleDemand,
  closeLane,
  closeLink,
  moveBell,
  reassign,
};

/** The edit that fits the change: they share the key, which the type checker cannot follow through a union. */
function editFor(change: Change): Edit<Change['do']> {
  return edits[change.do] as Edit<Change['do']>;
}

/** The model after one change; the old one is untouched and shares what did not change. */
export function applyChange(model: Model, change: Change): EditResult {
  return editFor(change).apply(model, change);
}

/** One line for a list of changes. @param model the model before the change */
export function describeChange(change: Change, model: Model): Text {
  return editFor(change).describe(change, model);
}

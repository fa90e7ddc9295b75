/** Every kind of change, once: the page's tools and the file's changes are these. */
import type { Change, Model, Text } from '../schema.ts';
import { closeLane } from './closeLane.ts';
import { closeLink } from './closeLink.ts';
import { cutOff } from './cutOff.ts';
import { driftClocks } from './driftClocks.ts';
import type { Edit, EditResult } from './edit.ts';
import { equip } from './equip.ts';
import { failDetectors } from './failDetectors.ts';
import { guardRoute } from './guardRoute.ts';
import { moveBell } from './moveBell.ts';
import { network } from './network.ts';
import { officer } from './officer.ts';
import { reassign } from './reassign.ts';
import { reschedule } from './reschedule.ts';
import { retime } from './retime.ts';
import { scaleDemand } from './scaleDemand.ts';
import { setIntergreen } from './setIntergreen.ts';
import { setTransition } from './setTransition.ts';
import { signalise } from './signalise.ts';
import { synchronise } from './synchronise.ts';
import { waitingArea } from './waitingArea.ts';

export type { EditResult } from './edit.ts';

export const edits: { readonly [K in Change['do']]: Edit<K> } = {
  retime,
  reschedule,
  signalise,
  network,
  synchronise,
  driftClocks,
  equip,
  failDetectors,
  cutOff,
  officer,
  guardRoute,
  setTransition,
  setIntergreen,
  waitingArea,
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

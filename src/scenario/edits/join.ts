/** Steps clicked one after another as a file keeps them: of several that replace the same record only the last counts. */
import type { Change } from '../schema.ts';

/**
 * The list with more changes at its end; what one of them replaces anew is taken out, as far back as `from`.
 *
 * A plan keeps its place, as a schedule after it may name it; everything else goes to the end, behind the plans that it names.
 *
 * @param from index from which changes may be joined: those before it are in a saved file
 */
export function joinChanges(changes: readonly Change[], from: number, added: readonly Change[]): Change[] {
  const list = [...changes];
  for (const change of added) {
    const record = replacedBy(change);
    const at = record === undefined ? -1 : list.findIndex((old, index) => index >= from && replacedBy(old) === record);
    const old = list[at];
    if (old === undefined) list.push(change);
    else if (change.do === 'retime') list[at] = change;
    else {
      list.splice(at, 1);
      list.push(change.do === 'reschedule' && old.do === 'reschedule' ? { ...old, ...change } : change);
    }
  }
  return list;
}

/** The record that a change replaces as a whole; undefined where each one adds to those before. */
function replacedBy(change: Change): string | undefined {
  if (change.do === 'retime') return `plan ${change.controller} ${change.plan.id}`;
  if (change.do === 'reschedule') return `schedule ${change.controller}`;
  if (change.do === 'setTransition' && change.midnight !== undefined)
    return `transition ${change.controllers.join(' ')}`;
  if (change.do !== 'setIntergreen') return undefined;
  const { ending, starting } = change.intergreen;
  return `intergreen ${change.intersection} ${ending.approach} ${ending.turn} ${starting.approach} ${starting.turn}`;
}

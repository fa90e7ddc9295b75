/**
 * Names for SUMO. A planner's ids may hold any sign; SUMO's may not hold blanks or `|\'";,:!<>&*?`, and `@` is ours: it marks the
 * pieces of a link. Ids that hold none of these stay as they are.
 */

const FORBIDDEN = /[\s|\\'";,:!<>&*?@]/g;

/** Each id → its name for SUMO, one of its own: where two would become the same, the later gets a number. */
export function sumoNames(ids: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  // Whoever needs no change keeps its id, whatever the order.
  const taken = new Set(ids.filter((id) => id.search(FORBIDDEN) < 0));
  for (const id of ids) {
    let name = id;
    if (!taken.has(id)) {
      const plain = id.replace(FORBIDDEN, '_');
      name = plain;
      for (let number = 2; taken.has(name); number++) name = `${plain}_${number}`;
      taken.add(name);
    }
    names.set(id, name);
  }
  return names;
}

/**
 * Names for SUMO. A planner's ids may hold any sign; SUMO's may not hold blanks or `|\'";,:!<>&*?`. `_` netconvert takes for the
 * start of a lane's number where it reads who yields to whom, and `@` is ours: it marks the pieces of a link. A point stands for all
 * of these; ids that hold none stay as they are.
 */

const FORBIDDEN = /[\s|\\'";,:!<>&*?@_]/g;

/** Each id → its name for SUMO, one of its own: where two would become the same, the later gets a number. */
export function sumoNames(ids: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  // Whoever needs no change keeps its id, whatever the order.
  const taken = new Set(ids.filter((id) => id.search(FORBIDDEN) < 0));
  for (const id of ids) {
    let name = id;
    if (!taken.has(id)) {
      const plain = id.replace(FORBIDDEN, '.');
      name = plain;
      for (let number = 2; taken.has(name); number++) name = `${plain}.${number}`;
      taken.add(name);
    }
    names.set(id, name);
  }
  return names;
}

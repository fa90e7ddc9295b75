/**
 * Intergreen from geometry: the last vehicle of one green must have left a conflict area before the first of the next enters.
 *
 * I = crossing time + (way to clear + vehicle length) ÷ clearing speed − way to enter ÷ entering speed, rounded up to whole
 * seconds. Form and values are those of the German guideline RiLSA, quoted from memory, as the Chinese code's formula (Shanghai
 * DGJ 08-96 §8.5: difference of the distances to the conflict ÷ speed + braking time) was found in words only; the two agree
 * within a second at 90°. Not counted: walkers, who have their own clearance inside the green; bikes.
 */
import type { Movement } from '../../network/index.ts';
import type { ConflictTable } from '../conflicts.ts';

/** Seconds into the yellow in which the last vehicle may still cross its stop line. */
const CROSSING_TIME = { through: 3, turn: 2 };
/** Clearing speeds [m/s]. */
const CLEARING_SPEED = { through: 10, turn: 7 };
const VEHICLE_LENGTH = 6;
/** The first of the next green arrives rolling at 40 km/h [m/s]. */
const ENTERING_SPEED = 40 / 3.6;

/** Seconds from the end of green of `ending` to the start of green of `starting`; 0 when they do not conflict. */
export function intergreen(table: ConflictTable, ending: Movement, starting: Movement): number {
  const kind = ending.turn === 'through' ? 'through' : 'turn';
  let needed = 0;
  for (const { area, flipped } of table.between(ending.index, starting.index)) {
    const enter = flipped ? area.aEnter : area.bEnter;
    const [begin, end] = flipped ? [area.bEnter, area.bLeave] : [area.aEnter, area.aLeave];
    // Who merges drives on ahead: only the place where the strips meet must be free.
    const clear = area.kind === 'merge' ? begin : end;
    needed = Math.max(
      needed,
      CROSSING_TIME[kind] + (clear + VEHICLE_LENGTH) / CLEARING_SPEED[kind] - enter / ENTERING_SPEED,
    );
  }
  return needed === 0 ? 0 : Math.ceil(needed - 1e-6);
}

/**
 * Yellow by speed limit [s]: 3 up to 50 km/h, 4 up to 60, 5 above (RiLSA, from memory; in China 3 s is the common figure and
 * the least that GB 14886 is taken to allow).
 * @param speedLimit [m/s]
 */
export function yellowFor(speedLimit: number): number {
  if (speedLimit <= 50.5 / 3.6) return 3;
  return speedLimit <= 60.5 / 3.6 ? 4 : 5;
}

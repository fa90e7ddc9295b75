/** Stop or go at the onset of yellow. */

/** What a driver brakes with for a yellow, and how long it takes to react. Source: the scenario's rule for red (3 m/s² after one second). */
export const YELLOW_BRAKE = 3;
export const YELLOW_REACTION = 1;

/**
 * True for a driver who can stop at the line in comfort.
 *
 * @param distance to the stop line [m]
 * @param speed    [m/s]
 * @param elapsed  since the onset of yellow [s]; the part of the reaction already over counts no more
 */
export function canStop(distance: number, speed: number, elapsed: number): boolean {
  const reaction = elapsed < YELLOW_REACTION ? YELLOW_REACTION - elapsed : 0;
  return distance >= speed * reaction + (speed * speed) / (2 * YELLOW_BRAKE);
}

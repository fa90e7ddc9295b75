/** Gap acceptance: who yields waits until nobody with priority arrives too soon. Plain formulas and the table of critical gaps. */

/**
 * Critical gaps [s], two-lane major roads. Source: Highway Capacity Manual 7, exhibit 20-11 and, at signals, 31-3 (permitted left);
 * `signalRight` (right on red, or a permissive right) is assumed equal to the permitted left.
 */
export const CRITICAL_GAP = {
  majorLeft: 4.1,
  minorRight: 6.2,
  minorThrough: 6.5,
  minorLeft: 7.1,
  uTurn: 6.4,
  signalLeft: 4.5,
  signalRight: 4.5,
} as const;

/** Unless the scenario says otherwise, the critical gap at full impatience is this share of the table's. Assumed. */
export const IMPATIENT_SHARE = 0.75;
/** Impatience is full after this wait [s]. Assumed. */
const IMPATIENCE_TIME = 60;

/**
 * The critical gap of a driver who has waited so long [s]; the wait shortens it in a straight line.
 *
 * @param impatientShare what is left of it after a minute; 1: nobody gets impatient
 */
export function criticalGapAfter(criticalGap: number, waited: number, impatientShare: number): number {
  const share = waited < IMPATIENCE_TIME ? waited / IMPATIENCE_TIME : 1;
  return criticalGap * (1 - share * (1 - impatientShare));
}

/**
 * Time to drive a distance from a speed, speeding up to a desired speed [s].
 *
 * @param distance [m], ≥ 0
 * @param speed    [m/s], ≥ 0
 * @param accel    [m/s²], > 0
 */
export function timeToDrive(distance: number, speed: number, desiredSpeed: number, accel: number): number {
  if (distance <= 0) return 0;
  if (speed >= desiredSpeed) return distance / speed;
  const runUp = (desiredSpeed * desiredSpeed - speed * speed) / (2 * accel);
  if (distance <= runUp) return (Math.sqrt(speed * speed + 2 * accel * distance) - speed) / accel;
  return (desiredSpeed - speed) / accel + (distance - runUp) / desiredSpeed;
}

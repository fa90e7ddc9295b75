/** Gap acceptance: who yields waits until nobody with priority arrives too soon. Plain formulas and the table of critical gaps. */

/** What a yielding movement needs of the stream it yields to, and of the vehicle before it in its own lane. */
export interface GapNeeds {
  /** Critical gap: the shortest headway in the other stream in which one goes [s]. */
  readonly gap: number;
  /** Follow-up time: the headway of those who use the same gap one after another [s]; 0: only what following asks for. */
  readonly followUp: number;
}

/**
 * By movement; `wide` where the major road has two or more lanes each way. Source: Highway Capacity Manual 7, exhibits 20-11 and
 * 20-12 and, at signals, 31-3 (permitted left); a minor left at a T needs 0.7 s less. `signalRight` (right on red, or a
 * permissive right) is assumed like the permitted left.
 */
export const GAP_NEEDS = {
  majorLeft: { gap: 4.1, followUp: 2.2 },
  minorRight: { gap: 6.2, followUp: 3.3 },
  minorRightWide: { gap: 6.9, followUp: 3.3 },
  minorThrough: { gap: 6.5, followUp: 4.0 },
  minorLeft: { gap: 7.1, followUp: 3.5 },
  minorLeftWide: { gap: 7.5, followUp: 3.5 },
  uTurn: { gap: 6.4, followUp: 2.5 },
  signalLeft: { gap: 4.5, followUp: 2.5 },
  signalRight: { gap: 4.5, followUp: 0 },
} as const satisfies Record<string, GapNeeds>;
/** What a minor left at a T needs less, having nobody opposite [s]. */
export const AT_A_T = 0.7;

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

/**
 * Car following: the improved Intelligent Driver Model (IIDM) and its adaptive form (ACC), which does not overreact when
 * somebody cuts in. Plain formulas; the code that knows vehicles only gathers the arguments.
 *
 * Source: Treiber and Kesting (2013), Traffic Flow Dynamics, ch. 11 and 12. The exponent of the free road is 4.
 */
import { pow, tanh } from '../../common/index.ts';

/** How far the ACC form trusts that the leader will not brake harder than now; 1 trusts wholly. Source: the book's 0.99. */
const COOLNESS = 0.99;

/** Brakes can do no more [m/s²]; a dry road's limit, assumed. */
export const BRAKE_LIMIT = 9;

/**
 * Acceleration on a free road.
 *
 * @param speed        [m/s]
 * @param desiredSpeed [m/s]
 * @param accel        largest acceleration [m/s²]
 * @param brake        comfortable deceleration [m/s²], > 0
 * @returns            [m/s²]; negative above the desired speed
 */
export function freeAcceleration(speed: number, desiredSpeed: number, accel: number, brake: number): number {
  if (speed <= desiredSpeed) {
    const ratio = speed / desiredSpeed;
    const square = ratio * ratio;
    return accel * (1 - square * square);
  }
  const ratio = desiredSpeed / speed;
  const square = ratio * ratio;
  return accel === brake ? -brake * (1 - square * square) : -brake * (1 - pow(ratio, (4 * accel) / brake));
}

/**
 * Gap that a follower wants ÷ the one it has.
 *
 * @param gap      leader's rear minus own front bumper [m]; Infinity on a free road
 * @param speed    own speed [m/s], ≥ 0
 * @param closing  own speed minus the leader's [m/s]
 * @param root     2 √(accel · brake), which is the same for a driver's whole life [m/s²]
 * @param timeGap  [s]
 * @param standGap bumper to bumper at a standstill [m]
 */
export function gapRatio(
  gap: number,
  speed: number,
  closing: number,
  root: number,
  timeGap: number,
  standGap: number,
): number {
  const wanted = standGap + Math.max(0, speed * timeGap + (speed * closing) / root);
  return gap > 0.01 ? wanted / gap : wanted / 0.01;
}

/**
 * Acceleration of a follower by the IIDM: it keeps the very time gap it wants at every speed up to the desired one, which the
 * plain IDM does not, and so reaches the saturation flows of real streets.
 *
 * @param ratio `gapRatio`
 * @param free  `freeAcceleration` of the same vehicle [m/s²]
 * @param above true when it drives faster than it desires
 * @returns     [m/s²], unbounded below
 */
export function followAcceleration(ratio: number, free: number, above: boolean, accel: number): number {
  const exponent = givingUp(ratio, free, above, accel);
  return exponent === 0 ? withoutPower(ratio, free, above, accel) : free * (1 - pow(ratio, exponent));
}

/** The exponent with which a share of the free acceleration is given up, ratio^exponent; 0 where no power is needed. */
export function givingUp(ratio: number, free: number, above: boolean, accel: number): number {
  // At the desired speed nothing is left to give up, and the exponent would be infinite.
  if (above || ratio >= 1 || free < 1e-6) return 0;
  const exponent = (2 * accel) / free;
  // With a far leader nothing is given up: ln z ≤ 2 (z − 1)/(z + 1), and 1 − e^−38 is 1 in a double. Saves a third of the powers.
  return 2 * exponent * (1 - ratio) > 38 * (1 + ratio) ? 0 : exponent;
}

/** `followAcceleration` where `givingUp` is 0. */
export function withoutPower(ratio: number, free: number, above: boolean, accel: number): number {
  if (ratio < 1) return free;
  return (above ? free : 0) + accel * (1 - ratio * ratio);
}

/** Slower than this [m/s], and with less room than this beyond the standing gap [m], a driver stays put behind one that stands. Assumed. */
const CREEP = 0.1;
const MOVE_UP = 0.05;

/**
 * True for one who stands, or comes to a stand, behind a leader or point that stands. The models alone approach the standing gap for
 * ever, by ever smaller steps, and two vehicles of five on a county's streets then creep.
 */
export function staysPut(gap: number, speed: number, leaderSpeed: number, standGap: number): boolean {
  return leaderSpeed < CREEP && speed < CREEP && gap < standGap + MOVE_UP;
}

/**
 * The ACC form: where the IIDM would brake harder than the present situation calls for if the leader keeps its acceleration,
 * mostly the latter is done.
 *
 * @param leaderSpeed        [m/s]
 * @param leaderAcceleration [m/s²], of the tick before
 * @param calm               `followAcceleration` of the same situation [m/s²]
 */
export function adaptiveAcceleration(
  calm: number,
  gap: number,
  speed: number,
  leaderSpeed: number,
  leaderAcceleration: number,
  accel: number,
  brake: number,
): number {
  const leaders = leaderAcceleration < accel ? leaderAcceleration : accel;
  const closing = speed - leaderSpeed;
  const room = gap > 0.01 ? gap : 0.01;
  const stopsFirst = leaderSpeed * closing <= -2 * room * leaders;
  const denominator = leaderSpeed * leaderSpeed - 2 * room * leaders;
  const constant =
    stopsFirst && denominator > 0
      ? (speed * speed * leaders) / denominator
      : leaders - (closing > 0 ? (closing * closing) / (2 * room) : 0);
  if (calm >= constant) return calm;
  return (1 - COOLNESS) * calm + COOLNESS * (constant + brake * tanh((calm - constant) / brake));
}

/**
 * The largest acceleration after which a full brake still stops behind a leader that brakes fully from now on. It rests on the
 * exact parabola of the move, so a follower that obeys it can never touch, whatever the tick length. In daily driving the models
 * above ask for less and it does not bind.
 *
 * @param gap         to the rear of the leader, or to a point that must not be passed [m]
 * @param leaderSpeed 0 for a point [m/s]
 * @param tick        [s]
 * @param brake       of the full brake [m/s²]
 * @returns           [m/s²]; −BRAKE_LIMIT where even that is too much
 */
export function safeAcceleration(
  gap: number,
  speed: number,
  leaderSpeed: number,
  tick: number,
  brake: number = BRAKE_LIMIT,
): number {
  // (v + v')/2 · t + v'²/2B ≤ gap + vl²/2B, solved for v'.
  const halfTick = (brake * tick) / 2;
  const room = halfTick * halfTick + leaderSpeed * leaderSpeed + 2 * brake * gap - brake * tick * speed;
  if (room <= halfTick * halfTick) {
    // It must stand before the tick is over: brake over the distance there is.
    const way = gap + (leaderSpeed * leaderSpeed) / (2 * brake);
    if (speed <= 0) return 0;
    return way > 0 ? -Math.min(BRAKE_LIMIT, (speed * speed) / (2 * way)) : -BRAKE_LIMIT;
  }
  const next = Math.sqrt(room) - halfTick;
  const asked = (next - speed) / tick;
  return asked > -BRAKE_LIMIT ? asked : -BRAKE_LIMIT;
}

/** True where a follower could still stop behind a leader if both braked fully: what a change of leader must leave behind. */
export function isSafe(gap: number, speed: number, leaderSpeed: number): boolean {
  return gap > 0 && speed * speed <= 2 * BRAKE_LIMIT * gap + leaderSpeed * leaderSpeed;
}

/**
 * The time gap that makes a standing queue discharge at a wanted saturation flow. Saturation flow is an outcome of the drivers;
 * this is how they are set, nothing caps a lane.
 *
 * Source: queue discharge of the IIDM with equal drivers (vehicles 5–30 of a standing queue, desired speed 13.89 m/s,
 * a = b = 2 m/s², 2 m standing gap, 5 m cars).
 */
const CALIBRATION: readonly (readonly [flow: number, timeGap: number])[] = [
  [1650, 1.531],
  [1700, 1.462],
  [1750, 1.396],
  [1800, 1.333],
  [1850, 1.274],
  [1900, 1.216],
];

/**
 * The shipped drivers differ in desired speed and time gap, and the slower of them hold up the others. What that costs in
 * headway, taken off the time gap again [s]. Measured over 54 queues at each of four settings: 0.024–0.030.
 */
const COST_OF_SPREAD = 0.027;

/**
 * @param saturationFlow of a through lane [veh/h]; outside 1650–1900 the line through the nearest two points goes on
 * @returns              time gap of the mean driver [s]
 */
export function timeGapFor(saturationFlow: number): number {
  const last = CALIBRATION.length - 1;
  let upper = 1;
  while (upper < last && saturationFlow > (CALIBRATION[upper] as readonly [number, number])[0]) upper++;
  const [flowBelow, gapBelow] = CALIBRATION[upper - 1] as readonly [number, number];
  const [flowAbove, gapAbove] = CALIBRATION[upper] as readonly [number, number];
  const share = (1 / flowBelow - 1 / saturationFlow) / (1 / flowBelow - 1 / flowAbove);
  return gapBelow + share * (gapAbove - gapBelow) - COST_OF_SPREAD;
}

/** Headway of a through lane's queue less the time gap [s]: the car and its standing gap at the speed of the queue. From the table above. */
const CAR_AT_SPEED = 0.667;
/** Length of a car and its standing gap [m]. */
const CAR_AND_GAP = 7;
/** Headway of a queue that turns ÷ that of a through lane. Source: HCM 7, E_L and E_R; U-turns as left turns, assumed. */
export const TURN_FACTOR = { through: 1, left: 1.05, right: 1.18, uTurn: 1.05 } as const;
/** What braking to the curve's speed and drivers slower than the mean cost in a turn [s]. Measured over 24 queues. */
const COST_OF_TURN = 0.08;
/** Drivers keep at least this share of their time gap, however slow the turn. Assumed. */
const LEAST_SHARE = 0.4;

/**
 * How much of their time gap drivers keep in a queue through a turn. With all of it the queue would fall apart at the speed of the
 * curve; in the field it does not: it discharges at the flow of a through lane over the turn's factor.
 *
 * @param timeGap of the mean driver [s]
 * @param factor  headway of the turn ÷ headway of a through lane (`TURN_FACTOR`)
 * @param speed   of the curve [m/s]
 * @returns       share of the time gap, at most 1
 */
export function gapShareInTurn(timeGap: number, factor: number, speed: number): number {
  const wanted = factor * (timeGap + CAR_AT_SPEED) - CAR_AND_GAP / speed - COST_OF_TURN;
  return factor === 1 ? 1 : Math.max(LEAST_SHARE, Math.min(1, wanted / timeGap));
}

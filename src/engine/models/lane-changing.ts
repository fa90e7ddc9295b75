/**
 * Lane changing: MOBIL for those who may, a plain gap rule for those who must.
 *
 * Source: Kesting, Treiber and Helbing (2007), Transportation Research Record 1999, 86. Parameters within its ranges.
 */
const POLITENESS = 0.2;
const THRESHOLD = 0.2; // [m/s²]
const SAFE_BRAKING = 2; // [m/s²] asked of the new follower at most

/**
 * MOBIL's incentive for a change nobody forces.
 *
 * @param gain          own acceleration there minus here [m/s²]
 * @param followerLoss  what the new follower gives up [m/s²]
 * @param oldGain       what the old follower gains [m/s²]
 * @param newFollower   the new follower's acceleration after the change [m/s²]
 * @param bias          added for a lane that suits the route [m/s²]
 */
export function wantsToChange(
  gain: number,
  followerLoss: number,
  oldGain: number,
  newFollower: number,
  bias: number,
): boolean {
  return newFollower >= -SAFE_BRAKING && gain - POLITENESS * (followerLoss - oldGain) + bias > THRESHOLD;
}

/** From this many metres per lane a driver begins to think of the lane it will need. Assumed. */
const FORESIGHT = 150;

/**
 * How pressing a change of lane is: 0 far away, 1 where it should be over.
 *
 * @param distance to the point where the lane must be reached [m]
 * @param lanes    how many lanes away it is, ≥ 1
 */
export function urgency(distance: number, lanes: number): number {
  const far = FORESIGHT * lanes;
  const near = 20 * lanes;
  if (distance >= far) return 0;
  return distance <= near ? 1 : (far - distance) / (far - near);
}

/** Bumper to bumper between two that stand, for a change between them [m]. Assumed. */
export const GAP_AT_REST = 1;

/**
 * The bumper-to-bumper gap a driver wants at least to whom it cuts in behind, or who is to follow it [m].
 *
 * @param speed   of the one behind [m/s]
 * @param closing its speed minus that of the one ahead [m/s]
 * @param press   `urgency`
 */
export function leastGap(speed: number, closing: number, press: number): number {
  const braking = SAFE_BRAKING * (1 + press);
  const catchUp = closing > 0 ? (closing * closing) / (2 * braking) : 0;
  return GAP_AT_REST + speed * (0.8 - 0.5 * press) + catchUp;
}

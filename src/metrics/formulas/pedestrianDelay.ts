/** What walkers wait at a signal. Source: Highway Capacity Manual, 7th edition, chapter 19. */

/** Walkers still step off during the first seconds of the clearance [s]. */
const AFTER_WALK = 4;

/**
 * Mean delay of walkers who come at random and keep to the signal [s].
 * @param cycle [s]   @param walk shown walk [s]
 */
export function pedestrianDelay(cycle: number, walk: number): number {
  const wait = Math.max(0, cycle - walk - AFTER_WALK);
  return (wait * wait) / (2 * cycle);
}

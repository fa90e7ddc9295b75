/**
 * The exact queue at a fixed-time signal: cars of no length that arrive at given moments, of which one begins service every `headway`
 * seconds of effective green. What the handbooks' formulas approximate; the engine's cars have lengths and speeds besides.
 */

/**
 * Mean wait until service begins [s].
 *
 * Where a green holds no whole number of services, as many begin in each cycle as make up the capacity over several.
 *
 * @param arrivals in order of time [s]; the cycle begins with red at 0 and the road is empty then
 * @param green    effective [s]
 * @param headway  1 ÷ saturation flow [s]
 */
export function exactDelay(cycle: number, green: number, headway: number, arrivals: readonly number[]): number {
  const red = cycle - green;
  const perCycle = green / headway;
  const most = (number: number) => Math.floor((number + 1) * perCycle + 1e-9) - Math.floor(number * perCycle + 1e-9);
  let waits = 0;
  let now = 0;
  let served = 0;
  /** When the next service can begin. */
  let free = red;
  for (const arrival of arrivals) {
    let begins = Math.max(arrival, free);
    for (;;) {
      const number = Math.floor(begins / cycle + 1e-9);
      if (number > now) [now, served] = [number, 0];
      begins = Math.max(begins, number * cycle + red);
      if (served < most(number)) break;
      begins = (number + 1) * cycle;
    }
    served++;
    free = begins + headway;
    waits += begins - arrival;
  }
  return waits / arrivals.length;
}

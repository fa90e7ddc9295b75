/**
 * Offsets for the widest green wave in both directions of an arterial, exactly.
 *
 * A wave of one direction passes signal i if its middle is at most (green − band) ÷ 2 away from the green's. How the two greens
 * of a signal lie to the two waves is fixed by the travel times there and back, up to one number D for the whole arterial: the
 * time between the middles of the two waves at the first signal. Moving the signal's offset only shares its misfit between the
 * directions. So the sum of the bands is 2 · max over D of min over i of (mean green − misfit of i at D), and D need be
 * looked for only where two signals' lines cross or one peaks. For equal speeds this gives the half-integer offsets of Morgan and
 * Little (1964), Operations Research 12, 896; the objective is that of MAXBAND (Little 1966; Little, Kelson and Gartner 1981).
 * Not included: speeds to be chosen, turning into the wave, a green shown twice in a cycle.
 */

/** A green that a wave is to pass, within the signal's cycle [s]. */
export interface WaveGreen {
  /** From the signal's offset point to its start. */
  readonly begin: number;
  readonly length: number;
}

export interface WaveSignal {
  /** Time from the first signal to this one, and from this one back to the first [s]. */
  readonly there: number;
  readonly back: number;
  readonly forward: WaveGreen;
  readonly backward: WaveGreen;
}

export interface GreenWave {
  /** Width of the two bands [s]; 0 where no wave passes. */
  readonly forward: number;
  readonly backward: number;
  /** By signal [s], 0 ≤ offset < cycle; the first is 0. */
  readonly offsets: readonly number[];
}

/**
 * @param cycle common to all [s]
 * @param forwardShare of the sum of both bands; as near to it as the shortest greens allow. 0.5: equal bands
 * @throws RangeError without signals, or where a green does not fit the cycle
 */
export function widestWave(signals: readonly WaveSignal[], cycle: number, forwardShare = 0.5): GreenWave {
  const fits = ({ length }: WaveGreen) => length > 0 && length <= cycle;
  if (signals.length === 0 || !signals.every((signal) => fits(signal.forward) && fits(signal.backward)))
    throw new RangeError('a green wave needs signals whose greens fit the cycle');
  const sums = candidates(signals, cycle).map((between) => ({ between, sum: 2 * narrowest(signals, cycle, between) }));
  const sum = Math.max(...sums.map((one) => one.sum));
  const waves = sums
    .filter((one) => one.sum > sum - TINY)
    .map(({ between }) => waveAt(signals, cycle, between, Math.max(0, sum), forwardShare));
  return waves.reduce((first, wave) => (comesBefore(wave.offsets, first.offsets) ? wave : first));
}

function waveAt(
  signals: readonly WaveSignal[],
  cycle: number,
  between: number,
  sum: number,
  forwardShare: number,
): GreenWave {
  const mostForward = Math.min(...signals.map((signal) => signal.forward.length));
  const mostBackward = Math.min(...signals.map((signal) => signal.backward.length));
  const forward = Math.min(mostForward, Math.max(sum - mostBackward, sum * forwardShare));
  const backward = Math.min(mostBackward, sum - forward);
  const raw = signals.map((signal) => {
    const misfit = misfitAt(signal, cycle, between);
    // The misfit is shared between the directions so that neither band touches the end of a green.
    const least = Math.max((forward - signal.forward.length) / 2, misfit - (signal.backward.length - backward) / 2);
    const most = Math.min((signal.forward.length - forward) / 2, misfit + (signal.backward.length - backward) / 2);
    return Math.min(most, Math.max(least, misfit / 2)) + signal.there - middle(signal.forward);
  });
  const first = raw[0] as number;
  return { forward, backward, offsets: raw.map((offset) => tidy(modulo(offset - first, cycle), cycle)) };
}

/** The order in which equally good offsets are taken: the smaller at the first signal where they differ. */
function comesBefore(offsets: readonly number[], others: readonly number[]): boolean {
  const at = offsets.findIndex((offset, signal) => Math.abs(offset - (others[signal] as number)) > 1e-6);
  return at >= 0 && (offsets[at] as number) < (others[at] as number);
}

/**
 * The bands that given offsets let through, found from the greens themselves [s]; the widest window of each direction.
 *
 * @param offsets by signal [s]
 */
export function bandsOf(
  signals: readonly WaveSignal[],
  offsets: readonly number[],
  cycle: number,
): { forward: number; backward: number } {
  const windowOf = (pick: (signal: WaveSignal) => WaveGreen, shift: (signal: WaveSignal) => number) =>
    widestWindow(
      signals.map((signal, index) => ({
        begin: modulo((offsets[index] ?? 0) + pick(signal).begin + shift(signal), cycle),
        length: pick(signal).length,
      })),
      cycle,
    );
  return {
    forward: windowOf(
      (signal) => signal.forward,
      (signal) => -signal.there,
    ),
    backward: windowOf(
      (signal) => signal.backward,
      (signal) => signal.back,
    ),
  };
}

const TINY = 1e-9;

const middle = ({ begin, length }: WaveGreen): number => begin + length / 2;
const modulo = (time: number, cycle: number): number => time - cycle * Math.floor(time / cycle);
/** A hair below the cycle is 0. */
const tidy = (offset: number, cycle: number): number => (cycle - offset < 1e-6 ? 0 : offset);

/** Signed, −cycle/2 … cycle/2: how far the signal's two greens are from where the two waves would have them. */
function misfitAt(signal: WaveSignal, cycle: number, between: number): number {
  const off = modulo(ownBetween(signal) - between, cycle);
  return off > cycle / 2 ? off - cycle : off;
}

/** The time between the waves' middles at the first signal that this signal would like best [s]. */
function ownBetween({ forward, backward, there, back }: WaveSignal): number {
  return middle(forward) - middle(backward) - there - back;
}

const meanGreen = ({ forward, backward }: WaveSignal): number => (forward.length + backward.length) / 2;

/** Half the sum of the bands the signals allow at this time between the waves. */
function narrowest(signals: readonly WaveSignal[], cycle: number, between: number): number {
  return Math.min(...signals.map((signal) => meanGreen(signal) - Math.abs(misfitAt(signal, cycle, between))));
}

/** Where the least of the signals' tents can have its top: their peaks, and where a rising side meets a falling one. */
function candidates(signals: readonly WaveSignal[], cycle: number): number[] {
  const found = signals.map((signal) => modulo(ownBetween(signal), cycle));
  for (const a of signals)
    for (const b of signals) {
      if (a === b) continue;
      // On the way from a's peak forwards to b's, a falls and b rises: equal at the middle, shifted by the greens' difference.
      const way = modulo(ownBetween(b) - ownBetween(a), cycle);
      const at = (way + meanGreen(a) - meanGreen(b)) / 2;
      found.push(modulo(ownBetween(a) + at, cycle), modulo(ownBetween(a) + at + cycle / 2, cycle));
    }
  return found;
}

/** Longest stretch of the cycle that lies in every green. */
function widestWindow(greens: readonly WaveGreen[], cycle: number): number {
  let widest = 0;
  // A longest stretch begins where some green begins.
  for (const { begin } of greens) {
    const lengths = greens.map((green) => {
      const since = modulo(begin - green.begin + TINY, cycle) - TINY;
      return green.length >= cycle ? cycle : green.length - since;
    });
    widest = Math.max(widest, Math.min(...lengths));
  }
  return Math.max(0, widest);
}

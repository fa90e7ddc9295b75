/** How long a crosswalk goes without a walk, from the rows of a signal log. */
import type { SignalProgram } from '../../signal/index.ts';
import { SIGNAL_ROW, SignalChange, type SignalLog } from './signalLog.ts';

export interface WalkGap {
  /** Number of the crosswalk in the network. */
  readonly crosswalk: number;
  /** [s] */
  readonly seconds: number;
}

/**
 * The longest time between the end of one walk and the beginning of the next, of those that end in the window or are still
 * open at its end. Only crosswalks that some plan lets walk; while they show nothing, flashing or dark, nobody waits for a walk.
 *
 * @param from, to [s since midnight]
 */
export function longestWalkGap(
  { rows, from: begun }: Pick<SignalLog, 'rows' | 'from'>,
  program: SignalProgram,
  from: number,
  to: number,
): WalkGap | null {
  const { ticksPerSecond } = program;
  const since = new Map<number, number>();
  for (const { crosswalks, plans } of program.controllers)
    for (const { phases } of plans)
      for (const phase of phases)
        for (const walk of phase.crosswalks) since.set(crosswalks[walk.crosswalk] as number, begun);
  let longest: WalkGap | null = null;
  const look = (crosswalk: number, tick: number) => {
    const start = since.get(crosswalk);
    if (start === undefined || tick <= from * ticksPerSecond) return;
    const seconds = (tick - start) / ticksPerSecond;
    if (seconds > (longest?.seconds ?? 0)) longest = { crosswalk, seconds };
  };
  for (let row = 0; row < rows.length; row += SIGNAL_ROW) {
    const tick = rows[row] as number;
    if (tick > to * ticksPerSecond) break;
    const crosswalk = rows[row + 5] as number;
    switch (rows[row + 2] as SignalChange) {
      case SignalChange.walkBegan:
        look(crosswalk, tick);
        since.delete(crosswalk);
        break;
      case SignalChange.walkEnded:
        since.set(crosswalk, tick);
        break;
      case SignalChange.walkOff:
        since.delete(crosswalk);
        break;
      case SignalChange.stageBegan:
      case SignalChange.stageEnded:
      case SignalChange.plan:
      case SignalChange.mode:
        break;
    }
  }
  for (const crosswalk of since.keys()) look(crosswalk, to * ticksPerSecond);
  return longest;
}

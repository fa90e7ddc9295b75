/** From the end of one phase's green to the start of another's. */
import type { Timeline } from '../timeline.ts';

/** Shortest time from an end of one phase's green to the next start of the other's [s]; undefined if they are green together then. */
export function gapBetween({ cycle, runs }: Timeline, ending: number, starting: number): number | undefined {
  const gaps = (runs[ending] ?? [])
    .filter(({ always }) => !always)
    .flatMap(({ end }) =>
      (runs[starting] ?? []).flatMap((run) => {
        const since = modulo(end - run.begin, cycle);
        const isGreen = run.always || (since > 0 && since < run.end - run.begin);
        return isGreen ? [] : [modulo(run.begin - end, cycle)];
      }),
    );
  return gaps.length === 0 ? undefined : Math.min(...gaps);
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** What a phase shows over the cycle, as spans of its bar: green, flash, yellow, clearance, walk. */
import type { Network } from '../../network/index.ts';
import type { Phase } from '../../scenario/index.ts';
import { crossingTime, type TimedPlan, walkingSpeedAt, walkTimes } from '../../signal/index.ts';
import type { PhaseSpan } from './phase-bars.ts';

/** The intersections a controller serves. */
export interface Served {
  readonly network: Network;
  readonly nodes: readonly number[];
}

/** The crosswalk of a phase that takes longest to cross. */
export interface Crossing {
  /** [m] */
  readonly length: number;
  /** Design walking speed there, slower by schools [m/s]. */
  readonly speed: number;
}

/** What the compiler derives walk and clearance from; undefined where no crosswalk walks with the phase. */
export function crossingOf({ network, nodes }: Served, phase: Phase): Crossing | undefined {
  const legs = phase.crosswalks ?? [];
  const seconds = ({ length, speed }: Crossing): number => crossingTime(length, speed);
  return network.crosswalks
    .filter(({ node, leg }) => {
      const link = network.links[leg];
      const opposite = network.links[link?.opposite ?? -1];
      return nodes.includes(node) && (legs.includes(link?.id ?? '') || legs.includes(opposite?.id ?? ''));
    })
    .map(({ length, node }): Crossing => ({ length, speed: walkingSpeedAt(network, node).value }))
    .reduce<Crossing | undefined>((most, one) => (most && seconds(most) >= seconds(one) ? most : one), undefined);
}

/** One green of a phase with all that belongs to it. */
export function phaseSpans(
  served: Served,
  plan: TimedPlan,
  index: number,
  run: { begin: number; end: number; always: boolean },
): PhaseSpan[] {
  const phase = plan.phases[index];
  if (!phase) return [];
  const { begin, end, always } = run;
  if (always) return [{ from: begin, to: end, shows: 'green' }];
  const flash = Math.min(phase.greenFlash ?? 0, end - begin);
  const spans: PhaseSpan[] = [
    { from: begin, to: end - flash, shows: 'green' },
    { from: end - flash, to: end, shows: 'greenFlash' },
    { from: end, to: end + phase.yellow, shows: 'yellow' },
    { from: end + phase.yellow, to: end + phase.yellow + phase.redClearance, shows: 'clearance' },
  ];
  const crossing = crossingOf(served, phase);
  if (crossing) {
    const { walk, clearance } = walkTimes(phase, crossing.length, end - begin, crossing.speed);
    spans.push(
      { from: begin, to: begin + walk, shows: 'walk' },
      { from: begin + walk, to: begin + walk + clearance, shows: 'walkFlash' },
    );
  }
  return spans.filter(({ from, to }) => to > from);
}

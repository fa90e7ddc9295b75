/** What a phase leaves blank: the number that counts in its place, and a sentence on how it came about. */
import { type Movement, type NetworkLink, movementText } from '../../../network/index.ts';
import type { Phase, Plan } from '../../../scenario/index.ts';
import { bindingIntergreen, crossingTime, timelineOf, walkTimes } from '../../../signal/index.ts';
import { crossingOf } from '../../../view/index.ts';
import type { Language, WordKey } from '../../words/index.ts';
import type { Bench } from './bench.ts';

export type TimeField =
  | 'minimumGreen'
  | 'maximumGreen'
  | 'yellow'
  | 'redClearance'
  | 'greenFlash'
  | 'walk'
  | 'pedestrianClearance'
  | 'passage';

export interface Derived {
  /** [s]; undefined where nothing is shown instead. */
  readonly value: number | undefined;
  readonly word: WordKey;
  readonly fill: Record<string, string | number>;
}

/** Where the rule of short greens finds no minimum written, and detectors no passage time [s]; assumed. */
const ASSUMED = { minimumGreen: 5, passage: 3 };

export function derivedOf(bench: Bench, plan: Plan, phase: Phase, field: TimeField, language: Language): Derived {
  const timed = bench.timed(plan);
  const index = plan.phases.indexOf(phase);
  const its = timed.phases[index];
  const runs = timelineOf(timed).runs[index] ?? [];
  const green = Math.min(...runs.map(({ begin, end }) => end - begin));
  const crossing = crossingOf(bench, phase);
  switch (field) {
    case 'minimumGreen':
      return { value: ASSUMED.minimumGreen, word: 'howMinimum', fill: {} };
    case 'maximumGreen':
      return { value: Number.isFinite(green) ? green : undefined, word: 'howMaximum', fill: {} };
    case 'passage':
      return { value: ASSUMED.passage, word: 'howPassage', fill: {} };
    case 'greenFlash':
      return { value: 0, word: 'howFlash', fill: {} };
    case 'yellow':
      return yellowOf(bench, phase, its?.yellow ?? 0);
    case 'redClearance':
      return clearanceOf(bench, plan, phase, its?.yellow ?? 0, its?.redClearance ?? 0, language);
    case 'pedestrianClearance': {
      if (!crossing) return NOBODY_WALKS;
      const { length, speed } = crossing;
      const clearance = crossingTime(length, speed);
      const fill = { length: length.toFixed(1), speed: speed.toFixed(2).replace(/0$/, ''), clearance };
      return { value: clearance, word: 'howWalkClearance', fill };
    }
    case 'walk': {
      if (!crossing || !Number.isFinite(green)) return NOBODY_WALKS;
      const { walk } = walkTimes({ ...phase, walk: undefined }, crossing.length, green, crossing.speed);
      return { value: walk, word: 'howWalk', fill: { walk } };
    }
  }
}

const NOBODY_WALKS: Derived = { value: undefined, word: 'howNothing', fill: {} };

function yellowOf({ network }: Bench, phase: Phase, yellow: number): Derived {
  const limits = phase.movements
    .filter(({ turn }) => turn === 'through')
    .map(({ approach }) => network.links[network.linkIndex.get(approach) ?? -1]?.speedLimit ?? 0);
  if (limits.length === 0) return { value: yellow, word: 'howYellowTurns', fill: { yellow } };
  return { value: yellow, word: 'howYellow', fill: { limit: Math.round(Math.max(...limits) * 3.6), yellow } };
}

/** The pair of movements that asks for most. */
function clearanceOf(
  bench: Bench,
  plan: Plan,
  phase: Phase,
  yellow: number,
  clearance: number,
  language: Language,
): Derived {
  const { network, table } = bench;
  const together = (other: Phase): boolean =>
    plan.stages.some(({ phases }) => phases.includes(phase.id) && phases.includes(other.id));
  const own = movementsOf(bench, phase);
  const others = plan.phases.filter((other) => !together(other)).flatMap((other) => movementsOf(bench, other));
  const pairs = own.flatMap((ending) =>
    others.map((starting) => ({ ending, starting, seconds: bindingIntergreen(table, ending, starting) })),
  );
  const worst = pairs.reduce<(typeof pairs)[number] | undefined>(
    (most, pair) => (most && most.seconds >= pair.seconds ? most : pair),
    undefined,
  );
  if (!worst || worst.seconds === 0) return { value: clearance, word: 'howClearanceLeast', fill: { clearance } };
  const name = ({ fromLink, turn }: Movement): string =>
    movementText(network.links[fromLink] as NetworkLink, turn)[language];
  return {
    value: clearance,
    word: 'howClearance',
    fill: {
      ending: name(worst.ending),
      starting: name(worst.starting),
      intergreen: worst.seconds,
      yellow,
      clearance,
    },
  };
}

function movementsOf({ network, nodes }: Bench, { movements }: Phase): Movement[] {
  return movements.flatMap(({ approach, turn }) =>
    network.movements.filter(
      (one) => nodes.includes(one.node) && one.turn === turn && network.links[one.fromLink]?.id === approach,
    ),
  );
}

/**
 * Stage templates: which movements and walkers go together.
 *
 * permissive 两相位: a street's through and left turns together, the left turns yielding. protected 四相位: through first, then
 * the left turns of both sides; where only one side has a left turn, that side's through goes on beside it (搭接). split
 * 单口轮放: one approach after another. auto: protected where left turns have lanes of their own and are more than 15 % of
 * their approach (a vendor's rule of thumb), else permissive. An approach alone has its own stage in all of them.
 */
import { sideOf } from '../../network/index.ts';
import type { Crosswalk, Movement, Network, NetworkLink } from '../../network/index.ts';
import type { ConflictTable } from '../conflicts.ts';
import { hasLeftLane, movementsFrom } from './streets.ts';
import type { Street } from './streets.ts';

export type Template = 'permissive' | 'protected' | 'split' | 'auto';

export interface DraftPhase {
  readonly id: string;
  readonly movements: { readonly movement: Movement; permissive: boolean }[];
  readonly crosswalks: Crosswalk[];
}

export interface DraftStage {
  readonly phases: readonly DraftPhase[];
}

/** Share of an approach's traffic above which its left turn gets a stage of its own. */
const LEFT_SHARE = 0.15;

/** @param isLagging  approaches whose left turn must follow on their through traffic: those with a waiting area */
export function draftStages(
  network: Network,
  table: ConflictTable,
  streets: readonly Street[],
  template: Template,
  volume: (movement: Movement) => number,
  isLagging: (link: number) => boolean,
): DraftStage[] {
  const stages = streets.flatMap((street) => {
    const treatment = template === 'auto' ? treatmentFor(network, street, volume, isLagging) : template;
    const drafted = draftStreet(network, street, treatment);
    const clash = drafted.some((stage) => throughsClash(stage, table));
    return clash ? draftStreet(network, street, 'split') : drafted;
  });
  for (const stage of stages) yieldWhereNeeded(stage, table);
  return stages;
}

function treatmentFor(
  network: Network,
  street: Street,
  volume: (movement: Movement) => number,
  isLagging: (link: number) => boolean,
): Template {
  const lefts = street.approaches.filter((link) => movementsFrom(network, link).some(({ turn }) => turn === 'left'));
  if (lefts.length === 0 || lefts.some((link) => !hasLeftLane(network, link))) return 'permissive';
  const isHeavy = lefts.some((link) => {
    if (isLagging(link)) return true;
    const movements = movementsFrom(network, link);
    const sum = (list: readonly Movement[]) => list.reduce((total, movement) => total + volume(movement), 0);
    return sum(movements.filter(({ turn }) => turn === 'left')) > LEFT_SHARE * sum(movements);
  });
  return isHeavy ? 'protected' : 'permissive';
}

function draftStreet(network: Network, street: Street, treatment: Template): DraftStage[] {
  const { approaches, id } = street;
  const side = (link: number) => sideOf(network.links[link] as NetworkLink);
  const all = (link: number) => movementsFrom(network, link);
  const isLeft = ({ turn }: Movement) => turn === 'left' || turn === 'uTurn';
  const ahead = (link: number) => all(link).filter((movement) => !isLeft(movement));
  const left = (link: number) => all(link).filter(isLeft);
  const [first, second] = approaches as [number, number | undefined];
  if (second === undefined) return [{ phases: [phase(id, all(first))] }];
  const turning = approaches.filter((link) => left(link).length > 0);
  if (treatment === 'split') return approaches.map((link) => ({ phases: [phase(`${id}-${side(link)}`, all(link))] }));
  if (treatment === 'permissive' || turning.length === 0) {
    const both = phase(id, [...all(first), ...all(second)]);
    for (const entry of both.movements) if (isLeft(entry.movement)) entry.permissive = true;
    return [{ phases: [both] }];
  }
  if (turning.length === 2)
    return [
      { phases: [phase(`${id}-through`, [...ahead(first), ...ahead(second)])] },
      { phases: [phase(`${id}-left`, [...left(first), ...left(second)])] },
    ];
  const with_ = turning[0] as number;
  const without = with_ === first ? second : first;
  const through = phase(`${id}-${side(with_)}-through`, ahead(with_));
  return [
    { phases: [through, phase(`${id}-${side(without)}-through`, all(without))] },
    { phases: [through, phase(`${id}-${side(with_)}-left`, left(with_))] },
  ];
}

/** Right turns always yield: to walkers, and on the way into an exit others have. */
function phase(id: string, movements: readonly Movement[]): DraftPhase {
  return {
    id,
    movements: movements.map((movement) => ({ movement, permissive: movement.turn === 'right' })),
    crosswalks: [],
  };
}

const entriesOf = (stage: DraftStage) => stage.phases.flatMap((its) => its.movements);

function throughsClash(stage: DraftStage, table: ConflictTable): boolean {
  const throughs = entriesOf(stage).filter(({ movement }) => movement.turn === 'through');
  return throughs.some((a) => throughs.some((b) => table.conflict(a.movement.index, b.movement.index)));
}

/** Of two conflicting movements of one stage the one of higher rank number yields. */
function yieldWhereNeeded(stage: DraftStage, table: ConflictTable): void {
  const entries = entriesOf(stage);
  entries.forEach((a, index) => {
    for (const b of entries.slice(index + 1)) {
      if (a.permissive || b.permissive || !table.conflict(a.movement.index, b.movement.index)) continue;
      if (a.movement.rank > b.movement.rank) a.permissive = true;
      else b.permissive = true;
    }
  });
}

/**
 * Gives every crosswalk a phase beside whose traffic it can walk: nobody comes from its leg, and who turns into its leg
 * yields; best with through traffic, whose green is long. Where there is none, an approach that has its stage to itself is made
 * to yield to the walkers. What still cannot walk gets a stage for walkers alone.
 *
 * @returns the stages, with that last one where it is needed
 */
export function placeCrosswalks(
  network: Network,
  stages: readonly DraftStage[],
  crosswalks: readonly Crosswalk[],
): DraftStage[] {
  const phases = [...new Set(stages.flatMap((stage) => stage.phases))];
  const left = crosswalks.filter((crosswalk) => {
    const beside = phases.map((its) => {
      const own = stages.filter((stage) => stage.phases.includes(its));
      const against = own
        .flatMap(entriesOf)
        .filter((entry) => !entry.permissive && crosses(network, entry.movement, crosswalk));
      const from = new Set(own.flatMap(entriesOf).map(({ movement }) => movement.fromLink));
      const throughs = against.filter(({ movement }) => movement.turn === 'through').length;
      return { its, against, throughs, isAlone: from.size === 1 && isWhole(network, its) };
    });
    const free = beside.filter(({ against }) => against.length === 0);
    const yielding = beside
      .filter(
        ({ against, isAlone }) => isAlone && against.every(({ movement }) => entersLeg(network, movement, crosswalk)),
      )
      .sort((a, b) => a.throughs - b.throughs);
    const chosen = free.find(({ its }) => carriesThrough(its)) ?? free[0] ?? yielding[0];
    for (const entry of chosen?.against ?? []) entry.permissive = true;
    chosen?.its.crosswalks.push(crosswalk);
    return chosen === undefined;
  });
  return left.length === 0
    ? [...stages]
    : [...stages, { phases: [{ id: 'walkers', movements: [], crosswalks: left }] }];
}

/** Whether a phase holds all that its approaches do. */
function isWhole(network: Network, its: DraftPhase): boolean {
  const own = its.movements.map(({ movement }) => movement);
  return own.every(({ fromLink }) => movementsFrom(network, fromLink).every((movement) => own.includes(movement)));
}

const carriesThrough = (its: DraftPhase): boolean => its.movements.some(({ movement }) => movement.turn === 'through');

/** Whether vehicles of a movement drive over a crosswalk: they come from its leg or leave by it. */
export function crosses(network: Network, movement: Movement, crosswalk: Crosswalk): boolean {
  return entersLeg(network, movement, crosswalk) || comesFromLeg(network, movement, crosswalk);
}

const isOfLeg = (network: Network, link: number, crosswalk: Crosswalk): boolean =>
  link === crosswalk.leg || network.links[link]?.opposite === crosswalk.leg;

export const entersLeg = (network: Network, movement: Movement, crosswalk: Crosswalk): boolean =>
  movement.node === crosswalk.node && isOfLeg(network, movement.toLink, crosswalk);

const comesFromLeg = (network: Network, movement: Movement, crosswalk: Crosswalk): boolean =>
  movement.node === crosswalk.node && isOfLeg(network, movement.fromLink, crosswalk);

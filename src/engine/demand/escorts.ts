/**
 * Families who bring and fetch pupils by car: how many from where, by which gate, and where they go on to.
 *
 * A drop-off leaves home so as to be at the gate before the bell, stops there, and goes back home or on to work. A pick-up comes
 * from home or from work, stops at the gate after dismissal, and goes home. Families walk to no other gate once they chose one.
 */
import { secondsOfDay } from '../../common/index.ts';
import type { Model, School } from '../../scenario/index.ts';
import { gatesOf, terminalOf, type Terminals } from './terminals.ts';

/** What the choice of a gate rests on, the base's whatever the run's network: gates keep their families. */
export interface Escorts {
  readonly terminals: Terminals;
  /** Free-flow time [s] between its terminals: `freeCost[from × terminals + to]`, Infinity where there is no way. */
  readonly freeCost: Float64Array;
}

/** One kind of family: a school, a bell and a home zone. */
export interface EscortGroup {
  readonly school: School;
  readonly schoolIndex: number;
  readonly bellIndex: number;
  readonly kind: 'start' | 'end';
  /** [s since midnight] */
  readonly bell: number;
  /** Mean time at which they aim to be at the gate [s since midnight]. */
  readonly aim: number;
  readonly zone: string;
  readonly home: number;
  /** Expected number of cars. */
  readonly expected: number;
}

/** Expected cars between two terminals, one of them a gate. */
export interface EscortLeg {
  readonly from: number;
  readonly to: number;
  readonly aim: number;
  readonly expected: number;
}

/** Detours a gate's pull halves over [s]; assumed: parents know the gates, and some prefer the longer way round. */
const GATE_INDIFFERENCE = 60;

export function escortGroups(model: Model, terminals: Terminals): EscortGroup[] {
  const groups: EscortGroup[] = [];
  (model.schools ?? []).forEach((school, schoolIndex) => {
    school.bells.forEach((bell, bellIndex) => {
      const cars = (school.pupils * (bell.share ?? 1) * school.escort.carShare) / school.escort.occupancy;
      const at = secondsOfDay(bell.at);
      const lead = school.escort.lead * 60;
      for (const [zone, share] of school.catchment) {
        groups.push({
          school,
          schoolIndex,
          bellIndex,
          kind: bell.kind,
          bell: at,
          aim: bell.kind === 'start' ? at - lead : at + lead,
          zone,
          home: terminalOf(terminals, zone),
          expected: cars * share,
        });
      }
    });
  });
  return groups;
}

/** Where the driver goes on to or came from, with probabilities: home, or the zones of work. */
export function otherEnds(group: EscortGroup, terminals: Terminals): { terminal: number; share: number }[] {
  const { onward } = group.school.escort;
  const work = group.school.work ?? [];
  if (work.length === 0) return [{ terminal: group.home, share: 1 }];
  const ends = work.map(([zone, share]) => ({ terminal: terminalOf(terminals, zone), share: share * onward }));
  return [{ terminal: group.home, share: 1 - onward }, ...ends];
}

/** The gates of a school with the probability that a family with this round takes each: the shorter the way, the likelier. */
export function gateShares(
  group: EscortGroup,
  other: number,
  terminals: Terminals,
  escorts: Escorts,
): { gate: number; share: number }[] {
  const [before, after] = group.kind === 'start' ? [group.home, other] : [other, group.home];
  const gates = gatesOf(terminals, group.school.id);
  const costs = gates.map(
    (gate) => freeTime(escorts, terminals, before, gate) + freeTime(escorts, terminals, gate, after),
  );
  const least = Math.min(...costs);
  if (least === Infinity)
    throw new Error(`school "${group.school.id}" cannot be reached from zone "${group.zone}" and left again`);
  const pulls = costs.map((cost) => 1 / (1 + (cost - least) / GATE_INDIFFERENCE));
  const total = pulls.reduce((sum, pull) => sum + pull, 0);
  return gates.map((gate, g) => ({ gate, share: pulls[g]! / total }));
}

/** Terminals are the run's; one the base does not know is as far as any. */
function freeTime(escorts: Escorts, terminals: Terminals, from: number, to: number): number {
  const { byKey, list } = escorts.terminals;
  const a = byKey.get(terminals.list[from]!.key);
  const b = byKey.get(terminals.list[to]!.key);
  return a === undefined || b === undefined ? Infinity : escorts.freeCost[a * list.length + b]!;
}

/** Every leg that escorts are expected to drive, for the assignment. */
export function escortLegs(model: Model, terminals: Terminals, escorts: Escorts): EscortLeg[] {
  const legs: EscortLeg[] = [];
  for (const group of escortGroups(model, terminals)) {
    for (const { terminal, share } of otherEnds(group, terminals)) {
      if (share === 0) continue;
      const [before, after] = group.kind === 'start' ? [group.home, terminal] : [terminal, group.home];
      for (const { gate, share: gateShare } of gateShares(group, terminal, terminals, escorts)) {
        const expected = group.expected * share * gateShare;
        if (expected === 0) continue;
        legs.push({ from: before, to: gate, aim: group.aim, expected });
        legs.push({ from: gate, to: after, aim: group.aim, expected });
      }
    }
  }
  return legs;
}

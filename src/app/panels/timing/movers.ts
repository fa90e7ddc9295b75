/**
 * Who goes in a phase or a stage, as functions from plan to plan. A **mover** is a movement of vehicles or a crosswalk; its **right** in a
 * phase or stage is to go protected, to go and yield (permissive), or not to go.
 */
import type { Phase, Plan, Turn } from '../../../scenario/index.ts';
import { dropEmptied, newPhase, patched } from './plan-edits.ts';

export type Right = 'protected' | 'permissive' | 'none';
export type Mover =
  | { readonly kind: 'movement'; readonly approach: string; readonly turn: Turn }
  /** A phase may name the crosswalk by either link of its leg. */
  | { readonly kind: 'crosswalk'; readonly leg: string; readonly opposite: string | undefined };

export function rightIn(phase: Phase, mover: Mover): Right {
  if (mover.kind === 'crosswalk')
    return phase.crosswalks?.some((leg) => leg === mover.leg || leg === mover.opposite) ? 'protected' : 'none';
  const own = phase.movements.filter(({ approach, turn }) => approach === mover.approach && turn === mover.turn);
  return own.length === 0 ? 'none' : own.every(({ permissive }) => permissive === true) ? 'permissive' : 'protected';
}

/** Of several phases of a stage the one counts by which it need not yield. */
export function rightInStage(plan: Plan, stage: number, mover: Mover): Right {
  const rights = plan.phases
    .filter(({ id }) => plan.stages[stage]?.phases.includes(id))
    .map((phase) => rightIn(phase, mover));
  return rights.find((right) => right === 'protected') ?? rights.find((right) => right === 'permissive') ?? 'none';
}

/** Into a phase, out of it, or otherwise in it; an empty list of crosswalks is no key in the file. */
export function withRight(phase: Phase, mover: Mover, right: Right): Phase {
  if (mover.kind === 'crosswalk') {
    const rest = (phase.crosswalks ?? []).filter((leg) => leg !== mover.leg && leg !== mover.opposite);
    const crosswalks = right === 'none' ? rest : [...rest, mover.leg];
    return patched(phase, { crosswalks: crosswalks.length === 0 ? undefined : crosswalks });
  }
  const { approach, turn } = mover;
  const its = { approach, turn, ...(right === 'permissive' ? { permissive: true } : {}) };
  const isOwn = (one: Phase['movements'][number]): boolean => one.approach === approach && one.turn === turn;
  const movements = phase.movements.some(isOwn)
    ? phase.movements.flatMap((one) => (!isOwn(one) ? one : right === 'none' ? [] : its))
    : right === 'none'
      ? phase.movements
      : [...phase.movements, its];
  return { ...phase, movements };
}

export function setInPhase(plan: Plan, phase: number, mover: Mover, right: Right): Plan {
  return { ...plan, phases: plan.phases.map((each, at) => (at === phase ? withRight(each, mover, right) : each)) };
}

/**
 * Gives a mover its right in one stage and leaves it what it has in the others. It joins the phase that is green in just the stages in which
 * it goes now, so that between neighbouring stages it stays green; where there is none it gets a phase of its own, timed like the one it
 * leaves. One that yields in some stages and not in others is in two phases: permissive in all of them, protected in those.
 */
export function setInStage(plan: Plan, stage: number, mover: Mover, right: Right): Plan {
  const rights = plan.stages.map((_, at) => (at === stage ? right : rightInStage(plan, at, mover)));
  const going = stagesWhere(rights, (one) => one !== 'none');
  const left = plan.phases.map((phase) => (rightIn(phase, mover) === 'none' ? phase : withRight(phase, mover, 'none')));
  const origin = plan.phases.find((phase) => rightIn(phase, mover) !== 'none');
  let next: Plan = { ...plan, phases: left };
  if (rights.includes('permissive')) next = join(next, plan, going, mover, 'permissive', origin);
  if (rights.includes('protected')) {
    const guarded = stagesWhere(rights, (one) => one === 'protected');
    next = join(next, plan, guarded, mover, 'protected', origin);
  }
  return dropEmptied(plan, next);
}

const stagesWhere = (rights: readonly Right[], fits: (right: Right) => boolean): number[] =>
  rights.flatMap((right, stage) => (fits(right) ? stage : []));

/** @param before the plan in which it still was: its old phase is joined again before any other */
function join(
  plan: Plan,
  before: Plan,
  stages: readonly number[],
  mover: Mover,
  right: Right,
  origin: Phase | undefined,
): Plan {
  const isFitting = (phase: Phase): boolean =>
    plan.stages.every(({ phases }, stage) => phases.includes(phase.id) === stages.includes(stage)) &&
    // In one phase it cannot both yield and not.
    rightIn(phase, mover) === 'none' &&
    // Walkers alone have no yellow.
    (mover.kind === 'crosswalk' || phase.movements.length > 0 || (phase.crosswalks ?? []).length === 0);
  const fitting = plan.phases.filter(isFitting);
  const wasIn = ({ id }: Phase): boolean =>
    before.phases.some((one) => one.id === id && rightIn(one, mover) !== 'none');
  const chosen = fitting.find(wasIn) ?? fitting[0];
  if (chosen) return setInPhase(plan, plan.phases.indexOf(chosen), mover, right);
  const fresh = withRight({ ...newPhase(plan), ...timesFor(mover, origin) }, mover, right);
  return {
    ...plan,
    phases: [...plan.phases, fresh],
    stages: plan.stages.map((each, at) =>
      stages.includes(at) ? { ...each, phases: [...each.phases, fresh.id] } : each,
    ),
  };
}

/** Times that go along into a phase of its own. The red clearance is derived anew, as others may follow now. */
function timesFor(mover: Mover, origin: Phase | undefined): Partial<Phase> {
  if (!origin) return {};
  const { minimumGreen, yellow, greenFlash, passage, recall, walk, pedestrianClearance } = origin;
  return patched<Partial<Phase>>(
    {},
    mover.kind === 'crosswalk'
      ? { walk, pedestrianClearance }
      : { minimumGreen, yellow, greenFlash, passage, ...(recall === 'walk' ? {} : { recall }) },
  );
}

/**
 * What is being edited of one controller and not applied yet: every finished gesture is a step with its own way back; a gesture
 * under way is only looked at. Applied, all steps are one change of the scenario for each record.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Change, Controller, Model } from '../../../scenario/index.ts';

export type SetIntergreen = Extract<Change, { do: 'setIntergreen' }>;

/** The part of a model that the editor of signals changes. */
export interface Timing {
  readonly controller: Controller;
  /** Intergreens set by hand here. */
  readonly intergreens: readonly SetIntergreen[];
}

export interface DraftState {
  /** As the scenario has it. */
  readonly base: Controller;
  readonly past: readonly Timing[];
  readonly now: Timing;
  readonly future: readonly Timing[];
}

export interface Draft {
  readonly state: ReadonlySignal<DraftState | null>;
  /** What is shown: the gesture under way, or the last step. */
  readonly shown: ReadonlySignal<Timing | null>;
  readonly changes: ReadonlySignal<readonly Change[]>;
  /** Whether steps on this controller wait to be applied. */
  isStarted(controller: string): boolean;
  /** Begins with the controller as the model has it; steps on the same one are kept, also while another is edited. */
  open(model: Model, controller: string): void;
  step(timing: Timing): void;
  preview(timing: Timing | null): void;
  undo(): boolean;
  redo(): boolean;
  discard(): void;
}

export function createDraft(): Draft {
  const state = signal<DraftState | null>(null);
  /** Steps on the controllers that are not edited now. */
  const aside = new Map<string, DraftState>();
  const gesture = signal<Timing | null>(null);

  function move(next: DraftState): void {
    gesture.value = null;
    state.value = next;
  }

  return {
    state,
    shown: computed(() => gesture.value ?? state.value?.now ?? null),
    changes: computed(() => (state.value ? changesOf(state.value.base, state.value.now) : [])),
    isStarted: (id) => (state.value?.base.id === id ? state.value.past : (aside.get(id)?.past ?? [])).length > 0,
    open(model, id) {
      const controller = model.controllers.find((each) => each.id === id);
      if (!controller) return;
      const before = state.peek();
      if (before && same(before.base, controller)) return;
      if (before && before.past.length > 0) aside.set(before.base.id, before);
      const kept = aside.get(id);
      aside.delete(id);
      if (kept && same(kept.base, controller)) move(kept);
      else move({ base: controller, past: [], now: { controller, intergreens: [] }, future: [] });
    },
    step(timing) {
      const before = state.peek();
      if (!before) return;
      if (same(before.now, timing)) gesture.value = null;
      else move({ ...before, past: [...before.past, before.now], now: timing, future: [] });
    },
    preview: (timing) => (gesture.value = timing),
    undo() {
      const before = state.peek();
      const last = before?.past.at(-1);
      if (!before || !last) return false;
      move({ ...before, past: before.past.slice(0, -1), now: last, future: [before.now, ...before.future] });
      return true;
    },
    redo() {
      const before = state.peek();
      const [next, ...later] = before?.future ?? [];
      if (!before || !next) return false;
      move({ ...before, past: [...before.past, before.now], now: next, future: later });
      return true;
    },
    discard() {
      const before = state.peek();
      if (before) move({ base: before.base, past: [], now: { controller: before.base, intergreens: [] }, future: [] });
    },
  };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The changes that make of the controller what was drafted; detectors before the plans that need them, plans before the schedule that names them. */
export function changesOf(base: Controller, { controller, intergreens }: Timing): Change[] {
  const changes: Change[] = [...intergreens];
  const detectors = controller.detectors?.filter((one) => !base.detectors?.some((old) => same(old, one))) ?? [];
  if (detectors.length > 0) changes.push({ do: 'equip', controller: controller.id, detectors });
  for (const plan of controller.plans)
    if (
      !same(
        plan,
        base.plans.find(({ id }) => id === plan.id),
      )
    )
      changes.push({ do: 'retime', controller: controller.id, plan });
  const { schedule, otherDays, transition, midnight } = controller;
  if (!same([schedule, otherDays ?? []], [base.schedule, base.otherDays ?? []]))
    changes.push({ do: 'reschedule', controller: controller.id, schedule, otherDays: otherDays ?? [] });
  if (!same([transition, midnight], [base.transition, base.midnight]))
    changes.push({
      do: 'setTransition',
      controllers: [controller.id],
      transition: transition ?? { method: 'dwell' },
      midnight: midnight ?? 'continue',
    });
  return changes;
}

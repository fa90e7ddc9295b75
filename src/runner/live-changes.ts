/**
 * Changes of signals in a run that is under way: controllers get other plans and go over to them at a lawful moment, by themselves.
 *
 * Only what controllers do can change so. Streets, travellers, detectors and routes are what the run was made of; for them it is
 * run again. A run that was changed is no run of one scenario: its results say when and where.
 */
import type { SignalsChange } from '../metrics/index.ts';
import type { Controller, Model, Text } from '../scenario/index.ts';
import { type CompiledController, compilePlans, type SignalProgram } from '../signal/index.ts';
import type { Run } from './run.ts';
import { isSame } from './scenarioHash.ts';

export interface LiveChanges {
  /** As last changed. */
  model: Model;
  /** By controller: what it has been given and has not gone over to yet. */
  readonly pending: Map<number, CompiledController>;
  /** What has taken effect, in order. */
  readonly taken: SignalsChange[];
}

export type SignalsAnswer = { refused: Text } | { tick: number; intersections: string[] };

export const noChanges = (model: Model): LiveChanges => ({ model, pending: new Map(), taken: [] });

/** Hands the controllers that differ their new plans. */
export function changeSignals(run: Run, model: Model): SignalsAnswer {
  const { live, simulation, collector } = run;
  const refused = needsNewRun(live.model, model);
  if (refused !== undefined) return { refused };
  const { network, ticksPerSecond } = simulation.input;
  const differ = model.controllers.flatMap((controller, index) =>
    isSame(controller, live.model.controllers[index]) ? [] : [index],
  );
  const program = compilePlans(model, network, ticksPerSecond);
  for (const index of differ) {
    const compiled = program.controllers[index] as CompiledController;
    simulation.signals.replace(index, compiled);
    live.pending.set(index, compiled);
  }
  live.model = model;
  collector.adoptSignals(model);
  return { tick: simulation.tick, intersections: intersectionsOf(model, differ) };
}

/** After a step: notes which controllers have gone over. */
export function noteTaken({ live, simulation }: Run): void {
  const gone = [...live.pending].filter(([index, compiled]) => simulation.signals.controllers[index] === compiled);
  if (gone.length === 0) return;
  for (const [index] of gone) live.pending.delete(index);
  const controllers = gone.map(([index]) => index);
  live.taken.push({ time: simulation.time, intersections: intersectionsOf(live.model, controllers) });
}

/** The program with the plans in force. */
export function programInForce({ simulation }: Run): SignalProgram {
  return { ...simulation.input.program, controllers: [...simulation.signals.controllers] };
}

function intersectionsOf(model: Model, controllers: readonly number[]): string[] {
  return controllers.flatMap((index) => model.controllers[index]?.intersections ?? []);
}

/** What of a controller the run is built on. */
const fixedOf = ({ id, intersections, class: kind, detectors, pushButtons }: Controller) => ({
  id,
  intersections,
  kind,
  detectors,
  pushButtons,
});

const STREETS = ['roads', 'intersections', 'portals', 'links'] as const;

/** Why a model cannot take the place of another in a run under way. */
function needsNewRun(before: Model, after: Model): Text | undefined {
  const differs = (keys: readonly (keyof Model)[]) => keys.some((key) => !isSame(before[key], after[key]));
  if (differs(STREETS)) return words('道路或路口', 'streets or intersections');
  if (differs(['guardedRoutes'])) return words('优先通行路线', 'guarded routes');
  if (!isSame(before.controllers.map(fixedOf), after.controllers.map(fixedOf)))
    return words('信号机的类别、检测器或按钮', 'class, detectors or buttons of controllers');
  const shown: readonly (keyof Model)[] = ['controllers', 'name', 'description', '$schema'];
  const others = (Object.keys({ ...before, ...after }) as (keyof Model)[]).filter((key) => !shown.includes(key));
  return differs(others) ? words('需求或运行设置', 'demand or settings') : undefined;
}

const words = (zh: string, en: string): Text => ({
  zh: `改动涉及${zh}，不能在运行中生效，须从头重算`,
  en: `The change is one of ${en}: it cannot take effect in a run under way, which is run again from its start`,
});

/** What every part of the editor is handed: the draft on its bench, what is wrong with it, and how a gesture becomes a step. */
import type { Network } from '../../../network/index.ts';
import type { Controller, Finding, Model, Plan } from '../../../scenario/index.ts';
import type { App } from '../../app.ts';
import { type Bench, findingsOf } from './bench.ts';
import type { Draft } from './draft.ts';
import { withPlan } from './plan-edits.ts';

export interface Desk {
  readonly app: App;
  readonly bench: Bench;
  readonly controller: Controller;
  /** The intersection that is looked at, and its node. */
  readonly intersection: string;
  readonly node: number;
  readonly findings: readonly Finding[];
  /** A finished gesture. */
  change(controller: Controller): void;
  /** A finished or a passing gesture on a plan; its cycle is closed here. */
  retime(plan: Plan, passing?: boolean): void;
  undoPreview(): void;
}

export function deskOf(app: App, draft: Draft, bench: Bench, intersection: string): Desk {
  const { controller } = bench;
  const intergreens = () => draft.state.peek()?.now.intergreens ?? [];
  return {
    app,
    bench,
    controller,
    intersection,
    node: bench.network.nodeIndex.get(intersection) ?? -1,
    findings: findingsOf(bench),
    change: (next) => draft.step({ controller: next, intergreens: intergreens() }),
    retime(plan, passing = false) {
      // What a passing gesture shows is not what the next one starts from.
      const from = draft.state.peek()?.now.controller ?? controller;
      const next = { controller: withPlan(from, bench.closed(plan)), intergreens: intergreens() };
      if (passing) draft.preview(next);
      else draft.step(next);
    },
    undoPreview: () => draft.preview(null),
  };
}

/** Whether the network on the screen is that of the model: after another file was opened it follows a moment later. */
export function fits(network: Network, model: Model, controller: Controller | undefined): boolean {
  return (
    controller !== undefined &&
    network.links.length === model.links.length &&
    controller.intersections.every((id) => network.nodeIndex.has(id))
  );
}

/** A crossing of four legs with two stages, for stories of controllers: east–west first, then north–south. */
import { buildNetwork } from '../../src/network/index.ts';
import type { Controller, Model, Plan } from '../../src/scenario/index.ts';
import {
  compileUnchecked,
  createInputs,
  createSignals,
  proposePlan,
  type SignalInputs,
  type SignalProgram,
  type SignalState,
} from '../../src/signal/index.ts';
import { square, star } from '../network/star.ts';

export const TICKS = 5;
/** Stories begin at 07:00 [s since midnight]. */
export const START = 7 * 3600;
export const assumed = { evidence: 'assumed' as const, source: 'test' };

/** Somebody is on these detectors, and on no other. */
export const cover =
  (...detectors: number[]) =>
  (inputs: SignalInputs): void => {
    inputs.occupied.fill(0);
    for (const detector of detectors) inputs.occupied[detector] = 1;
  };

export interface Story {
  readonly program: SignalProgram;
  readonly signals: SignalState;
  readonly inputs: SignalInputs;
  /** Runs on to a second of the day; what is told is asked for at every tick. */
  runTo(second: number, tell?: (inputs: SignalInputs, second: number) => void): void;
  /** Numbers of the stop-line detectors of the stage's approaches. */
  readonly before: readonly (readonly number[])[];
}

/** Stage 0: legs A and C; stage 1: legs B and D. Every approach has a stop-line detector. */
export function story(change: (plan: Plan, controller: Controller, model: Model) => void, start = START): Story {
  const model = star(square());
  const network = buildNetwork(model);
  const volumes = new Map(network.movements.map(({ index }) => [index, 100]));
  const plan: Plan = proposePlan({ model, network, node: 0, volumes, id: 'p', cycle: 80, template: 'permissive' });
  const controller: Controller = {
    id: 'M',
    intersections: ['M'],
    class: 'networked',
    plans: [plan],
    schedule: [{ from: '00:00', plan: 'p' }],
    detectors: ['A', 'B', 'C', 'D'].map((leg) => ({
      id: leg,
      link: `${leg}-in`,
      lanes: [0],
      kind: 'presence',
      distance: 0,
      ...assumed,
    })),
  };
  change(plan, controller, model);
  model.controllers = [controller];
  const program = compileUnchecked(model, network, TICKS);
  const signals = createSignals(program, network);
  const inputs = createInputs(program);
  let tick = start * TICKS;
  signals.advance(tick, inputs);
  return {
    program,
    signals,
    inputs,
    before: [
      [0, 2],
      [1, 3],
    ],
    runTo(second, tell) {
      while (tick < second * TICKS) {
        tick++;
        tell?.(inputs, tick / TICKS);
        signals.advance(tick, inputs);
      }
    },
  };
}

/** Stages as they were in: [stage, from, to] in seconds, those of one stage together. */
export function stagesShown(
  one: Story,
  until: number,
  tell?: (inputs: SignalInputs, second: number) => void,
): [stage: number, from: number][] {
  const found: [number, number][] = [];
  let last = -1;
  one.runTo(until, (inputs, second) => {
    tell?.(inputs, second);
    const stage = one.signals.stage[0] as number;
    if (stage !== last) found.push([stage, second]);
    last = stage;
  });
  return found;
}

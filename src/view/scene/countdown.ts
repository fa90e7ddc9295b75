/** Seconds until a movement's lamp changes, read from the plan in force: what a countdown display at the roadside shows. */
import type { Frame } from '../../engine/index.ts';
import { isByClock } from '../modes.ts';
import { Aspect, type SignalProgram } from '../../signal/index.ts';

/** Green and its flashing end are one countdown, as on the street. */
const sameLamp = (a: number, b: number): boolean =>
  a === b || (isGreen(a) && isGreen(b)) || (a === Aspect.red && b === Aspect.redYellow);
const isGreen = (aspect: number): boolean => aspect === Aspect.green || aspect === Aspect.greenFlash;

export class Countdown {
  readonly #program: SignalProgram;
  /** By movement: controller, index among its movements. */
  readonly #served = new Map<number, [number, number]>();

  constructor(program: SignalProgram) {
    this.#program = program;
    for (const controller of program.controllers)
      controller.movements.forEach((movement, index) => this.#served.set(movement, [controller.index, index]));
  }

  /** Whole seconds left; undefined where the lamp never changes, the movement has none, or its controller does not end greens by the clock. */
  secondsLeft(movement: number, frame: Frame): number | undefined {
    const [index, row] = this.#served.get(movement) ?? [-1, -1];
    const plan = this.#program.controllers[index]?.plans[frame.plan[index] ?? -1];
    if (plan === undefined || !isByClock(frame.mode[index])) return undefined;
    const at = frame.cycleTick[index] ?? 0;
    const aspectAt = (tick: number): number => plan.aspects[row * plan.cycle + (tick % plan.cycle)] ?? Aspect.off;
    const now = aspectAt(at);
    for (let ticks = 1; ticks <= plan.cycle; ticks++)
      if (!sameLamp(now, aspectAt(at + ticks))) return Math.ceil(ticks / this.#program.ticksPerSecond);
    return undefined;
  }
}

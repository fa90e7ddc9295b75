/** The running signals of a network. */
import type { Network } from '../network/index.ts';
import { FixedTimeController } from './controllers/fixedTime.ts';
import { Aspect } from './program.ts';
import type { SignalProgram, SignalState } from './program.ts';

const DAY = 86_400;

export function createSignals(program: SignalProgram, network: Network): SignalState {
  const controllers = program.controllers.map(
    (controller) => new FixedTimeController(controller, DAY * program.ticksPerSecond),
  );
  const board = {
    aspects: new Uint8Array(network.movements.length).fill(Aspect.off),
    permissive: new Uint8Array(network.movements.length),
    walks: new Uint8Array(network.crosswalks.length).fill(Aspect.off),
  };
  const plan = new Int32Array(controllers.length);
  const stage = new Int32Array(controllers.length);
  const cycleTick = new Int32Array(controllers.length);
  let last = Number.NaN;
  return {
    ...board,
    plan,
    stage,
    cycleTick,
    /** Called tick by tick; after a jump the controllers stand as if they had run for ever. */
    advance(tick) {
      if (tick === last) return;
      controllers.forEach((controller, index) => {
        if (tick === last + 1) controller.step(tick, board);
        else controller.start(tick, board);
        plan[index] = controller.plan;
        stage[index] = controller.stage;
        cycleTick[index] = controller.cycleTick;
      });
      last = tick;
    },
  };
}

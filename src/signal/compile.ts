/** From timing plans in seconds and names to aspects per tick. */
import type { Network } from '../network/index.ts';
import type { Model } from '../scenario/index.ts';
import { compileController } from './compileController.ts';
import { USUAL_DAY } from './days.ts';
import { equipmentOf } from './equipment.ts';
import { refuseIllegal } from './findings.ts';
import type { SignalProgram } from './program.ts';

/**
 * Compiles every controller of a model. Times that do not fall on a tick are rounded to the nearest; whole seconds always fit,
 * and a rule of the file tells of the others.
 *
 * @throws Error when a plan breaks a rule that is an error: the loader finds that before, but nobody passes this door otherwise
 */
export function compilePlans(model: Model, network: Network, ticksPerSecond: number): SignalProgram {
  refuseIllegal(model, network);
  return compileUnchecked(model, network, ticksPerSecond);
}

/** For laboratory worlds of validation and tests alone, whose lamps serve one question and need no lawful plan; a test holds that. */
export function compileUnchecked(model: Model, network: Network, ticksPerSecond: number): SignalProgram {
  const rightOnRed = Uint8Array.from(network.movements, ({ turn, node }) =>
    turn === 'right' &&
    model.intersections[node]?.control === 'signal' &&
    model.intersections[node].rightTurnOnRed !== false
      ? 1
      : 0,
  );
  const equipment = equipmentOf(model, network, ticksPerSecond);
  const day = model.settings.day ?? USUAL_DAY;
  const controllers = model.controllers.map((controller, index) =>
    compileController(controller, index, network, ticksPerSecond, day, equipment),
  );
  return { ticksPerSecond, controllers, rightOnRed, ...equipment };
}

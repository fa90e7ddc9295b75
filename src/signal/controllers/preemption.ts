/** Which vehicle or convoy on a guarded route a controller must have green for, and by which stage. */
import type { CompiledController, CompiledPlan, SignalInputs, SignalProgram } from '../program.ts';

/** Number of the call that is in force, −1 without one; the first of several. */
export function callInForce(
  controller: CompiledController,
  { calls }: SignalProgram,
  { arrival, cleared }: SignalInputs,
): number {
  for (let number = 0; number < calls.length; number++) {
    const call = calls[number];
    if (call?.controller !== controller.index || cleared[number] === 1) continue;
    const ticks = arrival[number] ?? -1;
    if (ticks >= 0 && ticks <= call.lead) return number;
  }
  return -1;
}

/** The stage that lets a movement go, best without yielding; the one that is in if it does. @param movement of the network */
export function stageFor(
  controller: CompiledController,
  plan: CompiledPlan,
  movement: number,
  current: number,
): number {
  const position = controller.movements.indexOf(movement);
  const serves = (stage: number, yields: boolean): boolean =>
    (plan.stages[stage]?.phases ?? []).some((phase) => {
      const its = plan.phases[phase];
      const at = its?.movements.indexOf(position) ?? -1;
      return at >= 0 && (yields || its?.permissive[at] === 0);
    });
  for (const yields of [false, true]) {
    if (serves(current, yields)) return current;
    const found = plan.stages.findIndex((_, stage) => serves(stage, yields));
    if (found >= 0) return found;
  }
  return current;
}

/** The conflict monitor of a controller that is run stage by stage. */
import type { CompiledController, CompiledPlan } from './program.ts';

/**
 * @param isGreen by phase of the plan
 * @throws Error when two protected greens conflict: that is a defect, whoever asked for it
 */
export function watchConflicts(
  { conflicts, movements, id }: CompiledController,
  plan: CompiledPlan,
  isGreen: (phase: number) => boolean,
): void {
  const count = movements.length;
  const isProtected = new Uint8Array(count);
  plan.phases.forEach((phase, number) => {
    if (!isGreen(number)) return;
    phase.movements.forEach((movement, at) => {
      if (phase.permissive[at] === 0) isProtected[movement] = 1;
    });
  });
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      if (isProtected[a] === 1 && isProtected[b] === 1 && conflicts[a * count + b] === 1) {
        throw new Error(`controller ${id}: protected greens of movements ${movements[b]} and ${movements[a]} conflict`);
      }
    }
  }
}

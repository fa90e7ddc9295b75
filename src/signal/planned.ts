/**
 * What a controller shows by its plans and its clock alone, at any time and without running it. Each plan is read as if it had always
 * run and at fixed times: the minutes in which one plan is left for the next are not in it, nor what detectors, officers or guarded vehicles change.
 */
import { scheduledPlan } from './days.ts';
import { Aspect, type CompiledController, type CompiledPlan } from './program.ts';

/** A stretch of time in which one aspect shows [s]. */
export interface AspectRun {
  readonly from: number;
  readonly to: number;
  readonly aspect: Aspect;
}

const DAY = 24 * 3600;

/** The plan in force by the schedule, as an index. @param time [s since midnight] */
export function plannedAt(controller: CompiledController, time: number, ticksPerSecond: number): number {
  return scheduledPlan(controller, Math.floor(time * ticksPerSecond), ticksPerSecond);
}

/** What a plan shows that has no cycle: flashing yellow, or nothing. */
export function steadyAspect({ control }: CompiledPlan): Aspect | undefined {
  if (control.mode === 'flashingYellow') return Aspect.yellowFlash;
  return control.mode === 'dark' ? Aspect.off : undefined;
}

/** When, by the simulated day's clock, a plan's first stage begins [s, 0 ≤ … < cycle]. @param clockError [s] the clock is ahead */
export function cycleStart(plan: CompiledPlan, clockError: number, ticksPerSecond: number): number {
  return modulo((plan.offset - plan.referenceTick) / ticksPerSecond - clockError, plan.cycle / ticksPerSecond);
}

/** Runs of equal aspects of one movement over the plan's cycle [s], from its first stage on. @param row place in the controller's movements */
export function aspectRuns(plan: CompiledPlan, row: number, ticksPerSecond: number): AspectRun[] {
  const runs: AspectRun[] = [];
  let from = 0;
  for (let at = 1; at <= plan.cycle; at++) {
    const aspect = plan.aspects[row * plan.cycle + from] as Aspect;
    if (at < plan.cycle && plan.aspects[row * plan.cycle + at] === aspect) continue;
    runs.push({ from: from / ticksPerSecond, to: at / ticksPerSecond, aspect });
    from = at;
  }
  return runs;
}

/** Greens of one movement within the cycle, flashing included; one that goes on over the end of the cycle is whole. */
export function greensOf(
  plan: CompiledPlan,
  row: number,
  ticksPerSecond: number,
): { readonly begin: number; readonly length: number }[] {
  const cycle = plan.cycle / ticksPerSecond;
  const greens: { begin: number; length: number }[] = [];
  for (const { from, to, aspect } of aspectRuns(plan, row, ticksPerSecond)) {
    if (aspect !== Aspect.green && aspect !== Aspect.greenFlash) continue;
    const last = greens.at(-1);
    if (last !== undefined && last.begin + last.length === from) last.length = to - last.begin;
    else greens.push({ begin: from, length: to - from });
  }
  const [first, last] = [greens[0], greens.at(-1)];
  if (first === undefined || last === undefined || first === last) return greens;
  if (first.begin > 0 || last.begin + last.length < cycle) return greens;
  return [...greens.slice(1, -1), { begin: last.begin, length: last.length + first.length }];
}

/**
 * What one movement shows from one time to another, by the plans of the schedule.
 *
 * @param row place in the controller's movements
 * @param later [s] added to a plan's offset, as while it is being moved
 */
export function plannedRuns(
  controller: CompiledController,
  row: number,
  from: number,
  to: number,
  ticksPerSecond: number,
  later: (plan: CompiledPlan) => number = () => 0,
): AspectRun[] {
  const runs: AspectRun[] = [];
  const error = controller.clockError / ticksPerSecond;
  const changes = [0, 1].flatMap((day) =>
    (controller.week[day] ?? []).map((band) => day * DAY + band.from / ticksPerSecond - error),
  );
  let begin = from;
  while (begin < to) {
    const plan = controller.plans[plannedAt(controller, begin, ticksPerSecond)];
    if (plan === undefined) break;
    const end = Math.min(to, ...changes.filter((at) => at > begin));
    const steady = steadyAspect(plan);
    if (steady !== undefined) {
      runs.push({ from: begin, to: end, aspect: steady });
      begin = end;
      continue;
    }
    const cycle = plan.cycle / ticksPerSecond;
    const start = cycleStart(plan, error, ticksPerSecond) + later(plan);
    const own = aspectRuns(plan, row, ticksPerSecond);
    for (let zero = begin - modulo(begin - start, cycle); zero < end; zero += cycle) {
      for (const run of own) {
        const [first, last] = [Math.max(begin, zero + run.from), Math.min(end, zero + run.to)];
        if (first < last) runs.push({ from: first, to: last, aspect: run.aspect });
      }
    }
    begin = end;
  }
  return runs;
}

const modulo = (time: number, cycle: number): number => time - cycle * Math.floor(time / cycle);

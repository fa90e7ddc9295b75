/**
 * Whatever runs a controller, the law holds at every tick: random legal plans, schedules, transitions and detector noise, over plan
 * changes and midnight; and who calls is served within what the plan allows.
 */
import { describe, expect, it } from 'vitest';
import { type CompiledPlan, ControlMode, type SignalProgram } from '../../src/signal/index.ts';
import { draws, type LegWish } from '../network/star.ts';
import { equippedCase, noise, programOf } from './equipped.ts';
import { LAYOUTS, TICKS, watch } from './law.ts';

const MIDNIGHT = 86_400;

describe.each(Object.keys(LAYOUTS))('%s', (layout) => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('keeps the law over schedule breaks and midnight, seed %i', (seed) => {
    const draw = draws(seed * 7907);
    const made = equippedCase(LAYOUTS[layout] as LegWish[], draw);
    const tell = noise(programOf(made), draw);
    expect(watch(made, 6 * 3600 + 3000, 7 * 3600 + 1500, tell)).toEqual([]);
    expect(watch(made, MIDNIGHT - 900, MIDNIGHT + 900, tell)).toEqual([]);
  });

  it('keeps the law through two whole days', () => {
    const draw = draws(4211);
    const made = equippedCase(LAYOUTS[layout] as LegWish[], draw);
    expect(watch(made, 0, 2 * MIDNIGHT, noise(programOf(made), draw))).toEqual([]);
  });

  it.each(['semiActuated', 'fullyActuated', 'coordinated', 'maxPressure'] as const)(
    'who calls is served within the maximum of the others: %s',
    (mode) => {
      for (const seed of [1, 2, 3]) {
        const draw = draws(seed * 6101);
        const made = equippedCase(LAYOUTS[layout] as LegWish[], draw, [mode]);
        made.model.controllers[0]!.offline = [];
        made.model.controllers[0]!.schedule = [{ from: '00:00', plan: 'a' }];
        const program = programOf(made);
        const late = new Set<string>();
        const tell = noise(program, draw);
        const waiter = waits(program);
        const faults = watch(made, 7 * 3600, 8.5 * 3600, tell, (tick, signals) => {
          if (signals.mode[0] !== ControlMode.blind) for (const one of waiter(tick, signals.aspects)) late.add(one);
        });
        expect([...late], `seed ${seed}`).toEqual([]);
        expect(faults, `seed ${seed}`).toEqual([]);
      }
    },
  );
});

/** Tells of every phase that was called by a living detector and has been without green for longer than the plan allows. */
function waits(program: SignalProgram): (tick: number, aspects: Uint8Array) => string[] {
  const controller = program.controllers[0]!;
  const plan = controller.plans[0]!;
  const longest = longestWait(plan);
  const since = plan.phases.map(() => -1);
  return (tick, aspects) =>
    plan.phases.flatMap((phase, number) => {
      const isGreen = phase.movements.some((movement) => {
        const aspect = aspects[controller.movements[movement]!];
        return aspect === 2 || aspect === 3;
      });
      if (phase.movements.length === 0 || isGreen) since[number] = -1;
      else if (since[number]! < 0) since[number] = tick;
      const wait = since[number]! < 0 ? 0 : tick - since[number]!;
      const isCalledAlways = phase.recall !== 'none' || phase.detectors.length === 0;
      return isCalledAlways && wait > longest ? [`${phase.id} waited ${wait / TICKS} s of ${longest / TICKS}`] : [];
    });
}

/** [ticks] every other stage at its longest, with all clearances; a coordinated one may have to pass a cycle. */
function longestWait(plan: CompiledPlan): number {
  const stages = plan.stages.map(({ phases }) => {
    const own = phases.map((phase) => plan.phases[phase]!);
    const green = own.map(({ maximum, flash, crosswalks }) =>
      Math.max(
        maximum + flash,
        ...crosswalks.map(({ walk, least, clearance }) => Math.max(walk, least) + clearance + flash),
      ),
    );
    const clear = own.map(({ yellow, redClearance }) => yellow + redClearance);
    return Math.max(...green) + Math.max(...clear);
  });
  const round = stages.reduce((sum, one) => sum + one, 0);
  if (plan.control.mode === 'coordinated') return 2 * plan.cycle;
  return plan.control.mode === 'maxPressure' ? round + 90 * TICKS * plan.stages.length : round;
}

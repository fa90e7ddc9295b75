/** Fixed-time signals for the streets of the cases. */
import type { Controller, Model, Phase, Turn } from '../../scenario/index.ts';

/** A phase by approach and turn, `E-in through, W-in through`; with a `~` before it where it must yield. */
export function phase(id: string, movements: string, yellow = 3, redClearance = 2): Phase {
  return {
    id,
    yellow,
    redClearance,
    movements: movements.split(', ').map((text) => {
      const [approach, turn] = text.replace('~', '').split(' ') as [string, Turn];
      return { approach, turn, ...(text.startsWith('~') ? { permissive: true } : {}) };
    }),
  };
}

/**
 * One controller more, whose stages are its phases one after the other.
 *
 * @param greens [s] by phase; a cycle is these with each phase's yellow and red clearance
 * @param offset [s] from midnight to the start of the first green
 */
export function withSignal(
  model: Model,
  intersection: string,
  phases: readonly Phase[],
  greens: readonly number[],
  offset = 0,
): Model {
  const cycle = phases.reduce(
    (sum, one, index) => sum + (one.yellow ?? 0) + (one.redClearance ?? 0) + greens[index]!,
    0,
  );
  const controller: Controller = {
    id: `K-${intersection}`,
    intersections: [intersection],
    class: 'networked',
    schedule: [{ from: '00:00', plan: 'P' }],
    plans: [
      {
        id: 'P',
        cycle,
        offset: ((offset % cycle) + cycle) % cycle,
        phases: [...phases],
        stages: phases.map((one, index) => ({ id: one.id, phases: [one.id], green: greens[index]! })),
      },
    ],
  };
  return { ...model, controllers: [...model.controllers, controller] };
}

/** Offsets that are moved in the diagram: within half a cycle either way, and how they become changes of the scenario. */
import type { Change } from '../scenario/index.ts';
import type { CorridorSignal } from '../signal/index.ts';
import type { App } from './app.ts';
import { type CorridorNow, writtenOf } from './corridor-bands.ts';

/** @param seconds whole; a whole cycle more or less is the same */
export function moveOffset({ corridor }: App, signal: CorridorSignal, seconds: number): void {
  const { cycle } = signal;
  const within = seconds - cycle * Math.round(seconds / cycle);
  const moved = new Map(corridor.moved.value);
  if (within === 0) moved.delete(signal.controller.id);
  else moved.set(signal.controller.id, within);
  corridor.moved.value = moved;
}

/** One retiming a controller: its plan in force with the new offset. */
export function changesOf(now: CorridorNow, moved: ReadonlyMap<string, number>): Change[] {
  const seen = new Set<string>();
  return now.signals.flatMap((signal): Change[] => {
    const by = moved.get(signal.controller.id) ?? 0;
    const written = writtenOf(now, signal);
    if (by === 0 || written === null || seen.has(signal.controller.id)) return [];
    seen.add(signal.controller.id);
    const { controller, plan } = written;
    const offset = ((((plan.offset ?? 0) + by) % plan.cycle) + plan.cycle) % plan.cycle;
    return [{ do: 'retime', controller: controller.id, plan: { ...plan, offset } }];
  });
}

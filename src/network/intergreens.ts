/** The intergreens that intersections set themselves, pair of movements by pair: a turn with several exits is several movements. */
import type { Model, Turn } from '../scenario/index.ts';
import type { Movement, NetworkLink, SetIntergreen } from './network.ts';

export function intergreensOf(
  model: Model,
  links: readonly NetworkLink[],
  movements: readonly Movement[],
): SetIntergreen[] {
  return model.intersections.flatMap(({ intergreens = [] }, node) => {
    if (intergreens.length === 0) return [];
    const own = movements.filter((movement) => movement.node === node);
    const named = ({ approach, turn }: { approach: string; turn: Turn }) =>
      own.filter((movement) => movement.turn === turn && links[movement.fromLink]?.id === approach);
    return intergreens.flatMap(({ ending, starting, seconds, reason }) =>
      named(ending).flatMap((last) =>
        named(starting).map((next) => ({ ending: last.index, starting: next.index, seconds, reason })),
      ),
    );
  });
}

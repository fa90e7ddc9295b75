/** Flow ratios y of the stages of a plan, and their sum Y: how much of each hour of green the traffic needs. */
import type { Movement, Network } from '../../network/index.ts';

/** A left turn that yields needs about as much green as two that do not; half the right turns go on red. Assumed. */
export const WEIGHT = { yieldingLeft: 2, right: 0.5 };

export interface Served {
  readonly movement: Movement;
  readonly permissive: boolean;
}

/**
 * Flow ratio of the critical approach of each stage: flow ÷ saturation flow of the lanes it uses.
 *
 * @param fresh           by stage: what it serves that no stage before it did
 * @param volume          [veh/h]
 * @param saturationFlow  of a lane [veh/h]
 */
export function flowRatios(
  network: Network,
  fresh: readonly (readonly Served[])[],
  volume: (movement: Movement) => number,
  saturationFlow: number,
): number[] {
  return fresh.map((entries) => {
    const ratios = [...new Set(entries.map(({ movement }) => movement.fromLink))].map((link) => {
      const own = entries.filter(({ movement }) => movement.fromLink === link);
      const lanes = new Set(
        own.flatMap(({ movement }) =>
          movement.connections.map((connection) => network.connections[connection]?.fromLane),
        ),
      );
      const flow = own.reduce((sum, { movement, permissive }) => {
        const isYieldingLeft = permissive && movement.turn === 'left';
        const weight = movement.turn === 'right' ? WEIGHT.right : isYieldingLeft ? WEIGHT.yieldingLeft : 1;
        return sum + weight * volume(movement);
      }, 0);
      return flow / (Math.max(1, lanes.size) * saturationFlow);
    });
    return Math.max(0, ...ratios);
  });
}

/** What the formulas expect of a change of timing that somebody has drafted: as of a proposal, with the same arrivals and lane groups. */
import type { Trip } from '../../engine/index.ts';
import type { Network } from '../../network/index.ts';
import type { Controller, Model } from '../../scenario/index.ts';
import { planStreams } from '../../signal/index.ts';
import { expectedArrivals } from './arrivals.ts';
import { measuredDischarge } from './discharge.ts';
import { effectOfPlans, meanDelay, type MovementEffect } from './effect.ts';
import { planInForce } from './in-force.ts';

export interface TimingEffectWish {
  /** One controller, as it is and as drafted; of its plans those count that are in force in most of the period. */
  readonly before: Controller;
  readonly after: Controller;
  /** [s since midnight] */
  readonly from: number;
  readonly to: number;
}

export interface TimingEffect {
  readonly movements: readonly MovementEffect[];
  readonly delay: ReturnType<typeof meanDelay>;
}

export function timingEffect(
  { model, network, trips }: { readonly model: Model; readonly network: Network; readonly trips: readonly Trip[] },
  { before, after, from, to }: TimingEffectWish,
): TimingEffect {
  const arrivals = expectedArrivals(network, trips, from, to);
  const discharge = measuredDischarge(model);
  const streams = (controller: Controller) => {
    const plan = planInForce(controller, from, to);
    return plan === undefined
      ? { cycle: 0, streams: [] }
      : planStreams(model, network, controller, plan, arrivals, discharge);
  };
  const nodes = after.intersections.flatMap((id) => network.nodeIndex.get(id) ?? []);
  const own = network.movements.filter(({ node, banned }) => nodes.includes(node) && !banned);
  const movements = effectOfPlans(
    own.map(({ index }) => index),
    streams(before),
    streams(after),
    arrivals,
    to - from,
  );
  return { movements, delay: meanDelay(movements) };
}

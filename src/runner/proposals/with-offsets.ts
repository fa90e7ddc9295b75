/** Offsets on top of a corridor's cycle and splits: the widest waves through the new greens, weighted by who wants to drive there. */
import { corridorWay, type Network } from '../../network/index.ts';
import type { Model, Text } from '../../scenario/index.ts';
import { compilePlans } from '../../signal/index.ts';
import { type ProposedOffsets, proposeOffsets } from '../wave/propose-offsets.ts';
import { changesOf, type PlaceProposal, type Proposal } from './propose.ts';

export interface OffsetInput {
  readonly model: Model;
  readonly network: Network;
  readonly ticksPerSecond: number;
}

/** @param solve  where the solver runs; here and now when left out */
export async function withOffsets(
  proposal: Proposal,
  { model, network, ticksPerSecond }: OffsetInput,
  solve?: Parameters<typeof proposeOffsets>[1],
): Promise<Proposal> {
  const { wish, places } = proposal;
  const controllers = places.flatMap(({ controller, split }) => {
    const its = model.controllers.find(({ id }) => id === controller);
    if (its === undefined) return [];
    const plans = its.plans.map((plan) => (plan.id === split.plan.id ? split.plan : plan));
    return [{ ...its, plans }];
  });
  const changed: Model = { ...model, controllers };
  const offsets = await proposeOffsets(
    {
      model: changed,
      network,
      program: compilePlans(changed, network, ticksPerSecond),
      way: corridorWay(network, wish.intersections),
      time: (wish.from + wish.to) / 2,
      volumes: proposal.arrivals,
    },
    solve,
  );
  const moved = places.map((place): PlaceProposal => {
    const plan = offsets.plans.find(({ controller }) => controller === place.controller)?.plan;
    return plan === undefined ? place : { ...place, split: { ...place.split, plan } };
  });
  return {
    ...proposal,
    places: moved,
    reasons: [...proposal.reasons, ...bandText(offsets), ...offsets.reasons],
    changes: changesOf(moved),
  };
}

function bandText({ plans, before, after }: ProposedOffsets): Text[] {
  if (plans.length === 0) return [];
  const [there, back] = [
    [before.forward, after.forward],
    [before.backward, after.backward],
  ].map((pair) => pair.map((width) => Math.round(width)).join(' → '));
  return [
    {
      zh: `相位差：绿波带宽 去程 ${there} s、回程 ${back} s（箭头前为新绿灯配原相位差）`,
      en: `Offsets: bandwidth there ${there} s, back ${back} s (before the arrow: the new greens with the old offsets)`,
    },
  ];
}

/** One choice of cycles and greens for a corridor, brought into step: offsets for the widest waves at one speed, and the delay that the formulas expect. */
import { corridorWay, type Network } from '../../network/index.ts';
import type { Controller, Model, Plan } from '../../scenario/index.ts';
import {
  commonStretches,
  compilePlans,
  type CorridorSignal,
  corridorSignals,
  type SplitProposal,
} from '../../signal/index.ts';
import { type ProposedOffsets, proposeOffsets } from '../wave/propose-offsets.ts';
import { platoonDelays, type ServedStream } from './platoons.ts';
import type { PlaceProposal, Proposal } from './propose.ts';

export interface OffsetInput {
  readonly model: Model;
  readonly network: Network;
  readonly ticksPerSecond: number;
}

export type Solve = NonNullable<Parameters<typeof proposeOffsets>[1]>;

/** Offsets of one stretch. */
export interface Wave extends ProposedOffsets {
  /** Ids of the intersections at its ends. */
  readonly first: string;
  readonly last: string;
  readonly signals: number;
}

export interface InStep {
  /** In the order of the places, with offsets. */
  readonly plans: readonly Plan[];
  /** Of each stretch with a common cycle; the longest whose clocks are kept right first. */
  readonly waves: readonly Wave[];
  /** Control delay of each place's lane groups [s/veh], platoons included. */
  readonly delays: readonly (readonly number[])[];
  /** Mean of all who arrive [s/veh]. */
  readonly delay: number;
}

/** A corridor as it is asked about. */
export interface CorridorAsked extends OffsetInput {
  readonly proposal: Proposal;
}

/** @param speed [m/s] that the waves are for   @param solve where the solver runs; here and now when left out */
export async function inStep(
  asked: CorridorAsked,
  splits: readonly SplitProposal[],
  speed: number,
  solve?: Solve,
): Promise<InStep> {
  const { network, ticksPerSecond, proposal } = asked;
  const { intersections } = proposal.wish;
  const model = modelWith(
    asked,
    splits.map(({ plan }) => plan),
  );
  const program = compilePlans(model, network, ticksPerSecond);
  const signals = corridorSignals(program, corridorWay(network, intersections), 0);
  const stretches = stretchesOf(signals);
  const waves: Wave[] = [];
  for (const stretch of stretches) {
    const ids = intersections.slice(stretch[0]?.place, (stretch.at(-1)?.place ?? 0) + 1);
    const way = corridorWay(network, ids);
    const volumes = proposal.arrivals;
    const offsets = await proposeOffsets({ model, network, program, way, time: 0, volumes, speed }, solve);
    waves.push({ ...offsets, first: ids[0] ?? '', last: ids.at(-1) ?? '', signals: stretch.length });
  }
  const moved = waves.flatMap(({ plans }) => plans);
  const plans = proposal.places.map(
    ({ controller }, index) =>
      moved.find((one) => one.controller === controller)?.plan ?? (splits[index] as SplitProposal).plan,
  );
  const streams = splits.map((split) => split.streams.map((one) => ({ ...one, green: one.green.after })));
  return { plans, waves, ...delaysWith(asked, plans, streams) };
}

/**
 * Signals of one common cycle that follow one another, two or more: where some have clocks that are kept right and others drift, a wave through
 * both would not last, so it is cut between them. Those with right clocks come first. One alone with a right clock goes with its neighbours.
 */
function stretchesOf(signals: readonly CorridorSignal[]): CorridorSignal[][] {
  const found: { part: CorridorSignal[]; isDrifting: boolean }[] = [];
  for (const { first, last } of commonStretches(signals.map(({ cycle }) => cycle))) {
    const all = signals.slice(first, last + 1);
    const drifts = all.map(({ controller }) => controller.class === 'freeRunning');
    const isDrifting = drifts.map((own, at) => own || (drifts[at - 1] !== false && drifts[at + 1] !== false));
    for (const [at, signal] of all.entries()) {
      const before = found.at(-1);
      if (at > 0 && before !== undefined && isDrifting[at] === isDrifting[at - 1]) before.part.push(signal);
      else found.push({ part: [signal], isDrifting: isDrifting[at] === true });
    }
  }
  return found
    .filter(({ part }) => part.length > 1)
    .sort((a, b) => Number(a.isDrifting) - Number(b.isDrifting) || b.part.length - a.part.length)
    .map(({ part }) => part);
}

/** What the formulas expect of today's plans and offsets. */
export function asToday(asked: CorridorAsked): Pick<InStep, 'delays' | 'delay'> {
  const { places } = asked.proposal;
  return delaysWith(
    asked,
    places.map(({ today }) => today),
    places.map(({ split }) => split.streams.map((one) => ({ ...one, green: one.green.before }))),
  );
}

function delaysWith(
  asked: CorridorAsked,
  plans: readonly Plan[],
  streams: readonly (readonly ServedStream[])[],
): Pick<InStep, 'delays' | 'delay'> {
  const { network, ticksPerSecond, proposal } = asked;
  const { wish, places, arrivals } = proposal;
  const by = platoonDelays({
    network,
    program: compilePlans(modelWith(asked, plans), network, ticksPerSecond),
    way: corridorWay(network, wish.intersections),
    time: 0,
    arrivals,
    period: wish.to - wish.from,
    streams: new Map(places.map(({ controller }, index) => [controller, streams[index] ?? []])),
  });
  const delays = places.map(({ controller }) => by.get(controller) ?? []);
  let [seconds, vehicles] = [0, 0];
  for (const [place, own] of streams.entries())
    for (const [index, { flow }] of own.entries()) {
      seconds += flow * (delays[place]?.[index] ?? 0);
      vehicles += flow;
    }
  return { delays, delay: vehicles > 0 ? seconds / vehicles : 0 };
}

/** Each controller with its plan meant and no other, all day. */
function modelWith({ model, proposal }: CorridorAsked, plans: readonly Plan[]): Model {
  const controllers = proposal.places.flatMap(({ controller }: PlaceProposal, index) => {
    const its = model.controllers.find(({ id }) => id === controller);
    const plan = plans[index];
    return its === undefined || plan === undefined ? [] : [onlyWith(its, plan)];
  });
  return { ...model, controllers };
}

function onlyWith(controller: Controller, plan: Plan): Controller {
  const { id, intersections, class: kind } = controller;
  return { id, intersections, class: kind, plans: [plan], schedule: [{ from: '00:00', plan: plan.id }] };
}

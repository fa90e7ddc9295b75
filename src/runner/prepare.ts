/** From a checked scenario to everything a run needs: network, signal program, routes, trips. */
import { secondsOfDay } from '../common/index.ts';
import { type Assignment, type AssignmentInput, assign, makeTrips, type SimulationInput } from '../engine/index.ts';
import { freeFlowSpeeds } from '../metrics/index.ts';
import { buildNetwork, type Network } from '../network/index.ts';
import type { Model } from '../scenario/index.ts';
import { compilePlans, type SignalProgram } from '../signal/index.ts';
import type { PreparationStep } from './messages.ts';
import type { RunPlan } from './plan.ts';
import { scenarioHash } from './scenarioHash.ts';

export interface PreparedRun {
  readonly plan: RunPlan;
  readonly scenarioHash: string;
  readonly assignment: Assignment;
  readonly reassigned: boolean;
  /** By link id [m/s], of the base whatever runs: all plans are measured with one yardstick. */
  readonly freeFlow: ReadonlyMap<string, number>;
  /** [s since midnight] the scenario ends at. */
  readonly end: number;
  readonly input: SimulationInput;
}

export interface PrepareOptions {
  onProgress?: (what: PreparationStep, share: number) => void;
  /** Told as soon as they are built; routes take longer. */
  onNetwork?: (network: Network, program: SignalProgram) => void;
  /** What several runs on one base can share; looked up first and added to. */
  cache?: PreparationCache;
}

/** By scenario hash: routes of the model they were chosen on, free-flow speeds of a base. */
export interface PreparationCache {
  assignments: Map<string, Assignment>;
  freeFlow: Map<string, ReadonlyMap<string, number>>;
}

/** [s] where the scenario says nothing; every plan in whole seconds fits it. */
const TICK_LENGTH = 0.2;
/** Share of drivers who enter an intersection they cannot clear, where the scenario says nothing; assumed. */
const BLOCKING_SHARE = 0.1;

/** @throws Error when travellers have no way to where they want to go; the checks find that before */
export function prepare(plan: RunPlan, options: PrepareOptions = {}): PreparedRun {
  const { model, seed } = plan;
  const { settings } = model;
  const ticksPerSecond = ticksPerSecondOf(model);
  options.onProgress?.('network', 0);
  const { network, program } = build(model);
  options.onNetwork?.(network, program);
  options.onProgress?.('network', 1);

  const hash = scenarioHash(model);
  const baseHash = plan.base === model ? hash : scenarioHash(plan.base);
  const run = { model, network, program };
  let built: AssignmentInput | undefined = baseHash === hash ? run : undefined;
  const base = () => (built ??= build(plan.base));

  const freeFlow = cached(options.cache?.freeFlow, baseHash, () => freeFlowSpeeds(base().network, base().program));
  const reassigned = plan.reassign === true;
  const assignment = cached(options.cache?.assignments, reassigned ? hash : baseHash, () =>
    assign(reassigned ? run : base(), (share) => options.onProgress?.('assignment', share)),
  );

  const start = plan.start ?? secondsOfDay(settings.start);
  options.onProgress?.('trips', 0);
  const trips = makeTrips({ model, network, assignment, seed, from: start });
  options.onProgress?.('trips', 1);
  const input: SimulationInput = {
    network,
    program,
    trips,
    start,
    ticksPerSecond,
    seed,
    saturationFlow: settings.saturationFlow.value,
    blockingShare: settings.blockingShare?.value ?? BLOCKING_SHARE,
    drivers: {
      ...(settings.courtesyShare && { courtesyShare: settings.courtesyShare.value }),
      ...(settings.impatientShare && { impatientShare: settings.impatientShare.value }),
    },
  };
  return { plan, scenarioHash: hash, assignment, reassigned, freeFlow, end: secondsOfDay(settings.end), input };
}

function ticksPerSecondOf(model: Model): number {
  return Math.round(1 / (model.settings.tickLength ?? TICK_LENGTH));
}

function build(model: Model): AssignmentInput {
  const network = buildNetwork(model);
  return { model, network, program: compilePlans(model, network, ticksPerSecondOf(model)) };
}

function cached<Value>(cache: Map<string, Value> | undefined, key: string, make: () => Value): Value {
  const known = cache?.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache?.set(key, made);
  return made;
}

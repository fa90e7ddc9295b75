/** From a checked scenario to everything a run needs: network, signal program, routes, trips. */
import { secondsOfDay } from '../common/index.ts';
import { type Assignment, assign, makeTrips, type SimulationInput } from '../engine/index.ts';
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
  /** [s since midnight] the scenario ends at. */
  readonly end: number;
  readonly input: SimulationInput;
}

export interface PrepareOptions {
  onProgress?: (what: PreparationStep, share: number) => void;
  /** Told as soon as they are built; routes take longer. */
  onNetwork?: (network: Network, program: SignalProgram) => void;
  /** Assignments by scenario hash of their base: looked up first and added to, for several runs on one base. */
  assignments?: Map<string, Assignment>;
}

const TICK_LENGTH = 0.2;
const BLOCKING_SHARE = 0.1;

/** @throws Error when travellers have no way to where they want to go; the checks find that before */
export function prepare(plan: RunPlan, options: PrepareOptions = {}): PreparedRun {
  const { model, seed } = plan;
  const { settings } = model;
  const ticksPerSecond = ticksPerSecondOf(model);
  options.onProgress?.('network', 0);
  const network = buildNetwork(model);
  const program = compilePlans(model, network, ticksPerSecond);
  options.onNetwork?.(network, program);
  options.onProgress?.('network', 1);

  const reassigned = plan.reassign === true;
  const hash = scenarioHash(model);
  const base = reassigned ? model : plan.base;
  const baseHash = base === model ? hash : scenarioHash(base);
  let assignment = options.assignments?.get(baseHash);
  if (assignment === undefined) {
    const onProgress = (share: number) => options.onProgress?.('assignment', share);
    if (baseHash === hash) {
      assignment = assign({ model, network, program }, onProgress);
    } else {
      const baseNetwork = buildNetwork(base);
      const baseProgram = compilePlans(base, baseNetwork, ticksPerSecondOf(base));
      assignment = assign({ model: base, network: baseNetwork, program: baseProgram }, onProgress);
    }
    options.assignments?.set(baseHash, assignment);
  }

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
  };
  return { plan, scenarioHash: hash, assignment, reassigned, end: secondsOfDay(settings.end), input };
}

function ticksPerSecondOf(model: Model): number {
  return Math.round(1 / (model.settings.tickLength ?? TICK_LENGTH));
}

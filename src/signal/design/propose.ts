/**
 * A fixed-time plan from volumes and geometry, in the file's form: stages from a template, intergreens from the conflict areas,
 * Webster's cycle, greens by flow ratio, walkers' minimums kept. A first plan to argue with, as a county would set it; not
 * an optimum.
 */
import type { Movement, Network } from '../../network/index.ts';
import type { Model, Text } from '../../scenario/index.ts';
import { ConflictTable } from '../conflicts.ts';
import { derivedClearance, type TimedPhase as Phase, type TimedPlan as Plan } from '../derive.ts';
import { crossingTime, SHORTEST_WALK } from '../pedestrians.ts';
import { walkingSpeedAt } from '../schools.ts';
import { CYCLE_BOUNDS, splitGreens, websterCycle } from './cycle.ts';
import { refusePlan } from '../findings.ts';
import { flowRatios } from './flowRatios.ts';
import { yellowFor } from './intergreen.ts';
import { draftStages, placeCrosswalks } from './stages.ts';
import type { DraftPhase, DraftStage, Template } from './stages.ts';
import { streetsOf } from './streets.ts';

export interface PlanWish {
  readonly model: Model;
  readonly network: Network;
  /** Index of the intersection. */
  readonly node: number;
  /** Movement index → veh/h; 0 when absent. */
  readonly volumes: ReadonlyMap<number, number>;
  readonly template?: Template;
  /** [s]; Webster's when left out. Made longer where the minimums need it: read it from the plan. */
  readonly cycle?: number;
  readonly offset?: number;
  readonly id?: string;
  readonly name?: Text;
  /** false: as plans were made that thought of neither children's pace near schools nor of walkers before the last vehicle. */
  readonly careful?: false;
}

/** Minimum greens [s]: 8 for turns, 10 with through traffic; assumed, weak sources. */
const MINIMUM_GREEN = { turn: 8, through: 10 };
const GREEN_FLASH = 3;
/** Time lost per stage beside its interstage: starting up, less the yellow that is used [s]; assumed. */
const LOST = 1;
/** A stage that carries hardly anybody has a share of the green all the same. */
const LEAST_RATIO = 0.01;

/** @throws Error where the wish leads to a plan that breaks a rule which is an error: a proposal never does */
export function proposePlan(wish: PlanWish): Plan {
  const { model, network, node } = wish;
  const table = new ConflictTable(network, [node]);
  const careful = wish.careful ?? true;
  const volume = (movement: Movement) => wish.volumes.get(movement.index) ?? 0;
  const isLagging = (link: number) => model.links[link]?.lanes.some((lane) => lane.waitingArea !== undefined) === true;
  const streets = streetsOf(network, node);
  const drafted = draftStages(network, table, streets, wish.template ?? 'auto', volume, isLagging);
  if (drafted.length === 0) throw new Error(`intersection ${network.nodes[node]?.id} has no approach to give green to`);
  const stages = placeCrosswalks(
    network,
    drafted,
    network.crosswalks.filter((crosswalk) => crosswalk.node === node),
  );
  const drafts = [...new Set(stages.flatMap((stage) => stage.phases))];
  const phases = new Map(drafts.map((draft) => [draft, phaseOf(draft, stages, network, table, careful)]));
  const interstages = stages.map((stage, index) => {
    const next = stages[(index + 1) % stages.length] as DraftStage;
    const ending = stage.phases
      .filter((draft) => !next.phases.includes(draft))
      .map((draft) => phases.get(draft) as Phase);
    return Math.max(0, ...ending.map(({ yellow, redClearance }) => yellow + redClearance));
  });
  const saturationFlow = model.settings.saturationFlow.value;
  const ratios = flowRatios(network, freshIn(stages), volume, saturationFlow).map((y) => Math.max(LEAST_RATIO, y));
  const minimums = stages.map((stage, index) =>
    Math.max(1, ...stage.phases.map((draft) => minimumIn(stage, index, draft, stages, phases.get(draft) as Phase))),
  );
  const between = sumOf(interstages);
  const least = Math.max(CYCLE_BOUNDS.least, between + sumOf(minimums));
  const cycle = Math.max(least, wish.cycle ?? websterCycle(between + LOST * stages.length, ratios));
  const greens = splitGreens(cycle - between, ratios, minimums);
  const plan: Plan = {
    id: wish.id ?? 'plan',
    ...(wish.name === undefined ? {} : { name: wish.name }),
    cycle,
    offset: wish.offset ?? 0,
    reference: stageId(stages[0] as DraftStage),
    phases: [...phases.values()],
    stages: stages.map((stage, index) => ({
      id: stageId(stage),
      phases: stage.phases.map((draft) => draft.id),
      green: greens[index] as number,
    })),
  };
  refusePlan(model, network, [network.nodes[node]?.id ?? ''], plan);
  return plan;
}

/** Named by the phase that is new in it. */
const stageId = (stage: DraftStage): string => stage.phases[stage.phases.length - 1]?.id ?? '';

function phaseOf(
  draft: DraftPhase,
  stages: readonly DraftStage[],
  network: Network,
  table: ConflictTable,
  careful: boolean,
): Phase {
  const own = stages.filter((stage) => stage.phases.includes(draft)).flatMap((stage) => stage.phases);
  const others = stages.flatMap((stage) => stage.phases).filter((other) => !own.includes(other));
  const limits = draft.movements
    .filter(({ movement }) => movement.turn === 'through')
    .map(({ movement }) => network.links[movement.fromLink]?.speedLimit ?? 0);
  const carriesNobody = draft.movements.length === 0;
  const yellow = carriesNobody ? 0 : yellowFor(Math.max(0, ...limits));
  const next = {
    movements: others.flatMap((other) => other.movements.map(({ movement }) => movement)),
    crosswalks: careful ? others.flatMap((other) => other.crosswalks) : [],
  };
  const crossing = Math.max(
    0,
    ...draft.crosswalks.map(({ length, node }) =>
      crossingTime(length, careful ? walkingSpeedAt(network, node).value : undefined),
    ),
  );
  const hasThrough = draft.movements.some(({ movement }) => movement.turn === 'through');
  return {
    id: draft.id,
    movements: byTurn(draft, network),
    ...(draft.crosswalks.length === 0
      ? {}
      : { crosswalks: draft.crosswalks.map(({ leg }) => network.links[leg]?.id ?? '') }),
    minimumGreen: Math.max(
      hasThrough ? MINIMUM_GREEN.through : MINIMUM_GREEN.turn,
      crossing > 0 ? crossing + SHORTEST_WALK : 0,
    ),
    yellow,
    redClearance: derivedClearance(network, table, draft.movements, next, yellow),
    ...(carriesNobody ? {} : { greenFlash: GREEN_FLASH }),
    ...(crossing > 0 ? { pedestrianClearance: crossing } : {}),
  };
}

/** As the file names them, by approach and turn: a turn with several exits yields if any of them must. */
function byTurn(draft: DraftPhase, network: Network): Phase['movements'] {
  const named = new Map<string, Phase['movements'][number]>();
  for (const { movement, permissive } of draft.movements) {
    const approach = network.links[movement.fromLink]?.id ?? '';
    const key = `${approach} ${movement.turn}`;
    const yields = permissive || named.get(key)?.permissive === true;
    named.set(key, { approach, turn: movement.turn, ...(yields ? { permissive: true } : {}) });
  }
  return [...named.values()];
}

/** A phase of one stage has its minimum there; one of several has it in the first, so that each is enough for the others. */
function minimumIn(
  stage: DraftStage,
  index: number,
  draft: DraftPhase,
  stages: readonly DraftStage[],
  phase: Phase,
): number {
  const first = stages.findIndex((other) => other.phases.includes(draft));
  return first === index || stage.phases.length === 1 ? (phase.minimumGreen ?? 0) : 0;
}

/** Of each stage, what no stage before it serves. */
function freshIn(stages: readonly DraftStage[]): DraftPhase['movements'][] {
  const served = new Set<DraftPhase>();
  return stages.map((stage) => {
    const fresh = stage.phases.filter((draft) => !served.has(draft));
    for (const draft of stage.phases) served.add(draft);
    return fresh.flatMap((draft) => draft.movements);
  });
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

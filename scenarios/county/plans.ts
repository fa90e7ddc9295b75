/**
 * Today's timing plans, as a county has them: greens by the width of the road, the same rule everywhere, no counts behind them.
 * Yellow 3 s; red clearance and pedestrian times from the size of the intersection; whole seconds.
 */
import type { Controller, Phase, Plan, Text } from '../../src/scenario/index.ts';
import { NETWORKED } from './intersections.ts';
import type { Layout, Leg, Node } from './layout.ts';
import { at, distance } from './lines.ts';
import { type PhaseSketch, type Sketch, type StageSketch, sketchStages } from './stages.ts';
import { lanesOf } from './turns.ts';

const YELLOW = 3;
const GREEN_FLASH = 3;
const WALK = 6;
/** Walking speed of a crossing [m/s]: GB 50647. */
const WALKING = 1;
/** [m], lane width of the county where nothing else is said. */
const LANE = 3.25;
/** Common cycle of the networked signals [s]. */
const NETWORKED_CYCLE = { flat: 110, peak: 130 };
/** Speed the offsets of Renmin Road were set for, eastbound [m/s]: 45 km/h. */
const PROGRESSION = 12.5;

type Period = 'flat' | 'peak';
const NAMES: Record<Period, Text> = { flat: { zh: '平峰', en: 'Flat' }, peak: { zh: '高峰', en: 'Peak' } };
const SCHEDULE: { from: string; plan: Period }[] = [
  { from: '00:00', plan: 'flat' },
  { from: '07:00', plan: 'peak' },
  { from: '08:45', plan: 'flat' },
  { from: '11:30', plan: 'peak' },
  { from: '12:30', plan: 'flat' },
  { from: '13:40', plan: 'peak' },
  { from: '14:30', plan: 'flat' },
  { from: '16:30', plan: 'peak' },
  { from: '18:45', plan: 'flat' },
];

/** Kerb to kerb [m]. */
function crossingLength(node: Node, leg: Leg): number {
  const { road } = leg.stretch;
  const lanes = lanesOf(node, leg).length + road.lanes;
  return lanes * LANE + 2 * (road.median ?? 0) + 2 * (road.cycle?.[0] ?? 0);
}

/** Red after yellow: what a vehicle needs to clear the widest leg it crosses at 8 m/s, less the yellow's slack. */
function redClearance(node: Node): number {
  const widest = Math.max(...node.legs.map((leg) => crossingLength(node, leg)));
  return Math.max(1, Math.ceil((widest + 6) / 8 - 2));
}

function pedestrianClearance(node: Node, legs: Leg[]): number {
  return Math.ceil(Math.max(...legs.map((leg) => crossingLength(node, leg))) / WALKING);
}

/** Rough rule: green by class and lanes of the road, a little more in the peak plan. */
function greenOf(stage: StageSketch, period: Period): number {
  const { road } = stage.leg.stretch;
  const base = { highway: 34, arterial: 24 + 5 * (road.lanes - 2), collector: 20 + 4 * (road.lanes - 1), street: 16 };
  if (stage.kind === 'left') return period === 'peak' ? 15 : 12;
  return base[road.class] + (period === 'peak' ? (road.lanes >= 2 ? 10 : 4) : 0);
}

function phaseOf(node: Node, sketch: PhaseSketch): Phase {
  const phase: Phase = { id: sketch.id, movements: sketch.movements, yellow: YELLOW, redClearance: redClearance(node) };
  phase.greenFlash = GREEN_FLASH;
  phase.minimumGreen = 8;
  if (sketch.crosswalks.length === 0) return phase;
  phase.crosswalks = sketch.crosswalks.map((leg) => leg.approach);
  phase.walk = WALK;
  phase.pedestrianClearance = pedestrianClearance(node, sketch.crosswalks);
  return phase;
}

/** Green that lets the walkers of a stage's phases finish. */
function walkersNeed(phases: Phase[], stage: StageSketch): number {
  const inStage = phases.filter((phase) => stage.phases.includes(phase.id));
  return Math.max(0, ...inStage.map((phase) => (phase.walk ?? 0) + (phase.pedestrianClearance ?? 0)));
}

function planOf(node: Node, sketch: Sketch, period: Period, offset: number | undefined): Plan {
  const phases = sketch.phases.map((phase) => phaseOf(node, phase));
  const stages = sketch.stages.map((stage) => ({
    id: stage.id,
    phases: stage.phases,
    green: Math.max(greenOf(stage, period), walkersNeed(phases, stage)),
  }));
  const between = stages.length * (YELLOW + redClearance(node));
  let cycle = stages.reduce((sum, stage) => sum + stage.green, between);
  const plan: Plan = { id: period, name: NAMES[period], cycle, phases, stages };
  if (offset === undefined) return plan;
  const first = at(stages, 0);
  first.green += NETWORKED_CYCLE[period] - cycle;
  cycle = NETWORKED_CYCLE[period];
  return { ...plan, cycle, offset: offset % cycle, reference: first.id };
}

/** Seconds the cabinet's clock is ahead, made from the id so that it never changes: −75 to 75. */
function clockError(id: string): number {
  let hash = 0x811c9dc5;
  for (let c = 0; c < id.length; c++) hash = Math.imul(hash ^ id.charCodeAt(c), 0x01000193) >>> 0;
  return (hash % 151) - 75;
}

/** Half of the cabinets off Renmin Road have one plan for the whole day. */
const hasOnePlan = (node: Node): boolean => clockError(`${node.id} plans`) % 2 === 0;

export function controllersOf(layout: Layout, signalised: Node[]): Controller[] {
  const first = layout.nodes.find((node) => node.id === NETWORKED[0]);
  return signalised.map((node): Controller => {
    const networked = NETWORKED.includes(node.id);
    const offset = networked && first ? Math.round(distance(first.at, node.at) / PROGRESSION) : undefined;
    const sketch = sketchStages(node);
    const single = !networked && hasOnePlan(node);
    const plans = single
      ? [planOf(node, sketch, 'peak', undefined)]
      : [planOf(node, sketch, 'flat', offset), planOf(node, sketch, 'peak', offset)];
    const controller: Controller = {
      id: `C-${node.id}`,
      intersections: [node.id],
      networked,
      plans,
      schedule: single ? [{ from: '00:00', plan: 'peak' }] : SCHEDULE,
    };
    if (!networked)
      controller.clockError = { value: clockError(node.id), evidence: 'assumed', source: 'lukou synthetic county' };
    return controller;
  });
}

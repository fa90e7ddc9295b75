/**
 * Today's timing plans, as a county has them: a first plan by the common rules, made once for round volumes that follow the
 * class of the road, not for counts, and left alone since. Stages, intergreens and walkers' times are right; the
 * greens are nobody's optimum. Clocks that nobody sets drift apart.
 */
import { buildNetwork, type Movement, type Network } from '../../src/network/index.ts';
import type { Controller, Model, Plan, Text } from '../../src/scenario/index.ts';
import { proposePlan } from '../../src/signal/index.ts';
import { NETWORKED } from './intersections.ts';
import { at } from './lines.ts';

type Period = 'flat' | 'peak';
const NAMES: Record<Period, Text> = { flat: { zh: '平峰', en: 'Flat' }, peak: { zh: '高峰', en: 'Peak' } };

/** Volumes of an approach the plans were made for, by lanes and class [veh/h]. */
const VOLUMES: Record<Period, Record<string, number>> = {
  flat: { avenue: 800, highway: 450, arterial: 450, collector: 350, street: 250 },
  peak: { avenue: 1200, highway: 700, arterial: 700, collector: 550, street: 380 },
};
/** How an approach was taken to turn; wide roads have lefts enough for a stage of their own. */
const LEFT = { wide: 0.18, narrow: 0.12 };
const RIGHT = 0.15;

/** Cycles of the others [s], by the widest road: round figures, longer than the volumes ask. */
const CYCLE: Record<Period, Record<string, number>> = {
  flat: { avenue: 120, highway: 110, arterial: 100, collector: 80, street: 60 },
  peak: { avenue: 150, highway: 140, arterial: 130, collector: 100, street: 80 },
};

/** Where somebody went out after complaints and gave one road more: bridge heads and the highway. */
const FAVOURED: Record<string, { road: string; factor: number }> = {
  'binhe-xihuan': { road: 'binhe', factor: 1.5 },
  'jiefang-xingye': { road: 'jiefang', factor: 1.4 },
  'jiefang-g398-s325': { road: 'g398', factor: 1.4 },
};

/** T intersections that still let one approach go after another 单口轮放, as on the day their signals were put up. */
const SPLIT = [
  'tiebei-jianshe',
  'tiebei-jiefang',
  'yingchun-xihuan',
  'yingchun-donghuan',
  'wenchang-donghuan',
  'binhe-donghuan',
  'donghuan-xingye',
  'xingye-keji',
];

/** Common cycle of the networked signals [s], and the speed their offsets were set for, eastbound [m/s]: 45 km/h. */
const COMMON_CYCLE: Record<Period, number> = { flat: 120, peak: 140 };
const PROGRESSION = 12.5;

// biome-ignore format: a table
const SCHEDULE: { from: string; plan: Period }[] = [
  { from: '00:00', plan: 'flat' }, { from: '07:00', plan: 'peak' }, { from: '08:45', plan: 'flat' },
  { from: '11:30', plan: 'peak' }, { from: '12:30', plan: 'flat' }, { from: '13:40', plan: 'peak' },
  { from: '14:30', plan: 'flat' }, { from: '16:30', plan: 'peak' }, { from: '18:45', plan: 'flat' },
];

export function controllersOf(model: Model, signalised: string[]): Controller[] {
  const network = buildNetwork(model);
  return signalised.map((id): Controller => {
    const networked = NETWORKED.includes(id);
    const single = !networked && hasOnePlan(id);
    const periods: Period[] = single ? ['peak'] : ['flat', 'peak'];
    const controller: Controller = {
      id: `C-${id}`,
      intersections: [id],
      class: networked ? 'networked' : 'freeRunning',
      plans: periods.map((period) => planOf(model, network, id, period, networked)),
      schedule: single ? [{ from: '00:00', plan: 'peak' }] : SCHEDULE,
    };
    if (!networked) {
      const assumed = { evidence: 'assumed', source: model.source } as const;
      controller.clockError = { value: clockError(id), ...assumed };
      controller.clockDrift = { value: clockDrift(id), ...assumed };
      controller.limits = { plans: { value: STORES.plans, ...assumed }, bands: { value: STORES.bands, ...assumed } };
    }
    return controller;
  });
}

function planOf(model: Model, network: Network, id: string, period: Period, networked: boolean): Plan {
  const node = nodeOf(network, id);
  const wish = {
    model,
    network,
    node,
    volumes: volumesOf(model, network, node, period),
    id: period,
    name: NAMES[period],
    careful: false as const,
  };
  if (!networked) {
    const cycles = at(network.nodes, node).incoming.map((link) => CYCLE[period][kindOf(model, network, link)] ?? 0);
    const split = SPLIT.includes(id) ? { template: 'split' as const } : {};
    const plan = proposePlan({ ...wish, ...split, cycle: Math.max(...cycles) });
    return { ...plan, evidence: 'assumed', source: `${model.source}：绿灯按道路等级 greens by class of road` };
  }
  const cycle = COMMON_CYCLE[period];
  const plan = proposePlan({ ...wish, cycle, offset: offsetOf(network, node) % cycle });
  if (plan.cycle !== cycle) throw new Error(`${id} needs ${plan.cycle} s, more than the common cycle of ${cycle} s`);
  return {
    ...plan,
    evidence: 'assumed',
    source: `${model.source}：相位差按向东 45 km/h offsets for 45 km/h eastbound`,
  };
}

function nodeOf(network: Network, id: string): number {
  const node = network.nodeIndex.get(id);
  if (node === undefined) throw new Error(`no intersection ${id}`);
  return node;
}

/** Driving time from the first networked signal [s]. */
function offsetOf(network: Network, node: number): number {
  const [from, to] = [at(network.nodes, nodeOf(network, at(NETWORKED, 0))), at(network.nodes, node)];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return Math.round(Math.sqrt(dx * dx + dy * dy) / PROGRESSION);
}

/** Movement → veh/h, by the class of its road alone. */
function volumesOf(model: Model, network: Network, node: number, period: Period): Map<number, number> {
  const volumes = new Map<number, number>();
  for (const link of at(network.nodes, node).incoming) {
    const movements = network.movements.filter((movement) => movement.fromLink === link && movement.turn !== 'uTurn');
    const lanes = lanesOf(model, link);
    const favoured = FAVOURED[at(network.nodes, node).id];
    const factor = favoured?.road === at(network.links, link).road ? favoured.factor : 1;
    const volume = factor * (VOLUMES[period][kindOf(model, network, link)] ?? 0);
    const weights = movements.map((movement) => weightOf(movement, lanes));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    movements.forEach((movement, m) => volumes.set(movement.index, (volume * at(weights, m)) / total));
  }
  return volumes;
}

/** Lanes of a link beside its turn bays. */
const lanesOf = (model: Model, link: number): number =>
  at(model.links, link).lanes.filter((lane) => lane.length === undefined).length;

/** The class of a link's road; a road of three lanes each way is an avenue. */
function kindOf(model: Model, network: Network, link: number): string {
  const road = at(
    model.roads.filter((one) => one.id === at(network.links, link).road),
    0,
  );
  return lanesOf(model, link) >= 3 ? 'avenue' : road.class;
}

function weightOf(movement: Movement, lanes: number): number {
  const left = lanes >= 2 ? LEFT.wide : LEFT.narrow;
  if (movement.turn === 'left') return left;
  return movement.turn === 'right' ? RIGHT : 1 - left - RIGHT;
}

/** Seconds the cabinet's clock is ahead, made from the id so that it never changes: −75 to 75. */
function clockError(id: string): number {
  return (hashOf(id) % 151) - 75;
}
/** Seconds a day the cabinet's clock gains: −3 to 3 in halves, as quartz clocks in a cabinet do; 0 for nobody. */
function clockDrift(id: string): number {
  const half = (hashOf(`${id} drift`) % 12) - 6;
  return (half < 0 ? half : half + 1) / 2;
}
/** What a cabinet off Renmin Road stores: plans, and bands of a day. */
const STORES = { plans: 8, bands: 12 };
/** Half of the cabinets off Renmin Road have one plan for the whole day. */
const hasOnePlan = (id: string): boolean => hashOf(`${id} plans`) % 2 === 0;

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let c = 0; c < text.length; c++) hash = Math.imul(hash ^ text.charCodeAt(c), 0x01000193) >>> 0;
  return hash;
}

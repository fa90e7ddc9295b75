/** Renmin Road's wave, and nine more signals joined to it. */
import { corridorWay } from '../../src/network/index.ts';
import { proposeOffsets } from '../../src/runner/index.ts';
import type { Change, Controller, Model, Plan } from '../../src/scenario/index.ts';
import { compilePlans, proposePlan } from '../../src/signal/index.ts';
import { NETWORKED } from '../county/intersections.ts';
import { assumed, type County, MORNING, type Shipped, withBand } from './county.ts';

/** When each plan of the seven is in force [s since midnight]. */
const IN_FORCE: Record<string, number> = { peak: 7.5 * 3600, flat: 10 * 3600 };
const COMMON_CYCLE = 140;
/**
 * Share of the speed limit at which a wave is to be driven. In a street with side streets nobody keeps to the limit: offsets for
 * the limit gained nothing on the seven signals, those for four fifths of it halved the delay along the road, in both simulators of
 * `test/compare`.
 */
const WAVE_SHARE = 0.8;
/** Of Renmin Road [m/s]. */
const LIMIT = 50 / 3.6;
const MORE = 9;
const JOINED = { id: 'joined-peak', name: { zh: '联网高峰', en: 'Joined peak' } };
const PEAKS = [
  ['07:00', '08:45'],
  ['16:30', '18:45'],
] as const;

/** Plans of a corridor's controllers with the offsets of the widest two-way band. */
async function waved(
  county: County,
  model: Model,
  corridor: readonly string[],
  time: number,
): Promise<Map<string, Plan>> {
  const { network } = county;
  const proposal = await proposeOffsets({
    model,
    network,
    program: compilePlans(model, network, county.program.ticksPerSecond),
    way: corridorWay(network, corridor),
    time,
    volumes: county.volumes({ from: time - 1800, to: time + 1800 }),
    speed: WAVE_SHARE * LIMIT,
  });
  if (proposal.plans.length === 0) throw new Error(proposal.reasons.map(({ en }) => en).join(' '));
  return new Map(proposal.plans.map(({ controller, plan }) => [controller, plan]));
}

export async function greenWave(county: County): Promise<Shipped> {
  const changes: Change[] = [];
  for (const time of Object.values(IN_FORCE))
    for (const [controller, plan] of await waved(county, county.model, NETWORKED, time))
      changes.push({
        do: 'retime',
        controller,
        plan: assumed(plan, '相位差取双向最宽绿波', 'offsets of the widest two-way band'),
      });
  return {
    file: 'green-wave-renmin-road.json',
    name: { zh: '人民路绿波（七处）', en: 'Green wave on Renmin Road (the seven)' },
    description: {
      zh: '虚构示例县（合成数据）。只改人民路七处联网信号的相位差：周期和绿灯不动，由只照顾向东改为双向绿波，两个方向按流量加权求最宽带宽（精确求解），绿波车速取 40 公里/小时，即限速的五分之四。看点：同样的绿灯，错开得好与不好差多少。',
      en: 'Made-up county (synthetic data). Only the offsets of the seven networked signals on Renmin Road change: cycles and greens stay, the wave that served eastbound alone becomes one for both directions, the widest bands weighted by volume (solved exactly) and driven at 40 km/h, four fifths of the limit. What it shows: what good offsets are worth with the same greens.',
    },
    changes,
  };
}

/** One after another, whichever neighbour of those joined so far has most traffic in the morning. */
function chooseMore(county: County): string[] {
  const { model } = county;
  const joined = [...NETWORKED];
  const signalised = new Set(model.controllers.flatMap(({ intersections }) => intersections));
  while (joined.length < NETWORKED.length + MORE) {
    const near = model.links
      .filter(({ from, to }) => joined.includes(from) && signalised.has(to) && !joined.includes(to))
      .map(({ to }) => to)
      .filter((id) => isShortEnough(county, id));
    const [busiest] = [...new Set(near)].sort(
      (a, b) => county.entering(b, MORNING) - county.entering(a, MORNING) || (a < b ? -1 : 1),
    );
    if (busiest === undefined) throw new Error('no neighbour is left to be joined');
    joined.push(busiest);
  }
  return joined.slice(NETWORKED.length);
}

/** Whether the common cycle is long enough for its stages and walkers. */
const isShortEnough = (county: County, id: string): boolean => joinedPlan(county, id).cycle === COMMON_CYCLE;

function joinedPlan(county: County, intersection: string): Plan {
  const { model, network } = county;
  return proposePlan({
    model,
    network,
    node: county.node(intersection),
    volumes: county.volumes(MORNING),
    cycle: COMMON_CYCLE,
    ...JOINED,
  });
}

/** Driving time of the link from a joined neighbour [s], and which neighbour: the one with most traffic between the two. */
function reachedFrom(
  county: County,
  id: string,
  joined: readonly string[],
): { from: string; link: number; time: number } {
  const { network } = county;
  const volumes = county.volumes(MORNING);
  const ways = (network.nodes[county.node(id)]?.incoming ?? []).flatMap((link) => {
    const its = network.links[link];
    const from = network.nodes[its?.from ?? -1]?.id ?? '';
    if (its === undefined || !joined.includes(from)) return [];
    const volume = its.movements.reduce((sum, movement) => sum + (volumes.get(movement) ?? 0), 0);
    return [{ from, link, volume, time: its.length / (WAVE_SHARE * its.speedLimit) }];
  });
  const [busiest] = ways.sort((a, b) => b.volume - a.volume || a.link - b.link);
  if (busiest === undefined) throw new Error(`${id} has no joined neighbour`);
  return busiest;
}

/** Seconds from the start of a plan's cycle to the green of a movement. */
function greenOf(plan: Plan, isMeant: (movement: { approach: string; turn: string }) => boolean): number {
  let time = 0;
  for (const [index, stage] of plan.stages.entries()) {
    const phases = plan.phases.filter(({ id }) => stage.phases.includes(id));
    if (phases.some(({ movements }) => movements.some(isMeant))) return time;
    const next = plan.stages[(index + 1) % plan.stages.length]?.phases ?? [];
    const ending = phases.filter(({ id }) => !next.includes(id));
    time += stage.green + Math.max(0, ...ending.map(({ yellow = 0, redClearance = 0 }) => yellow + redClearance));
  }
  return 0;
}

export async function networked16(county: County): Promise<Shipped> {
  const more = chooseMore(county);
  const { model, network } = county;
  const wave = await waved(county, model, NETWORKED, IN_FORCE['peak'] ?? 0);
  const plans = new Map<string, Plan>(NETWORKED.map((id) => [id, wave.get(county.controllerOf(id).id) as Plan]));
  for (const id of more) {
    const plan = joinedPlan(county, id);
    const { from, link, time } = reachedFrom(county, id, [...plans.keys()]);
    const before = plans.get(from) as Plan;
    const its = network.links[link];
    const feeding = network.movements.filter((one) => one.toLink === link && one.turn === 'through');
    const leaves = greenOf(before, ({ approach, turn }) =>
      feeding.some((one) => one.turn === turn && network.links[one.fromLink]?.id === approach),
    );
    const arrives = greenOf(plan, ({ approach, turn }) => approach === its?.id && turn !== 'right');
    // The reference stage of every plan made here is its first, at tick 0 of the cycle.
    const offset = Math.round((before.offset ?? 0) + leaves + time - arrives);
    plans.set(id, { ...plan, offset: ((offset % COMMON_CYCLE) + COMMON_CYCLE) % COMMON_CYCLE });
  }
  const changes: Change[] = [{ do: 'network', controllers: more.map((id) => county.controllerOf(id).id) }];
  for (const [id, plan] of plans) {
    const controller = county.controllerOf(id);
    const isNew = more.includes(id);
    changes.push({
      do: 'retime',
      controller: controller.id,
      plan: isNew
        ? assumed(plan, '共用周期，按早高峰到达流量分配绿灯', "common cycle, greens for the morning's arrivals")
        : assumed(plan, '相位差取双向最宽绿波', 'offsets of the widest two-way band'),
    });
    if (isNew) changes.push({ do: 'reschedule', controller: controller.id, schedule: inPeaks(controller) });
  }
  const names = more.map((id) => model.intersections.find((one) => one.id === id)?.name);
  return {
    file: 'networked-16.json',
    name: { zh: '联网扩到 16 处', en: 'Networked: sixteen' },
    description: {
      zh: `虚构示例县（合成数据）。在人民路七处之外再联网九处：${names.map((name) => name?.zh).join('、')}。选法：从七处出发，每次加入与已联网路口相邻、早高峰进入车辆最多、能用 140 秒共同周期的一处。高峰共用 140 秒周期；新联网的按到达流量分绿灯，相位差让从相邻联网路口驶来的车流到达时正好绿灯。看点：联网本身不减延误，要靠配时；周期拉长的路口可能变差。`,
      en: `Made-up county (synthetic data). Nine more join the seven of Renmin Road: ${names.map((name) => name?.en).join(', ')}. Chosen one after another: of the neighbours of those joined so far, the one that most vehicles enter in the morning and that can run the common cycle of 140 s. In the peaks all share it; the new ones split greens by arrivals and turn green as traffic comes from the joined neighbour. What it shows: networking by itself saves nothing, timing does; where the cycle got longer it may get worse.`,
    },
    changes,
  };
}

function inPeaks(controller: Controller): Controller['schedule'] {
  return PEAKS.reduce(
    (schedule, [from, to]) => withBand({ ...controller, schedule }, JOINED.id, from, to),
    controller.schedule,
  );
}

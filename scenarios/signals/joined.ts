/** Renmin Road's wave, and nine more signals joined to it. */
import { propose, type Proposal, type ProposalWish, withOffsets } from '../../src/runner/index.ts';
import type { Change, Controller, Plan } from '../../src/scenario/index.ts';
import { NETWORKED } from '../county/intersections.ts';
import { assumed, type County, type Hours, MORNING, type Shipped, withBand } from './county.ts';

/** When each plan of the seven is in force, and who wants to pass then is what it is made for [s since midnight]. */
const IN_FORCE: readonly Hours[] = [
  { from: 7 * 3600, to: 8.5 * 3600 },
  { from: 9.5 * 3600, to: 10.5 * 3600 },
];
/** No cycle in the county is longer today [s]. */
const ALLOWED = { least: 50, most: 150 };
const MORE = 9;
const JOINED = { id: 'joined-peak', name: { zh: '联网高峰', en: 'Joined peak' } };
const PEAKS = [
  ['07:00', '08:45'],
  ['16:30', '18:45'],
] as const;

const wishFor = (intersections: readonly string[], hours: Hours, isCorridor: boolean): ProposalWish => ({
  intersections,
  ...hours,
  criterion: 'webster',
  allowed: ALLOWED,
  common: true,
  isCorridor,
});

const known = new WeakMap<County, Map<Hours, Promise<Proposal>>>();

/** Cycle, greens and offsets of the seven together, as the page would propose them; reckoned once. */
function waved(county: County, hours: Hours): Promise<Proposal> {
  const own = known.get(county) ?? new Map<Hours, Promise<Proposal>>();
  known.set(county, own);
  const found = own.get(hours) ?? proposeWave(county, hours);
  own.set(hours, found);
  return found;
}

async function proposeWave(county: County, hours: Hours): Promise<Proposal> {
  const alone = await propose(county, wishFor(NETWORKED, hours, true));
  if (alone === undefined) throw new Error('nobody stops it');
  const { model, network, program } = county;
  return withOffsets(alone, { model, network, ticksPerSecond: program.ticksPerSecond });
}

const wavedChanges = (proposal: Proposal): Change[] =>
  proposal.places.map(({ controller, split }) => ({
    do: 'retime',
    controller,
    plan: assumed(
      split.plan,
      '周期、绿灯和相位差按建议配时',
      'cycle, greens and offsets as proposed for who wants to pass',
    ),
  }));

/** What was chosen, in figures, for a description. */
function chosen({ study }: Proposal): { cycle: number; kmh: number; there: number; back: number } {
  const row = study?.rows.find(({ cycle }) => cycle === study.chosen);
  if (row === undefined) throw new Error('no cycle was chosen');
  const { cycle, speed, bands } = row;
  return { cycle, kmh: Math.round(3.6 * speed), there: Math.round(bands.forward), back: Math.round(bands.backward) };
}

export async function greenWave(county: County): Promise<Shipped> {
  const [peak, flat] = [await waved(county, IN_FORCE[0] as Hours), await waved(county, IN_FORCE[1] as Hours)];
  const [own, other] = [chosen(peak), chosen(flat)];
  return {
    file: 'green-wave-renmin-road.json',
    name: { zh: '人民路绿波（七处）', en: 'Green wave on Renmin Road (the seven)' },
    description: {
      zh: `虚构示例县（合成数据）。人民路七处联网信号按“建议配时”重做：在各路口行人过街允许的最短周期到 150 秒之间逐个比较公共周期、绿灯分法和绿波车速，取全部流向（含横向道路）按公式延误最小者，相差不到 2% 时取双向绿波。高峰周期由 140 秒缩到 ${own.cycle} 秒，双向绿波带宽去程 ${own.there} 秒、回程 ${own.back} 秒，绿波车速 ${own.kmh} 公里/小时；平峰周期 ${other.cycle} 秒，绿波车速 ${other.kmh} 公里/小时。看点：长周期绿波宽，但横向道路和行人久等；缩短周期，绿波窄了，这七处全部流向却少等。`,
      en: `Made-up county (synthetic data). The seven networked signals of Renmin Road as proposed anew: common cycles from the shortest that walkers allow to 150 s, ways to split and speeds of the wave are compared, and the least delay of all movements by formula is taken, side streets included; of those within 2 % a wave both ways. In the peaks the cycle shrinks from 140 to ${own.cycle} s, with bands of ${own.there} s there and ${own.back} s back for ${own.kmh} km/h; between them it is ${other.cycle} s, for ${other.kmh} km/h. What it shows: a long cycle has a wide wave and lets side streets and walkers wait; a shorter one has a narrower wave, and all who pass the seven wait less.`,
    },
    changes: [...wavedChanges(peak), ...wavedChanges(flat)],
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
      .map(({ to }) => to);
    const [busiest] = [...new Set(near)].sort(
      (a, b) => county.entering(b, MORNING) - county.entering(a, MORNING) || (a < b ? -1 : 1),
    );
    if (busiest === undefined) throw new Error('no neighbour is left to be joined');
    joined.push(busiest);
  }
  return joined.slice(NETWORKED.length);
}

export async function networked16(county: County): Promise<Shipped> {
  const more = chooseMore(county);
  const { model } = county;
  const hours = IN_FORCE[0] as Hours;
  const proposal = await propose(county, wishFor(more, hours, false));
  if (proposal === undefined) throw new Error('nobody stops it');
  const changes: Change[] = [{ do: 'network', controllers: more.map((id) => county.controllerOf(id).id) }];
  changes.push(...wavedChanges(await waved(county, hours)));
  for (const { controller: id, split } of proposal.places) {
    const controller = model.controllers.find((one) => one.id === id) as Controller;
    const plan: Plan = { ...split.plan, ...JOINED };
    changes.push(
      {
        do: 'retime',
        controller: id,
        plan: assumed(plan, '按早高峰想通过的流量建议', 'proposed for who wants to pass in the morning'),
      },
      { do: 'reschedule', controller: id, schedule: inPeaks(controller) },
    );
  }
  const names = more.map((id) => model.intersections.find((one) => one.id === id)?.name);
  const cycles = proposal.places.map(({ split }) => split.plan.cycle);
  const [least, most] = [Math.min(...cycles), Math.max(...cycles)];
  const isCommon = least === most;
  return {
    file: 'networked-16.json',
    name: { zh: '联网扩到 16 处', en: 'Networked: sixteen' },
    description: {
      zh: `虚构示例县（合成数据）。人民路七处用新的绿波，另外再联网九处：${names.map((name) => name?.zh).join('、')}。选法：从七处出发，每次加入与已联网路口相邻、早高峰进入车辆最多的一处。新联网的在高峰按想通过的流量重新配时：公共周期和各用各的周期都算过，取按公式延误小的${isCommon ? `公共周期 ${least} 秒` : `，各用各的，${least}–${most} 秒`}。看点：联网本身不减延误，要靠配时；把小路口拉进干线的长周期，横向道路和行人都要多等。`,
      en: `Made-up county (synthetic data). The seven of Renmin Road run their new wave and nine more are joined: ${names.map((name) => name?.en).join(', ')}. Chosen one after another: of the neighbours of those joined so far, the one that most vehicles enter in the morning. In the peaks the new ones are timed for who wants to pass: of one common cycle and each its own, whichever delays less by formula is taken, ${isCommon ? `a common one of ${least} s` : `each its own, ${least}–${most} s`}. What it shows: networking by itself saves nothing, timing does; drawn into the long cycle of the main road, small intersections let side streets and walkers wait.`,
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

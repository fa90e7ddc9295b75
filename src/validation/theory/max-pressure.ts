/**
 * MP-02: control by maximum pressure keeps up with every demand that can be served at all, however it is split, for four hours, and
 * with no more.
 *
 * What can be served is measured: with cars waiting on all four approaches the controller goes from stage to stage at minimum greens,
 * and what passes then is its 1 − L/C. By that bound the demands are set.
 */
import { EventKind, type Simulation } from '../../engine/index.ts';
import type { Controller, Detector, Model } from '../../scenario/index.ts';
import { phase, withSignal } from '../models/signals.ts';
import { eachEvent, type Journey, runUntil, simulate } from '../models/simulate.ts';
import { crossing, square } from '../models/streets.ts';
import { atMost, cell, printed, type Row, type RowContext } from '../row.ts';
import { poissonDepartures } from './approach.ts';
import { mean } from './statistics.ts';

const HOUR = 3600;
const HOURS = 4;
const SEEDS = [1, 2, 3];
const SATURATION_FLOW = 1800;
const MINIMUM_GREEN = 20;
/** Yellow and red clearance of `phase` [s]. */
const CHANGE = 5;
/** Advance detectors before the line [m]. */
const ADVANCE = 80;
const LEGS = ['E', 'W', 'N', 'S'] as const;
const ACROSS = { E: 'W', W: 'E', N: 'S', S: 'N' } as const;
/** Share of the east-west stage in the demand. */
const SPLITS = [0.5, 0.7, 0.8] as const;
const BELOW = 0.95;
const ABOVE = 1.1;
/** Of the demand, by hour: a queue that grows by less stays, one that grows by more does not. Assumed; a third of the excess above. */
const STAYS = 1;
const GROWS = 3;

function streets(): Model {
  const legs = square([{ turns: ['through'] }], 1, 600);
  const phases = [phase('ew', 'E-in through, W-in through'), phase('ns', 'N-in through, S-in through')].map((one) => ({
    ...one,
    minimumGreen: MINIMUM_GREEN,
  }));
  const model = withSignal(crossing(legs, undefined, { saturationFlow: SATURATION_FLOW }), 'M', phases, [30, 30]);
  return { ...model, controllers: model.controllers.map(adaptive) };
}

function adaptive(controller: Controller): Controller {
  return {
    ...controller,
    plans: controller.plans.map((plan) => ({ ...plan, control: { mode: 'maxPressure' } })),
    detectors: LEGS.flatMap((leg): Detector[] => [
      { id: `${leg}-line`, link: `${leg}-in`, lanes: [0], kind: 'presence', distance: 0, length: 4 },
      { id: `${leg}-advance`, link: `${leg}-in`, lanes: [0], kind: 'passage', distance: ADVANCE },
    ]),
  };
}

/** @param flows by leg [veh/h] */
function begin(flows: readonly number[], hours: number, seed: number): Simulation {
  const journeys = LEGS.flatMap((leg, which) =>
    poissonDepartures(10 * seed + which, flows[which]! / HOUR, hours * HOUR).map(
      (departure, car): Journey => ({ route: [`${leg}-in`, `${ACROSS[leg]}-out`], departure, name: `${leg} ${car}` }),
    ),
  );
  return simulate(streets(), journeys, { seed });
}

/** What passes the lines with cars waiting before all of them [veh/h]. */
function saturatedFlow(seed: number): number {
  const simulation = begin(
    LEGS.map(() => SATURATION_FLOW),
    1,
    seed,
  );
  let passed = 0;
  runUntil(simulation, HOUR / 4);
  runUntil(simulation, HOUR, () => eachEvent(simulation, EventKind.passed, () => passed++));
  return passed / 0.75;
}

/** Growth of all who are on their way or wait to enter, from the second hour to the last, by hour and as share of the demand [%]. */
function growth(total: number, share: number, seed: number): number {
  const flows = [share, share, 1 - share, 1 - share].map((part) => (part * total) / 2);
  const simulation = begin(flows, HOURS, seed);
  const inHour = (hour: number) => {
    const counts: number[] = [];
    for (let minute = 1; minute <= 60; minute++) {
      runUntil(simulation, (hour - 1) * HOUR + minute * 60);
      counts.push(simulation.counts.inside + simulation.counts.waiting);
    }
    return mean(counts);
  };
  runUntil(simulation, HOUR);
  const second = inHour(2);
  runUntil(simulation, (HOURS - 1) * HOUR);
  return ((inHour(HOURS) - second) / (HOURS - 2) / total) * 100;
}

const splitKey = (share: number) => `split${share * 100}`;
const percentOf = (share: number) => `${Math.round(share * 100)}/${Math.round((1 - share) * 100)}`;

function run(context: RowContext) {
  const bound = mean(SEEDS.map(saturatedFlow));
  const all = (SPLITS.length + 1) * SEEDS.length;
  let done = 0;
  const growthOf = (factor: number, share: number) =>
    mean(
      SEEDS.map((seed) => {
        const grown = growth(factor * bound, share, seed);
        context.progress(++done / all);
        return grown;
      }),
    );
  const values: Record<string, number> = { bound, share: bound / (2 * SATURATION_FLOW) };
  for (const share of SPLITS) values[splitKey(share)] = growthOf(BELOW, share);
  values.above = growthOf(ABOVE, 0.5);
  return { values };
}

const usable = 1 - CHANGE / (MINIMUM_GREEN + CHANGE);

export const maxPressureRow: Row = {
  id: 'MP-02',
  group: 'progression',
  inputs: {
    zh: `十字路口两个阶段、四条单车道进口，全部直行；最大压力控制，最小绿灯 ${MINIMUM_GREEN} 秒，每次换相损失 ${CHANGE} 秒，检测器在停车线和线前 ${ADVANCE} 米；泊松到达 ${HOURS} 小时，${SEEDS.length} 个种子。四面都排满时测得的通过量为上限，按它的 ${BELOW} 倍和 ${ABOVE} 倍给流量；东西、南北两个方向各占的比例见各行`,
    en: `a crossing of two stages and four approaches of one lane, all straight on; control by maximum pressure, minimum green ${MINIMUM_GREEN} s, ${CHANGE} s lost at each change, detectors at the line and ${ADVANCE} m before it; Poisson arrivals for ${HOURS} hours, ${SEEDS.length} seeds. What passes with all four approaches full is the bound; demand is ${BELOW} and ${ABOVE} times that, split between east-west and north-south as each line says`,
  },
  source: 'Varaiya (2013), Transportation Research C 36:177: stable below Y/(1 − L/C) = 1, not at 1.1 times that',
  quick: false,
  seconds: 45,
  cells: [
    printed(cell('bound', '四面排满时的通过量（上限）', 'what passes with all approaches full: the bound', 'veh/h', 0)),
    printed(cell('share', '上限 ÷ 饱和流率，与 1 − L/C 相比', 'the bound ÷ saturation flow, beside 1 − L/C'), usable),
    ...SPLITS.map((share) =>
      atMost(
        cell(
          splitKey(share),
          `上限的 ${BELOW} 倍，${percentOf(share)}：车数每小时增加，占流量`,
          `${BELOW} of the bound, ${percentOf(share)}: growth by hour, of the demand`,
          '%',
        ),
        STAYS,
      ),
    ),
    {
      ...cell(
        'above',
        `上限的 ${ABOVE} 倍，50/50：车数每小时增加，占流量`,
        `${ABOVE} of the bound, 50/50: growth by hour, of the demand`,
        '%',
      ),
      expected: null,
      low: GROWS,
      high: null,
      tolerance: `≥ ${GROWS}`,
    },
  ],
  run,
};

/** Proposals as a press makes them: who wants to pass, how queues discharge, what is proposed, and what simulation says of it. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeTrips, assign } from '../../src/engine/index.ts';
import { buildNetwork } from '../../src/network/index.ts';
import {
  compare,
  cycleTable,
  measuredDischarge,
  prepare,
  propose,
  type ProposalWish,
  timingEffect,
  withOffsets,
} from '../../src/runner/index.ts';
import { applyChange, type Model } from '../../src/scenario/index.ts';
import { compilePlans, judgePlan, noWorseThan } from '../../src/signal/index.ts';
import { discharge } from '../../src/validation/models/queue.ts';
import { examplePlan } from './oneIntersection.ts';

const WISH: ProposalWish = {
  intersections: ['centre'],
  from: 7 * 3600,
  to: 8.5 * 3600,
  criterion: 'webster',
  allowed: { least: 50, most: 150 },
  common: false,
  isCorridor: false,
};

async function proposed(...of: Parameters<typeof propose>) {
  const proposal = await propose(...of);
  if (proposal === undefined) throw new Error('nobody stopped it');
  return proposal;
}

it('a queue discharges for a proposal as it does for the validation, which measures in another way', async () => {
  const { model } = await examplePlan();
  const measured = measuredDischarge(model);
  for (const turn of ['left', 'through', 'right'] as const) {
    const saturationFlow = model.settings.saturationFlow.value;
    const { flow } = discharge({ turn, saturationFlow, seeds: [1], queues: 4 });
    // Other drivers by chance, and the queue's last vehicles come from further away: 5 %.
    expect(Math.abs(measured.saturation[turn] / flow - 1)).toBeLessThan(0.05);
  }
  expect(measured.lost).toBeGreaterThan(0);
  expect(measured.lost).toBeLessThan(4);
  expect(measured.extension).toBeGreaterThan(0);
  expect(measured.extension).toBeLessThanOrEqual(3);
});

it('arrivals are the counts of the file, whatever the plan lets through', async () => {
  const plan = await examplePlan();
  const { input } = prepare(plan);
  const sum = [...(await proposed({ model: plan.model, ...input }, WISH)).arrivals.values()].reduce(
    (total, one) => total + one,
  );
  // 07:00–08:30: all of the first hour's counts, half of the second's; a truck is 2.5 car units.
  const hours = plan.model.demand.turningCounts!.map(
    ({ counts, heavyShare = 0 }) => counts.reduce((total, { volume }) => total + volume, 0) * (1 + 1.5 * heavyShare),
  );
  const wanted = (hours[0]! + 0.5 * hours[1]!) / 1.5;
  // Counts are rounded by quarter and the heavy ones are drawn: 2 %.
  expect(Math.abs(sum / wanted - 1)).toBeLessThan(0.02);
  const { arrivals } = await proposed({ model: plan.model, ...input }, WISH);
  // Another plan everywhere: the same travellers want to pass.
  const model = structuredClone(plan.model);
  for (const { plans } of model.controllers)
    for (const one of plans) {
      one.cycle += 100;
      one.stages[0]!.green += 100;
    }
  const network = buildNetwork(model);
  const program = compilePlans(model, network, 5);
  const trips = makeTrips({ model, network, assignment: assign({ model, network, program }), seed: 1 });
  expect((await proposed({ model, network, trips }, WISH)).arrivals).toEqual(arrivals);
});

it('the editor reads a drafted timing as a proposal does: the same plan, the same numbers', async () => {
  const plan = await examplePlan();
  const { input } = prepare(plan);
  const on = { model: plan.model, ...input };
  const place = (await proposed(on, WISH)).places[0]!;
  const before = plan.model.controllers[0]!;
  const drafted = (changed: typeof place.split.plan) => ({
    ...before,
    plans: before.plans.map((one) => (one.id === changed.id ? changed : one)),
  });
  const effect = timingEffect(on, { before, after: drafted(place.split.plan), from: WISH.from, to: WISH.to });
  const byMovement = (list: typeof effect.movements) => [...list].sort((a, b) => a.movement - b.movement);
  expect(byMovement(effect.movements)).toEqual(byMovement(place.movements));
  expect(effect.delay!.before).toBeCloseTo(place.delay!.before, 9);
  expect(effect.delay!.after).toBeCloseTo(place.delay!.after, 9);
  // Seconds taken from the first stage make its movements wait longer; one without any green has no number.
  const today = place.today;
  const shorter = today.stages.map((stage, at) => (at === 0 ? { ...stage, green: stage.green - 5 } : stage));
  const worse = timingEffect(on, {
    ...WISH,
    before,
    after: drafted({ ...today, stages: shorter, cycle: today.cycle - 5 }),
  });
  expect(worse.movements.some((one) => one.after!.x > one.before!.x)).toBe(true);
  const closed = today.phases.map((phase, at) => (at === 0 ? { ...phase, movements: [] } : phase));
  const none = timingEffect(on, { ...WISH, before, after: drafted({ ...today, phases: closed }) });
  expect(none.movements.filter((one) => one.after === null).length).toBeGreaterThan(0);
  expect(none.movements.every((one) => one.before !== null)).toBe(true);
});

it('the example: reasons, no new finding, less delay by formula; and simulated, with its interval', async () => {
  const plan = await examplePlan();
  const { input } = prepare(plan);
  const proposal = await proposed({ model: plan.model, ...input }, WISH);
  const [place] = proposal.places;
  if (place === undefined) throw new Error('nothing is proposed');
  const controller = plan.model.controllers[0]!;
  const judge = (one: typeof place.today) => judgePlan(plan.model, input.network, controller, one);
  expect(noWorseThan(judge(place.today), judge(place.split.plan))).toEqual([]);
  expect(place.split.reasons.length).toBeGreaterThan(4);
  for (const { zh, en } of place.split.reasons) {
    expect(zh).toMatch(/[一-鿿]/);
    expect(en).not.toMatch(/[一-鿿]/);
  }
  expect(place.delay!.after).toBeLessThan(place.delay!.before);

  const change = proposal.changes[0]!;
  const result = applyChange(plan.model, change);
  if (!('model' in result)) throw new Error('the proposal cannot be applied');
  const shares: number[] = [];
  const comparison = await compare(
    {
      plan,
      changed: result.model,
      intersections: WISH.intersections,
      from: 7 * 3600,
      to: 7.5 * 3600,
      seeds: [1, 2, 3],
    },
    { onProgress: (share) => shares.push(share) },
  );
  const { before, after, difference } = comparison!.intersections;
  console.info(
    `simulated 07:00–07:30: ${before.toFixed(1)} → ${after.toFixed(1)} s/veh, ${difference.mean.toFixed(1)} ± ${difference.margin!.toFixed(1)}, n = ${difference.n}`,
  );
  expect(difference.mean).toBeCloseTo(after - before, 9);
  expect(difference.margin).toBeGreaterThan(0);
  expect(difference.n).toBe(3);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
});

it('a comparison is the same digits again, and ends between two slices when it is told to', async () => {
  const plan = await examplePlan();
  const wish = { plan, changed: plan.model, intersections: ['centre'], from: 25_200, to: 25_500, seeds: [4] };
  const same = await compare(wish);
  expect(same!.intersections.difference).toEqual({ mean: 0, margin: null, n: 1 });
  expect(await compare(wish)).toEqual(same);
  expect(await compare(wish, { shouldStop: () => true })).toBeUndefined();
});

/** Everybody in the county wants to go straight or turn as the lanes allow: trips of their own for each pair of links. */
function countyTrips() {
  const county = JSON.parse(readFileSync('scenarios/county.json', 'utf8')) as Model;
  const network = buildNetwork(county);
  const trips = network.movements.flatMap(({ fromLink, toLink, turn }) =>
    Array.from({ length: turn === 'through' ? 200 : 60 }, (_, number) => ({
      id: 0,
      name: `${fromLink} ${toLink} ${number}`,
      vehicleClass: 0 as const,
      departure: 7 * 3600 + (number * 5400) / (turn === 'through' ? 200 : 60),
      route: Int32Array.of(fromLink, toLink),
      origin: -1,
      destination: -1,
      stops: [],
      purpose: 'od' as const,
      bell: -1,
      school: -1,
    })),
  );
  trips.sort((a, b) => a.departure - b.departure);
  return { county, network, trips };
}

it('a corridor of the county: one cycle, its half or its double; offsets within the cycle; nothing new is wrong', async () => {
  const { county, network, trips } = countyTrips();
  const intersections = county.corridors![0]!.intersections.slice(2, 7);
  const wish: ProposalWish = { ...WISH, intersections, common: true, isCorridor: true };
  const split = await proposed({ model: county, network, trips }, wish);
  const shares: number[] = [];
  const again = await propose({ model: county, network, trips }, wish, { onProgress: (share) => shares.push(share) });
  expect(again).toEqual(split);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  expect(
    await propose({ model: county, network, trips }, wish, { shouldStop: () => shares.length > 0 }),
  ).toBeUndefined();
  const proposal = await withOffsets(split, { model: county, network, ticksPerSecond: 5 });
  const longest = Math.max(...proposal.places.map(({ split: { cycle } }) => cycle.after));
  for (const {
    split: { cycle, isToday, plan },
    controller,
    today,
  } of proposal.places) {
    if (!isToday) expect([longest, longest / 2, longest / 4]).toContain(cycle.after);
    expect(plan.offset ?? 0).toBeLessThan(plan.cycle);
    const its = county.controllers.find(({ id }) => id === controller)!;
    const judge = (one: typeof plan) => judgePlan(county, network, its, one);
    expect(noWorseThan(judge(today), judge(plan))).toEqual([]);
  }
  expect(proposal.reasons.some(({ en }) => en.startsWith('Common cycle'))).toBe(true);
  expect(proposal.reasons.some(({ zh }) => zh.includes('绿波车速'))).toBe(true);
  const { rows, chosen, today } = proposal.study!;
  const table = cycleTable(proposal.study!);
  expect(table.rows.map(([mark]) => mark !== '')).toEqual(rows.map(({ cycle }) => cycle === chosen));
  expect(table.rows).toHaveLength(rows.length);
  expect(table.columns.map(({ title }) => title.zh)).toEqual(expect.arrayContaining(['带宽 向东', '向西']));
  expect(rows.find(({ cycle }) => cycle === chosen)!.delay).toBeLessThan(today);
});

it('a group that is no corridor gets one cycle or each its own, whichever delays less by formula, and hears both figures', async () => {
  const { county, network, trips } = countyTrips();
  const intersections = ['renmin-xuefu', 'wenchang-xuefu', 'renmin-jianshe'];
  const wish: ProposalWish = { ...WISH, intersections, common: true };
  const together = await proposed({ model: county, network, trips }, wish);
  const each = await proposed({ model: county, network, trips }, { ...wish, common: false });
  const [reason] = together.reasons;
  const [own, common] = /: ([\d.]+) s\/veh with a cycle of its own for each, ([\d.]+) s\/veh with a common/
    .exec(reason!.en)!
    .slice(1)
    .map(Number) as [number, number];
  const flowOf = (place: (typeof each.places)[number]) => place.movements.reduce((sum, { flow }) => sum + flow, 0);
  const meanOf = ({ places }: typeof each) =>
    places.reduce((sum, place) => sum + flowOf(place) * place.delay!.after, 0) /
    places.reduce((sum, place) => sum + flowOf(place), 0);
  expect(meanOf(each)).toBeCloseTo(own, 0);
  expect(meanOf(together)).toBeCloseTo(Math.min(own, common), 0);
  const plansOf = ({ places }: typeof each) => places.map(({ split }) => split.plan.cycle);
  if (own < common) expect(plansOf(together)).toEqual(plansOf(each));
  else expect(new Set(plansOf(together)).size).toBeLessThan(new Set(plansOf(each)).size);
});

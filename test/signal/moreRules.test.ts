/** The rules that need more than greens: cabinets, calls, waiting areas, schools, volumes, and intergreens set by hand. */
import { describe, expect, it } from 'vitest';
import { buildNetwork } from '../../src/network/index.ts';
import type { Controller, Finding, Model, Plan } from '../../src/scenario/index.ts';
import { judgePlan, noWorseThan, proposePlan, signalFindings, timelineOf } from '../../src/signal/index.ts';
import { square, star } from '../network/star.ts';

const base: Model = star(square([{ turns: ['left'], length: 50 }, { turns: ['through', 'right'] }]));
const at = buildNetwork(base);
const good: Plan = proposePlan({
  model: base,
  network: at,
  node: 0,
  volumes: new Map(),
  template: 'protected',
  id: 'p',
});
const quantity = (value: number) => ({ value, evidence: 'assumed' as const, source: '某型信号机' });

function cabinet(plan: Plan, more: Partial<Controller> = {}): Controller {
  return {
    id: 'M',
    intersections: ['M'],
    class: 'freeRunning',
    plans: [plan],
    schedule: [{ from: '00:00', plan: 'p' }],
    ...more,
  };
}
function found(plan: Plan, more: Partial<Controller> = {}, model = base): Finding[] {
  const withIt = { ...model, controllers: [cabinet(plan, more)] };
  return signalFindings(withIt, buildNetwork(withIt));
}
const codes = (list: readonly Finding[]) => [
  ...new Set(list.map(({ severity, code }) => `${severity} ${code.slice(7)}`)),
];
const withControl = (control: Plan['control']): Plan => ({ ...good, control });
const phased = (change: Partial<Plan['phases'][number]>): Plan => {
  const plan = { ...good, phases: good.phases.map((phase) => ({ ...phase, ...change })) };
  return { ...plan, cycle: timelineOf(plan as never).cycle };
};
const detectors = ['A', 'B', 'C', 'D'].map((leg) => ({
  id: leg,
  link: `${leg}-in`,
  lanes: [0, 1],
  kind: 'presence' as const,
  distance: 0,
}));

it('every finding says where its rule is from, and how well that is founded', () => {
  const all = [
    ...found({ ...good, cycle: good.cycle + 1 }),
    ...found(phased({ yellow: 2, greenFlash: 1 })),
    ...found(withControl({ mode: 'maxPressure' })),
    ...found(good, { limits: { plans: quantity(0), bands: quantity(0) } }),
  ];
  expect(all.length).toBeGreaterThan(8);
  for (const { rule, code } of all) expect(rule?.grade, code).toBeDefined();
  expect(all.find(({ code }) => code === 'signal.shortYellow')).toMatchObject({
    missing: 1,
    rule: { grade: 'practice' },
  });
  expect(all.find(({ code }) => code === 'signal.cycleSum')?.severity).toBe('error');
});

it('greens, interstages and cycle add up, blanks filled', () => {
  const { phases, ...rest } = good;
  const blank = { ...rest, phases: phases.map(({ yellow: _yellow, redClearance: _red, ...phase }) => phase) };
  expect(found(blank)).toEqual([]);
  expect(codes(found({ ...blank, cycle: good.cycle + 3 }))).toEqual(['error cycleSum']);
  expect(found({ ...blank, cycle: good.cycle - 3 })[0]).toMatchObject({
    missing: 3,
    path: ['controllers', 0, 'plans', 0, 'cycle'],
  });
});

it('two through movements that cross never go together, whoever is to yield', () => {
  const yielding = good.phases.map((phase) => ({
    ...phase,
    movements: phase.movements.map((one) => ({ ...one, permissive: true })),
  }));
  const stages = good.stages.map((stage, index) =>
    index === 0 ? { ...stage, phases: good.phases.map(({ id }) => id) } : stage,
  );
  const all = { ...good, phases: yielding, stages };
  expect(codes(found({ ...all, cycle: timelineOf(all as never).cycle }))).toContain('error conflictingGreens');
});

it('yellow by speed: at 60 km/h the formula gives 3.7 s, 4 s in whole seconds', () => {
  const fast = { ...base, links: base.links.map((link) => ({ ...link, speedLimitKmh: 60 })) };
  const [first] = found(phased({ redClearance: 5 }), {}, fast).filter(({ code }) => code === 'signal.yellowBySpeed');
  expect(first).toMatchObject({ severity: 'warning', missing: 1 });
  expect(first?.message.zh).toContain('限速 60 km/h 按公式要 3.7 s，取整 4 s');
  expect(codes(found(phased({ yellow: 4, redClearance: 5 }), {}, fast))).toEqual([]);
});

it('the flash before the end of a green is 3 s; a maximum green is no shorter than the minimum', () => {
  expect(found(phased({ greenFlash: 2 }))[0]).toMatchObject({ code: 'signal.flashLength', missing: 1 });
  expect(found(phased({ greenFlash: 5 }))[0]?.missing).toBeUndefined();
  expect(codes(found(phased({ greenFlash: 0 })))).toEqual([]);
  expect(codes(found(phased({ maximumGreen: 4 })))).toEqual(['error maximumGreen']);
});

describe('what a cabinet can hold', () => {
  const two = { ...good, id: 'q' };
  it('no more plans and bands than it stores; days together', () => {
    const limits = { plans: quantity(1), bands: quantity(2) };
    expect(codes(found(good, { limits }))).toEqual([]);
    expect(codes(found(good, { limits, plans: [good, two] }))).toEqual(['error tooManyPlans']);
    const schedule = [
      { from: '00:00', plan: 'p' },
      { from: '07:00', plan: 'p' },
    ];
    const otherDays = [{ days: { weekdays: ['sun' as const] }, schedule: [{ from: '00:00', plan: 'p' }] }];
    expect(codes(found(good, { limits, schedule }))).toEqual([]);
    expect(codes(found(good, { limits, schedule, otherDays }))).toEqual(['error tooManyBands']);
    // The centre sends a networked one what it needs.
    expect(codes(found(good, { limits, plans: [good, two], class: 'networked' }))).toEqual([]);
  });

  it('max pressure needs the centre; control by detectors needs detectors', () => {
    expect(codes(found(withControl({ mode: 'maxPressure' }), { detectors }))).toEqual(['error classCannot']);
    expect(codes(found(withControl({ mode: 'maxPressure' }), { detectors, class: 'networked' }))).toEqual([]);
    const none = found(withControl({ mode: 'fullyActuated' }));
    expect(codes(none)).toEqual(['error noDetectors', 'warning blindStage']);
    expect(codes(found(withControl({ mode: 'coordinated' }), { detectors }))).toEqual(['warning driftingCoordination']);
    expect(codes(found(withControl({ mode: 'coordinated' }), { detectors, class: 'synchronised' }))).toEqual([]);
  });

  it('a free-running one knows no school holidays', () => {
    const otherDays = [{ days: { calendar: ['vacation' as const] }, schedule: [{ from: '00:00', plan: 'p' }] }];
    expect(codes(found(good, { otherDays }))).toEqual(['warning calendarByHand']);
    expect(codes(found(good, { otherDays, class: 'synchronised' }))).toEqual([]);
  });
});

describe('stages that nothing sees or nobody can call', () => {
  const stage = (list: readonly Finding[]) =>
    list
      .filter(({ code }) => /blindStage|unreachableStage/.test(code))
      .map(({ severity, path }) => `${severity} ${path[5]}`);
  const actuated = withControl({ mode: 'fullyActuated' });
  const lefts = detectors.map((one) => ({ ...one, lanes: [0] }));

  it('a lane without a detector, unless there is a recall, a button, or the signal rests there', () => {
    expect(stage(found(actuated, { detectors }))).toEqual([]);
    // Lane 0 turns left: the stages of through traffic, 0 and 2, are not seen.
    expect(stage(found(actuated, { detectors: lefts }))).toEqual(['warning 0', 'warning 2']);
    expect(
      stage(found({ ...phased({ recall: 'minimum' }), control: { mode: 'fullyActuated' } }, { detectors: lefts })),
    ).toEqual([]);
    const pushButtons = [{ id: 'b', crosswalk: 'B-in', pressesPerHour: quantity(30) }];
    expect(stage(found(actuated, { detectors: lefts, pushButtons }))).toEqual(['warning 2']);
    expect(stage(found(withControl({ mode: 'semiActuated' }), { detectors: lefts }))).toEqual(['warning 2']);
    expect(stage(found(good, { detectors: lefts }))).toEqual([]);
  });

  it('a stage that releases nobody', () => {
    const empty = { id: 'empty', movements: [], yellow: 0, redClearance: 0 };
    const plan = {
      ...actuated,
      phases: [...good.phases, empty],
      stages: [...good.stages, { id: 'rest', phases: ['empty'], green: 6 }],
    };
    const cycle = timelineOf(plan as never).cycle;
    expect(stage(found({ ...plan, cycle }, { detectors }))).toEqual(['error 4']);
    const clocked = found({ ...plan, cycle, control: undefined }).filter(({ code }) => code === 'signal.emptyStage');
    expect(clocked.map(({ severity, path }) => `${severity} ${path[5]}`)).toEqual(['warning 4']);
  });
});

describe('a waiting area', () => {
  // Not a structured clone: the legs of `star` share their lanes.
  const marked = JSON.parse(JSON.stringify(base)) as Model;
  marked.links.find(({ id }) => id === 'A-in')!.lanes[0]!.waitingArea = 8;
  const turned = (first: number): Plan => ({
    ...good,
    stages: [...good.stages.slice(first), ...good.stages.slice(0, first)],
  });

  it('asks for a lagging left', () => {
    expect(codes(found(good, {}, marked))).toEqual([]);
    // The same order, begun elsewhere.
    expect(codes(found(turned(1), {}, marked))).toEqual([]);
    const [through, left, ...rest] = good.stages as [Plan['stages'][number], Plan['stages'][number]];
    const leading = { ...good, stages: [left, through, ...rest] };
    expect(codes(found({ ...leading, cycle: timelineOf(leading as never).cycle }, {}, marked))).toContain(
      'error waitingArea',
    );
    expect(codes(found(withControl({ mode: 'maxPressure' }), { detectors, class: 'networked' }, marked))).toEqual([
      'error waitingArea',
    ]);
  });

  it('makes a proposal give the left turn a stage after the through traffic, however light it is', () => {
    const plan = proposePlan({ model: marked, network: buildNetwork(marked), node: 0, volumes: new Map() });
    expect(plan.stages.map(({ id }) => id)).toEqual(['east-west-through', 'east-west-left', 'north-south']);
    const together = {
      model: marked,
      network: buildNetwork(marked),
      node: 0,
      volumes: new Map(),
      template: 'permissive' as const,
    };
    expect(() => proposePlan(together)).toThrow('signal.waitingArea');
  });
});

it('children need longer near a school; a proposal gives it them', () => {
  const model = structuredClone(base);
  const gates = [{ link: 'A-in', at: 220, kerbSpaces: 0 }];
  model.schools = [
    { id: 'S', name: { zh: '实验小学', en: 'Primary' }, gates } as NonNullable<Model['schools']>[number],
  ];
  const today = found(good, {}, model);
  expect(codes(today)).toEqual(['warning schoolWalk']);
  expect(today[0]?.message.zh).toMatch(/实验小学校门 \d+ m/);
  const wish = {
    model,
    network: buildNetwork(model),
    node: 0,
    volumes: new Map(),
    template: 'protected' as const,
    id: 'p',
  };
  expect(found(proposePlan(wish), {}, model)).toEqual([]);
});

it('walkers that would wait more than two minutes', () => {
  const long = { ...good, stages: good.stages.map((stage) => ({ ...stage, green: 40 })) };
  const list = found({ ...long, cycle: timelineOf(long as never).cycle });
  expect(codes(list)).toEqual(['warning longestRed']);
  expect(list[0]?.message.zh).toMatch(/最长要等 1[2-9]\d s/);
});

it('walkers do not start before the last vehicle is off their crosswalk', () => {
  const plan = proposePlan({ model: base, network: at, node: 0, volumes: new Map(), template: 'permissive', id: 'p' });
  expect(codes(found(plan))).toEqual([]);
  const hasty = { ...plan, phases: plan.phases.map((phase) => ({ ...phase, redClearance: phase.redClearance - 1 })) };
  const early = found({ ...hasty, cycle: timelineOf(hasty).cycle }).filter(({ code }) => code === 'signal.earlyWalk');
  expect(early.map(({ severity, missing }) => [severity, missing])).toEqual([
    ['warning', 1],
    ['warning', 1],
  ]);
});

describe('too much traffic', () => {
  const flows = (each: number) =>
    new Map(at.movements.filter(({ turn }) => turn !== 'right').map(({ index }) => [index, each]));
  it('Y of volumes that the editor or a proposal gives', () => {
    const model = { ...base, controllers: [cabinet(good)] };
    // Four stages of one lane each: Y = 4 × flow ÷ 1700.
    expect(codes(judgePlan(model, at, cabinet(good), good, flows(380)))).toEqual([]);
    const list = judgePlan(model, at, cabinet(good), good, flows(400));
    expect(codes(list)).toEqual(['warning overloaded']);
    expect(list[0]?.message.zh).toContain('Y = 0.94');
  });

  it('Y of the counts of the model, in the plan that is in force then', () => {
    const counts = at.movements.map(({ fromLink, toLink }) => ({
      approach: at.links[fromLink]!.id,
      exit: at.links[toLink]!.id,
      volume: 400,
    }));
    const counted = { ...base, demand: { turningCounts: [{ intersection: 'M', from: '07:00', to: '08:00', counts }] } };
    expect(codes(found(good, {}, counted))).toEqual(['warning overloaded']);
    const night = [
      { from: '00:00', plan: 'p' },
      { from: '06:00', plan: 'q' },
    ];
    const list = found(good, { plans: [good, { ...good, id: 'q' }], schedule: night }, counted);
    expect(list.map(({ path }) => path[3])).toEqual([1]);
  });
});

it('an intergreen set shorter than geometry asks for is told with the seconds missing and its reason', () => {
  const model = structuredClone(base);
  const pair = {
    ending: { approach: 'A-in', turn: 'through' as const },
    starting: { approach: 'C-in', turn: 'left' as const },
  };
  model.intersections[0]!.intergreens = [{ ...pair, seconds: 4, reason: '实测清空快' }];
  const list = found(good, {}, model);
  expect(codes(list)).toEqual(['warning shortIntergreen']);
  expect(list[0]).toMatchObject({ missing: 1, path: ['intersections', 0, 'intergreens', 0, 'seconds'] });
  expect(list[0]?.message.zh).toContain('实测清空快');
});

it('while a signal flashes or is dark nothing is released wrongly', () => {
  const wrong = phased({ redClearance: 0 });
  expect(codes(found(wrong))).toContain('error brokenIntergreen');
  expect(codes(found({ ...wrong, control: { mode: 'flashingYellow' } }))).toEqual([]);
});

it('a proposal is no worse than today: no error, no rule broken more often or by more seconds', () => {
  const judged = (plan: Plan) => found(plan);
  const today = judged(phased({ yellow: 2.5, redClearance: 6 }));
  expect(noWorseThan(today, judged(good))).toEqual([]);
  expect(noWorseThan(today, today)).toEqual([]);
  expect(codes(noWorseThan(today, judged(phased({ yellow: 2, redClearance: 6 }))))).toEqual(['warning shortYellow']);
  expect(codes(noWorseThan(judged(good), today))).toEqual(['warning shortYellow']);
  const broken = judged(phased({ redClearance: 0 }));
  expect(codes(noWorseThan(broken, broken))).toContain('error brokenIntergreen');
});

it('a detector lies on its link, and a guarded vehicle may turn where its route does', () => {
  const far = detectors.map((one) => ({ ...one, distance: 900 }));
  expect(found(good, { detectors: far }).map(({ code, path }) => `${code} ${path.slice(2).join('/')}`)).toEqual(
    [0, 1, 2, 3].map((at) => `signal.detectorBeyondLink detectors/${at}/distance`),
  );
  const route = {
    id: 'r',
    name: base.name,
    kind: 'guarded' as const,
    at: '08:00',
    speedKmh: 40,
    vehicles: 1,
    lead: 20,
  };
  const over = (...links: string[]) => found(good, {}, { ...base, guardedRoutes: [{ ...route, links }] });
  expect(over('A-in', 'C-out')).toEqual([]);
  const banned = structuredClone(base);
  banned.intersections[0]!.bans = [{ approach: 'A-in', turn: 'left' }];
  banned.guardedRoutes = [{ ...route, links: ['A-in', 'D-out'] }];
  expect(codes(found(good, {}, banned))).toContain('error guardedTurn');
});

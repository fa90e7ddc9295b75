/** Every kind of change: what it does, that it leaves the old model alone, how it reads, and when it cannot be done. */
import { describe, expect, it } from 'vitest';
import { applyChange, type Change, describeChange, type Model, scenarioFindings } from '../../src/scenario/index.ts';
import { richModel } from './fixture.ts';

const base = richModel();
const plan = base.controllers[0]!.plans[0]!;
const shorter = {
  ...plan,
  cycle: 100,
  stages: plan.stages.map((stage, at) => (at === 0 ? { ...stage, green: 26 } : stage)),
};
const eastPlan = {
  id: 'day',
  cycle: 60,
  phases: [
    {
      id: 'main',
      movements: [
        { approach: 'east-out', turn: 'through' as const },
        { approach: 'east-out', turn: 'left' as const, permissive: true },
        { approach: 'far-in', turn: 'through' as const },
      ],
      yellow: 3,
      redClearance: 2,
    },
    { id: 'hill', movements: [{ approach: 'hill-in', turn: 'left' as const }], yellow: 3, redClearance: 2 },
  ],
  stages: [
    { id: 'main', phases: ['main'], green: 35 },
    { id: 'hill', phases: ['hill'], green: 15 },
  ],
};
const eastController = {
  id: 'east',
  intersections: ['east'],
  class: 'freeRunning' as const,
  plans: [eastPlan],
  schedule: [{ from: '00:00', plan: 'day' }],
};

/** [change, what is different afterwards, Chinese, English] */
const rows: [Change, (model: Model) => unknown, unknown, string, string][] = [
  [
    { do: 'retime', controller: 'centre', plan: shorter },
    (model) => model.controllers[0]!.plans,
    [shorter],
    '东西大街与学堂路路口：重新配时“全天方案”，周期 110 → 100 秒',
    'East–West Street and Schoolhouse Road: retime "All-day plan", cycle 110 → 100 s',
  ],
  [
    { do: 'retime', controller: 'centre', plan: { ...shorter, id: 'night' } },
    (model) => model.controllers[0]!.plans.map((each) => each.id),
    ['day', 'night'],
    '东西大街与学堂路路口：增加配时方案“全天方案”，周期 100 秒',
    'East–West Street and Schoolhouse Road: new timing plan "All-day plan", cycle 100 s',
  ],
  [
    {
      do: 'reschedule',
      controller: 'centre',
      schedule: [
        { from: '00:00', plan: 'day' },
        { from: '06:30', plan: 'day' },
      ],
    },
    (model) => model.controllers[0]!.schedule.length,
    2,
    '东西大街与学堂路路口：时段表改为 00:00 day、06:30 day',
    'East–West Street and Schoolhouse Road: schedule 00:00 day, 06:30 day',
  ],
  [
    {
      do: 'reschedule',
      controller: 'centre',
      schedule: [{ from: '00:00', plan: 'day' }],
      otherDays: [{ days: { weekdays: ['sat', 'sun'] }, schedule: [{ from: '00:00', plan: 'day' }] }],
    },
    (model) => model.controllers[0]!.otherDays!.map(({ days }) => days),
    [{ weekdays: ['sat', 'sun'] }],
    '东西大街与学堂路路口：时段表改为 00:00 day；另有 1 组日子各用各的',
    'East–West Street and Schoolhouse Road: schedule 00:00 day; 1 more for other days',
  ],
  [
    { do: 'signalise', intersection: 'east', controller: eastController },
    (model) => [model.intersections[1]!.control, model.controllers[1]],
    ['signal', eastController],
    '东口：新设信号灯',
    'East: new signal',
  ],
  [
    { do: 'network', controllers: ['centre'] },
    (model) => [model.controllers[0]!.class, 'clockError' in model.controllers[0]!],
    ['networked', false],
    '信号机联网：东西大街与学堂路路口',
    'Networked: East–West Street and Schoolhouse Road',
  ],
  [
    { do: 'scaleDemand', factor: 0.5 },
    (model) => model.demand.od!.map((layer) => layer.trips.map(([, , trips]) => trips)),
    [[60, 150], [15]],
    '全部交通需求 × 0.5',
    'All demand × 0.5',
  ],
  [
    { do: 'scaleDemand', factor: 2, layers: ['trucks'] },
    (model) => model.demand.od!.map((layer) => layer.trips.map(([, , trips]) => trips)),
    [[120, 300], [60]],
    '交通需求（货车） × 2',
    'Demand (Trucks) × 2',
  ],
  [
    { do: 'closeLane', link: 'east-out', lane: 1 },
    (model) => model.links.find((link) => link.id === 'east-out')!.lanes.map((lane) => lane.closed),
    [undefined, true],
    '东西大街（东西大街与学堂路路口→东口）：关闭从中线起第 2 条车道',
    'East–West Street (East–West Street and Schoolhouse Road → East): lane 2 from the centre line closed',
  ],
  [
    { do: 'closeLink', link: 'hill-out' },
    (model) => model.links.find((link) => link.id === 'hill-out')!.lanes.map((lane) => lane.closed),
    [true],
    '学堂路（东口→山上）：封闭',
    'Schoolhouse Road (East → Hill): closed',
  ],
  [
    { do: 'moveBell', school: 'first', bell: 1, at: '17:00' },
    (model) => model.schools![0]!.bells.map((bell) => bell.at),
    ['08:00', '17:00'],
    '第一小学：放学时刻 16:30 → 17:00',
    'First Primary: dismissal bell 16:30 → 17:00',
  ],
  [
    { do: 'synchronise', controllers: ['centre'] },
    ({ controllers: [centre] }) => [centre!.class, centre!.clockDrift],
    ['synchronised', undefined],
    '信号机加装卫星授时：东西大街与学堂路路口',
    'Clocks by satellite: East–West Street and Schoolhouse Road',
  ],
  [
    { do: 'driftClocks', days: 30 },
    (model) => model.controllers[0]!.clockError!.value - (base.controllers[0]!.clockError?.value ?? 0),
    45,
    '距上次校时 30 天',
    '30 days since clocks were last set',
  ],
  [
    {
      do: 'equip',
      controller: 'centre',
      detectors: [{ id: 'south', link: 'south-in', lanes: [0], kind: 'passage', distance: 40 }],
      pushButtons: [
        { id: 'walk', crosswalk: 'north-in', pressesPerHour: { value: 30, evidence: 'assumed', source: 'test' } },
      ],
    },
    ({ controllers: [centre] }) => [centre!.detectors!.map(({ id }) => id), centre!.pushButtons!.map(({ id }) => id)],
    [['west', 'south'], ['walk']],
    '东西大街与学堂路路口：加装检测器 1 个、行人按钮 1 个',
    'East–West Street and Schoolhouse Road: 1 detectors and 1 push buttons',
  ],
  [
    { do: 'failDetectors', controllers: ['centre'], hours: [['07:00', '08:00']] },
    (model) => model.controllers[0]!.detectors!.map(({ failed }) => failed),
    [[['07:00', '08:00']]],
    '检测器失效 07:00–08:00：东西大街与学堂路路口',
    'Detectors dead 07:00–08:00: East–West Street and Schoolhouse Road',
  ],
  [
    {
      do: 'officer',
      controller: 'centre',
      duties: [
        {
          from: '07:10',
          to: '07:50',
          rule: 'longestQueue',
          reactionTime: { value: 2, evidence: 'assumed', source: 'test' },
          longestHold: { value: 90, evidence: 'assumed', source: 'test' },
        },
      ],
    },
    (model) => model.controllers[0]!.officer!.map(({ from, to }) => [from, to]),
    [['07:10', '07:50']],
    '东西大街与学堂路路口：民警手控 07:10–07:50',
    'East–West Street and Schoolhouse Road: by hand 07:10–07:50',
  ],
  [
    {
      do: 'guardRoute',
      route: {
        id: 'visit',
        name: { zh: '来访', en: 'Visit' },
        kind: 'guarded',
        links: ['west-in', 'east-out'],
        at: '07:30',
        speedKmh: 40,
        vehicles: 4,
        lead: 20,
      },
    },
    (model) => model.guardedRoutes!.map(({ id }) => id),
    ['visit'],
    '特勤路线“来访”，07:30 出发',
    'Guarded route "Visit" at 07:30',
  ],
  [
    { do: 'setTransition', controllers: ['centre'], transition: { method: 'shortway' } },
    (model) => model.controllers[0]!.transition,
    { method: 'shortway' },
    '方案过渡改为就近过渡：东西大街与学堂路路口',
    'Transition shortway: East–West Street and Schoolhouse Road',
  ],
  [
    {
      do: 'setTransition',
      controllers: ['centre'],
      transition: { method: 'immediate' },
      midnight: 'resynchronise',
    },
    (model) => [model.controllers[0]!.transition, model.controllers[0]!.midnight],
    [{ method: 'immediate' }, 'resynchronise'],
    '方案过渡改为立即切换，午夜重新起算：东西大街与学堂路路口',
    'Transition immediate, the cycle counts anew from midnight: East–West Street and Schoolhouse Road',
  ],
  [
    {
      do: 'setIntergreen',
      intersection: 'centre',
      intergreen: {
        ending: { approach: 'west-in', turn: 'through' },
        starting: { approach: 'north-in', turn: 'through' },
        seconds: 7,
        reason: '货车多',
      },
    },
    (model) => model.intersections[0]!.intergreens!.map(({ seconds }) => seconds),
    [7],
    '东西大街与学堂路路口：绿灯间隔改为 7 秒（货车多）',
    'East–West Street and Schoolhouse Road: an intergreen of 7 s (货车多)',
  ],
  [{ do: 'reassign' }, (model) => model, base, '驾驶人重新选择路径', 'Drivers choose their routes anew'],
];

/** Changes of a controller that is networked, and of a lane for left turns alone. */
const networked = done(base, { do: 'network', controllers: ['centre'] });
it('a networked controller can be cut off from the centre', () => {
  const cut: Change = { do: 'cutOff', controllers: ['centre'], hours: [['07:00', '08:00']] };
  expect(done(networked, cut).controllers[0]!.offline).toEqual([['07:00', '08:00']]);
  expect(describeChange(cut, networked).zh).toBe('通信中断 07:00–08:00：东西大街与学堂路路口');
  expect(applyChange(base, cut)).toHaveProperty('finding');
});

it('a waiting area lies before a lane for left turns alone', () => {
  const area: Change = { do: 'waitingArea', link: 'west-in', lane: 0, length: 12 };
  const lefts = base.links.map((link) =>
    link.id === 'west-in' ? { ...link, lanes: [{ turns: ['left' as const] }, ...link.lanes] } : link,
  );
  const marked = done({ ...base, links: lefts }, area).links.find(({ id }) => id === 'west-in')!;
  expect(marked.lanes[0]!.waitingArea).toBe(12);
  expect(applyChange(done(base, { do: 'closeLink', link: 'east-out' }), { ...area, link: 'east-out' })).toHaveProperty(
    'finding',
  );
  expect(describeChange(area, base).en).toMatch(/: left-turn waiting area of 12 m$/);
});

/** [change, path inside it, Chinese, English] */
const refusals: [Change, string, string, string][] = [
  [{ do: 'retime', controller: 'center', plan }, 'controller', '是否想写“centre”', 'did you mean "centre"'],
  [
    { do: 'reschedule', controller: 'x', schedule: [{ from: '00:00', plan: 'day' }] },
    'controller',
    '没有编号为“x”的信号机',
    'no controller "x"',
  ],
  [
    { do: 'signalise', intersection: 'esat', controller: eastController },
    'intersection',
    '是否想写“east”',
    'did you mean "east"',
  ],
  [
    { do: 'signalise', intersection: 'centre', controller: eastController },
    'intersection',
    '已经有信号灯',
    'already has a signal',
  ],
  [
    { do: 'signalise', intersection: 'east', controller: { ...eastController, id: 'centre' } },
    'controller/id',
    '已经有编号',
    'already a controller',
  ],
  [
    { do: 'signalise', intersection: 'east', controller: { ...eastController, intersections: ['centre'] } },
    'controller/intersections',
    '应当控制“east”',
    'must control "east"',
  ],
  [{ do: 'synchronise', controllers: ['centre', 'z'] }, 'controllers/1', '没有编号为“z”', 'no controller "z"'],
  [{ do: 'network', controllers: ['centre', 'z'] }, 'controllers/1', '没有编号为“z”', 'no controller "z"'],
  [
    { do: 'scaleDemand', factor: 1, layers: ['cars', 'truks'] },
    'layers/1',
    '是否想写“trucks”',
    'did you mean "trucks"',
  ],
  [{ do: 'closeLane', link: 'nope', lane: 0 }, 'link', '没有编号为“nope”的路段', 'no link "nope"'],
  [{ do: 'closeLane', link: 'east-out', lane: 2 }, 'lane', '编号 0 到 1', 'numbered 0 to 1'],
  [{ do: 'closeLink', link: 'nope' }, 'link', '没有编号为“nope”的路段', 'no link "nope"'],
  [{ do: 'moveBell', school: 'frist', bell: 0, at: '08:00' }, 'school', '是否想写“first”', 'did you mean "first"'],
  [{ do: 'moveBell', school: 'first', bell: 2, at: '08:00' }, 'bell', '编号 0 到 1', 'numbered 0 to 1'],
];

function done(model: Model, change: Change): Model {
  const result = applyChange(model, change);
  if (!('model' in result)) throw new Error(result.finding.message.en);
  return result.model;
}

describe('a change', () => {
  it.each(rows)('%o', (change, look, expected, zh, en) => {
    const before = structuredClone(base);
    const model = done(base, change);
    expect(look(model)).toEqual(expected);
    expect(base, 'undo is the old model').toEqual(before);
    expect(scenarioFindings(model)).toEqual([]);
    expect(describeChange(change, base)).toEqual({ zh, en });
  });

  it('is tested here for every kind there is', async () => {
    const { edits } = await import('../../src/scenario/edits/index.ts');
    const tested = [...rows.map(([change]) => change.do), 'cutOff', 'waitingArea'];
    expect(new Set(tested)).toEqual(new Set(Object.keys(edits)));
  });

  it.each(refusals)('that cannot be done says why: %o', (change, path, zh, en) => {
    const result = applyChange(base, change);
    if (!('finding' in result)) throw new Error('was done');
    expect(result.finding).toMatchObject({ severity: 'error', code: 'change.impossible' });
    expect(result.finding.path.join('/')).toBe(path);
    expect(result.finding.message.zh).toContain(zh);
    expect(result.finding.message.en).toContain(en);
  });

  it('that was made already cannot be made again', () => {
    for (const change of [
      { do: 'network', controllers: ['centre'] },
      { do: 'closeLane', link: 'east-out', lane: 1 },
      { do: 'closeLink', link: 'hill-out' },
    ] satisfies Change[]) {
      expect(applyChange(done(base, change), change)).toHaveProperty('finding');
    }
  });

  it('scales turning counts only when no layer is named', () => {
    const counted: Model = {
      ...base,
      demand: {
        ...base.demand,
        turningCounts: [
          {
            intersection: 'centre',
            from: '07:00',
            to: '08:00',
            counts: [{ approach: 'west-in', exit: 'east-out', volume: 100 }],
          },
        ],
      },
    };
    const volume = (model: Model) => model.demand.turningCounts![0]!.counts[0]!.volume;
    expect(volume(done(counted, { do: 'scaleDemand', factor: 1.5 }))).toBe(150);
    expect(volume(done(counted, { do: 'scaleDemand', factor: 1.5, layers: ['cars'] }))).toBe(100);
  });
});

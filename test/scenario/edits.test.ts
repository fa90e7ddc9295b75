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
  networked: false,
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
    { do: 'signalise', intersection: 'east', controller: eastController },
    (model) => [model.intersections[1]!.control, model.controllers[1]],
    ['signal', eastController],
    '东口：新设信号灯',
    'East: new signal',
  ],
  [
    { do: 'network', controllers: ['centre'] },
    (model) => [model.controllers[0]!.networked, 'clockError' in model.controllers[0]!],
    [true, false],
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
  [{ do: 'reassign' }, (model) => model, base, '驾驶人重新选择路径', 'Drivers choose their routes anew'],
];

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
    expect(new Set(rows.map(([change]) => change.do))).toEqual(new Set(Object.keys(edits)));
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

/** One spoilt model for each rule of the file: the finding's place, name and words. */
import { describe, expect, it } from 'vitest';
import { controllerFindings, type Finding, type Model, scenarioFindings } from '../../src/scenario/index.ts';
import { goodModel, richModel } from './fixture.ts';

type Row = [string, () => Model, (model: Model) => void, string, string, string, string];

const one = goodModel;
const rich = richModel;
const plan = (model: Model) => model.controllers[0]!.plans[0]!;

const quantity = { value: 30, evidence: 'assumed' as const, source: 'test' };
const duty = { rule: 'longestQueue' as const, reactionTime: quantity, longestHold: quantity };
const route = {
  id: 'r',
  name: { zh: '特勤', en: 'Convoy' },
  kind: 'guarded' as const,
  at: '08:00',
  speedKmh: 40,
  vehicles: 3,
  lead: 20,
};

/** [what, of which model, what is spoilt, path, code, Chinese, English] */
const rows: Row[] = [
  [
    'two roads of one id',
    one,
    (m) => m.roads.push({ ...m.roads[0]! }),
    'roads/2/id',
    'idTwice',
    '编号“main”',
    '"main" is used more than once',
  ],
  [
    'a zone called like a portal',
    rich,
    (m) => m.zones!.push({ ...m.zones![0]!, id: 'north' }),
    'zones/2/id',
    'idTwice',
    '不止一次',
    'more than once',
  ],
  [
    'two phases of one id',
    one,
    (m) => plan(m).phases.push(plan(m).phases[0]!),
    'controllers/0/plans/0/phases/4/id',
    'idTwice',
    '相位',
    'phases',
  ],
  [
    'a road that is not there',
    one,
    (m) => (m.links[0]!.road = 'minr'),
    'links/0/road',
    'unknownId',
    '是否想写“minor”',
    'did you mean "minor"',
  ],
  [
    'a node that is not there',
    one,
    (m) => (m.links[0]!.from = 'nowhere'),
    'links/0/from',
    'unknownId',
    '没有编号为“nowhere”',
    'no intersection or portal "nowhere"',
  ],
  [
    'a lane to a link that is not there',
    one,
    (m) => (m.links[0]!.lanes[0]!.to = ['x']),
    'links/0/lanes/0/to/0',
    'unknownId',
    '路段',
    'link "x"',
  ],
  [
    'a lane to a link that starts elsewhere',
    one,
    (m) => (m.links[0]!.lanes[0]!.to = ['west-in']),
    'links/0/lanes/0/to/0',
    'laneElsewhere',
    '不从“centre”出发',
    'does not start at "centre"',
  ],
  [
    'a link in a loop',
    one,
    (m) => (m.links[1]!.to = 'centre'),
    'links/1/to links/1/lanes/0/turns',
    'linkLoop noTurns',
    '起点和终点相同',
    'ends where it starts',
  ],
  ['a bend on the node', one, (m) => (m.links[0]!.via = [[0, 300]]), 'links/0', 'noLength', '重合', 'are the same'],
  [
    'only bays',
    one,
    (m) => (m.links[0]!.lanes[1]!.length = 50),
    'links/0/lanes',
    'onlyBays',
    '至少要有一条',
    'at least one must run',
  ],
  [
    'turns at a portal',
    one,
    (m) => m.links[1]!.lanes[0]!.turns.push('left'),
    'links/1/lanes/0/turns',
    'turnsAtPortal',
    '应写 []',
    'write []',
  ],
  [
    'a lane without turns',
    one,
    (m) => m.links[4]!.lanes.push({ turns: [] }),
    'links/4/lanes/2/turns',
    'noTurns',
    '至少要允许一个转向',
    'at least one turn',
  ],
  [
    'an intersection nobody reaches',
    rich,
    (m) => m.intersections.push({ id: 'lost', name: { zh: '孤点', en: 'Lost' }, at: [9, 9], control: 'priority' }),
    'intersections/2',
    'deadEnd',
    '孤点没有驶入的路段',
    'No link leads to Lost',
  ],
  [
    'a portal without a road',
    one,
    (m) => m.portals.push({ id: 'p', name: { zh: '口', en: 'P' }, at: [9, 9] }),
    'portals/4',
    'deadEnd',
    '没有连接任何路段',
    'No link touches',
  ],
  [
    'a crosswalk of another place',
    rich,
    (m) => m.intersections[0]!.crosswalks!.push({ leg: 'far-in' }),
    'intersections/0/crosswalks/4/leg',
    'otherLeg',
    '不与',
    'does not touch',
  ],
  [
    'a ban of another place',
    rich,
    (m) => (m.intersections[1]!.bans = [{ approach: 'west-in', turn: 'left' }]),
    'intersections/1/bans/0/approach',
    'otherLeg',
    '不通到',
    'does not lead to',
  ],
  [
    'a major road of another place',
    rich,
    (m) => (
      (m.intersections[1]!.majorRoad = 'main'), m.links.forEach((link) => link.to === 'east' && (link.road = 'minor'))
    ),
    'intersections/1/majorRoad',
    'majorRoadElsewhere',
    '不经过东口',
    'does not lead to East',
  ],
  [
    'a signal without a controller',
    one,
    (m) => (m.controllers = []),
    'intersections/0',
    'noController',
    '没有信号机',
    'no controller',
  ],
  [
    'a signal with two controllers',
    one,
    (m) => m.controllers.push({ ...m.controllers[0]!, id: 'other' }),
    'intersections/0',
    'twoControllers',
    'centre、other',
    'centre, other',
  ],
  [
    'a controller without a signal',
    one,
    (m) => (m.intersections[0]!.control = 'priority'),
    'intersections/0/control',
    'controllerWithoutSignal',
    '没有信号灯',
    'has no signal',
  ],
  [
    'a networked clock that is wrong',
    one,
    (m) =>
      Object.assign(m.controllers[0]!, {
        class: 'networked',
        clockError: { value: 5, evidence: 'assumed', source: 'x' },
      }),
    'controllers/0/clockError',
    'networkedClock',
    '没有时钟误差',
    'no clock error',
  ],
  [
    'a schedule that starts late',
    one,
    (m) => (m.controllers[0]!.schedule[0]!.from = '06:00'),
    'controllers/0/schedule/0/from',
    'scheduleStart',
    '从 00:00 开始',
    'starts at 00:00',
  ],
  [
    'a schedule out of order',
    one,
    (m) => m.controllers[0]!.schedule.push({ from: '07:00', plan: 'day' }, { from: '06:00', plan: 'day' }),
    'controllers/0/schedule/2/from',
    'scheduleOrder',
    '06:00 不在 07:00 之后',
    '06:00 is not after 07:00',
  ],
  [
    'a schedule with an unknown plan',
    one,
    (m) => (m.controllers[0]!.schedule[0]!.plan = 'dya'),
    'controllers/0/schedule/0/plan',
    'unknownId',
    '是否想写“day”',
    'did you mean "day"',
  ],
  [
    'other days whose schedule starts late',
    one,
    (m) =>
      (m.controllers[0]!.otherDays = [{ days: { weekdays: ['sun'] }, schedule: [{ from: '01:00', plan: 'day' }] }]),
    'controllers/0/otherDays/0/schedule/0/from',
    'scheduleStart',
    '从 00:00 开始',
    'starts at 00:00',
  ],
  [
    'other days with an unknown plan',
    one,
    (m) =>
      (m.controllers[0]!.otherDays = [{ days: { weekdays: ['sun'] }, schedule: [{ from: '00:00', plan: 'dya' }] }]),
    'controllers/0/otherDays/0/schedule/0/plan',
    'unknownId',
    '是否想写“day”',
    'did you mean "day"',
  ],
  [
    'a stage with an unknown phase',
    one,
    (m) => plan(m).stages[0]!.phases.push('main-lfet'),
    'controllers/0/plans/0/stages/0/phases/1',
    'unknownId',
    'main-left',
    'main-left',
  ],
  [
    'an unknown reference stage',
    one,
    (m) => (plan(m).reference = 'x'),
    'controllers/0/plans/0/reference',
    'unknownId',
    '阶段',
    'stage "x"',
  ],
  [
    'a cycle that does not add up',
    one,
    (m) => (plan(m).cycle = 100),
    'controllers/0/plans/0/cycle',
    'cycleSum',
    '绿灯 90 秒加黄灯与红灯清空 20 秒是 110 秒',
    'greens of 90 s and yellows with red clearance of 20 s make 110 s',
  ],
  [
    'an offset of a whole cycle',
    one,
    (m) => (plan(m).offset = 110),
    'controllers/0/plans/0/offset',
    'offsetBeyondCycle',
    '应小于周期',
    'less than the cycle',
  ],
  [
    'a tick that does not divide a second',
    one,
    (m) => (m.settings.tickLength = 0.3),
    'settings/tickLength',
    'tickLength',
    '可以用 0.25 秒',
    '0.25 s does',
  ],
  [
    'a green between two ticks',
    one,
    (m) => (
      (plan(m).stages[0]!.green = 35.9),
      (plan(m).stages[1]!.green = 15.1),
      (m.settings.tickLength = 0.5),
      (plan(m).stages[1]!.green = 15),
      (plan(m).cycle = 109.9)
    ),
    'controllers/0/plans/0/cycle controllers/0/plans/0/stages/0/green',
    'timeOffTick',
    '请用整秒',
    'use whole seconds',
  ],
  [
    'green for an approach of another place',
    rich,
    (m) => plan(m).phases[0]!.movements.push({ approach: 'far-in', turn: 'through' }),
    'controllers/0/plans/0/phases/0/movements/4/approach',
    'otherApproach',
    '不通到这台信号机',
    'does not lead to an intersection of this controller',
  ],
  [
    'green for a turn without a lane',
    one,
    (m) => plan(m).phases[0]!.movements.push({ approach: 'east-in', turn: 'uTurn' }),
    'controllers/0/plans/0/phases/0/movements/4/turn',
    'turnWithoutLane',
    '没有允许掉头的车道',
    'allows U-turns',
  ],
  [
    'a walk where no crosswalk is',
    one,
    (m) => m.intersections[0]!.crosswalks!.pop(),
    'controllers/0/plans/0/phases/2/crosswalks/1',
    'noCrosswalk',
    '没有人行横道',
    'no crosswalk across "west-in"',
  ],
  [
    'a turn that never gets green',
    one,
    (m) => plan(m).phases[3]!.movements.pop(),
    'controllers/0/plans/0/phases',
    'neverGreen',
    '从不给“south-in”的左转放行',
    'never gives green to left turns from "south-in"',
  ],
  [
    'a right turn that never gets green where red holds it',
    one,
    (m) => ((m.intersections[0]!.rightTurnOnRed = false), plan(m).phases[0]!.movements.pop()),
    'controllers/0/plans/0/phases',
    'neverGreen',
    '右转',
    'right turns from "west-in"',
  ],
  [
    'quarter hours that are not a whole',
    rich,
    (m) => (m.demand.profiles![0]!.shares[0] = 0.35),
    'demand/profiles/0/shares',
    'shareSum',
    '这里是 1.1',
    'they sum to 1.1',
  ],
  [
    'a catchment that is not a whole',
    rich,
    (m) => (m.schools![0]!.catchment = [['home', 0.5]]),
    'schools/0/catchment',
    'shareSum',
    '这里是 0.5',
    'they sum to 0.5',
  ],
  [
    'drivers who go on nowhere',
    rich,
    (m) => delete m.schools![0]!.work,
    'schools/0/escort/onward',
    'onwardNowhere',
    '没有写 work',
    '"work" does not say',
  ],
  [
    'a day that ends before it starts',
    one,
    (m) => (m.settings.end = '06:00'),
    'settings/end',
    'timeOrder',
    '结束时刻 06:00 应晚于开始时刻 07:00',
    '06:00, must be later than the start, 07:00',
  ],
  [
    'counts that overlap',
    one,
    (m) => (m.demand.turningCounts![1]!.from = '07:30'),
    'demand/turningCounts/1/from',
    'countsOverlap',
    '时间重叠',
    'overlap in time',
  ],
  [
    'a profile beyond midnight',
    rich,
    (m) => (m.demand.profiles![0]!.from = '23:30'),
    'demand/profiles/0/shares',
    'profileBeyondDay',
    '超过了 24:00',
    'beyond 24:00',
  ],
  [
    'a count of another approach',
    one,
    (m) => (m.demand.turningCounts![0]!.counts[0]!.approach = 'north-out'),
    'demand/turningCounts/0/counts/0/approach',
    'otherLeg',
    '不通到路口“centre”',
    'does not lead to intersection "centre"',
  ],
  [
    'a count of another exit',
    one,
    (m) => (m.demand.turningCounts![0]!.counts[0]!.exit = 'north-in'),
    'demand/turningCounts/0/counts/0/exit',
    'otherLeg',
    '驶出',
    'does not leave',
  ],
  [
    'a count that ends on a link between two intersections without a driveway',
    rich,
    (m) => {
      m.zones![0]!.access[0]!.link = 'east-in';
      m.demand.turningCounts = [
        {
          intersection: 'centre',
          from: '07:00',
          to: '08:00',
          counts: [{ approach: 'west-in', exit: 'east-out', volume: 100 }],
        },
      ];
    },
    'demand/turningCounts/0/counts/0/exit',
    'countWithoutEnd',
    '无处离开',
    'cannot end there',
  ],
  [
    'a turn counted twice',
    one,
    (m) => m.demand.turningCounts![0]!.counts.push({ approach: 'north-in', exit: 'east-out', volume: 1 }),
    'demand/turningCounts/0/counts/12',
    'countTwice',
    '写了两次',
    'stands twice',
  ],
  ['no demand at all', one, (m) => (m.demand = {}), 'demand', 'noDemand', '路上不会有车', 'roads stay empty'],
  [
    'trips from nowhere',
    rich,
    (m) => (m.demand.od![0]!.trips[0]![0] = 'hom'),
    'demand/od/0/trips/0/0',
    'unknownId',
    '是否想写“home”',
    'did you mean "home"',
  ],
  [
    'a bus line with a hole',
    rich,
    (m) => m.busLines![0]!.links.splice(1, 1),
    'busLines/0/links/1 busLines/0/stops/0',
    'busLineBroken stopOffLine',
    '线路断开',
    'line breaks here',
  ],
  [
    'a bus line that starts elsewhere',
    rich,
    (m) => (m.busLines![0]!.from = 'north'),
    'busLines/0/from',
    'busLineEnd',
    '不从“north”出发',
    'does not start at "north"',
  ],
  [
    'a bus line that ends elsewhere',
    rich,
    (m) => (m.busLines![0]!.to = 'works'),
    'busLines/0/to',
    'busLineEnd',
    '不通到“works”',
    'does not lead to "works"',
  ],
  [
    'bus stops in the wrong order',
    rich,
    (m) => (m.busStops!.push({ ...m.busStops![0]!, id: 'early', at: 50 }), m.busLines![0]!.stops.push('early')),
    'busLines/0/stops/1',
    'stopOrder',
    '没有按行驶方向',
    'order of the way',
  ],
  [
    'a detector on a link that leads elsewhere',
    rich,
    (m) => (m.controllers[0]!.detectors![0]!.link = 'west-out'),
    'controllers/0/detectors/0/link',
    'otherApproach',
    '检测器看不到',
    'is to serve',
  ],
  [
    'a detector on a lane that is not there, and another of the same id',
    rich,
    (m) => m.controllers[0]!.detectors!.push({ ...m.controllers[0]!.detectors![0]!, lanes: [0, 9] }),
    'controllers/0/detectors/1/id controllers/0/detectors/1/lanes/1',
    'idTwice noLane',
    '用了不止一次',
    'more than once',
  ],
  [
    'a push button where nobody crosses',
    one,
    (m) => (m.controllers[0]!.pushButtons = [{ id: 'b', crosswalk: 'north-out', pressesPerHour: quantity }]),
    'controllers/0/pushButtons/0/crosswalk',
    'noCrosswalk',
    '没有人行横道',
    'no crosswalk across',
  ],
  [
    'duties of an officer that overlap, the second for a stage that is not there',
    one,
    (m) =>
      (m.controllers[0]!.officer = [
        { ...duty, from: '07:00', to: '08:00' },
        { ...duty, from: '07:30', to: '09:00', rule: 'clearMain', main: 'nowhere' },
      ]),
    'controllers/0/officer/1/from controllers/0/officer/1/main',
    'dutiesOverlap unknownId',
    '互不重叠',
    'do not overlap',
  ],
  [
    'a duty that ends before it begins',
    one,
    (m) => (m.controllers[0]!.officer = [{ ...duty, from: '09:00', to: '08:00' }]),
    'controllers/0/officer/0',
    'timeOrder',
    '应晚于',
    'must be later',
  ],
  [
    'a centre that is not heard by who never hears it',
    one,
    (m) => ((m.controllers[0]!.class = 'synchronised'), (m.controllers[0]!.offline = [['07:00', '08:00']])),
    'controllers/0/offline',
    'offlineWithoutCentre',
    '只有联网',
    'Only a networked',
  ],
  [
    'a stored plan that is not stored',
    one,
    (m) => (m.controllers[0]!.storedPlan = 'dya'),
    'controllers/0/storedPlan',
    'unknownId',
    '是否想写“day”',
    'did you mean "day"',
  ],
  [
    'main phases that are not in the plan',
    one,
    (m) => (m.controllers[0]!.plans[0]!.control = { mode: 'semiActuated', main: ['main-thruogh'] }),
    'controllers/0/plans/0/control/main/0',
    'unknownId',
    '是否想写“main-through”',
    'did you mean "main-through"',
  ],
  [
    'a guarded route with a gap',
    rich,
    (m) => (m.guardedRoutes = [{ ...route, links: ['west-in', 'far-out'] }]),
    'guardedRoutes/0/links/1',
    'routeBroken',
    '在这里断开',
    'is broken here',
  ],
];

const pathOf = (finding: Finding) => finding.path.join('/');

describe('a model as it should be', () => {
  it.each([
    ['the smallest', one],
    ['a richer one', rich],
  ])('%s has no findings', (_what, model) => {
    expect(scenarioFindings(model())).toEqual([]);
  });
});

describe('a rule of the file finds', () => {
  it.each(rows)('%s', (_what, make, spoil, paths, codes, zh, en) => {
    const model = make();
    spoil(model);
    const findings = scenarioFindings(model);
    expect([...new Set(findings.map(pathOf))].sort()).toEqual(paths.split(' ').sort());
    expect([...new Set(findings.map((finding) => finding.code))]).toEqual(
      codes.split(' ').map((code) => `scenario.${code}`),
    );
    expect(findings.some((finding) => finding.message.zh.includes(zh))).toBe(true);
    expect(findings.some((finding) => finding.message.en.includes(en))).toBe(true);
    expect(controllerFindings(model)).toEqual(findings.filter(({ path }) => path[0] === 'controllers'));
  });

  it('what is written down but not simulated yet, once for each kind, with how often', () => {
    const model = rich();
    for (const link of model.links.slice(2, 5)) link.kerbParking = [{ from: 20, to: 80 }];
    model.intersections[1]!.bans = [{ approach: 'hill-in', turn: 'left', hours: [['07:00', '09:00']] }];
    model.intersections[0]!.bans = [{ approach: 'west-in', turn: 'left' }];
    plan(model).phases[1]!.movements.pop();
    const findings = scenarioFindings(model);
    expect(findings.map((finding) => [finding.severity, pathOf(finding)])).toEqual([
      ['warning', 'intersections/1/bans/0/hours'],
      ['warning', 'links/2/kerbParking'],
    ]);
    expect(findings[1]!.message.zh).toBe('已记录路边停车 3 处，目前的仿真还不考虑');
    expect(findings[1]!.message.en).toBe('Kerb parking is written down 3 times, but not simulated yet');
  });

  it('a phase that no stage uses, as a warning', () => {
    const model = one();
    plan(model).phases.push({ id: 'spare', movements: [], yellow: 3, redClearance: 2 });
    expect(scenarioFindings(model)).toMatchObject([{ severity: 'warning', code: 'scenario.unusedPhase' }]);
  });

  //  stage 1: A B   stage 2: B C   stage 3: C     B stays green from 1 to 2, C from 2 to 3
  //  after 1 A ends (3 + 2 s), after 2 B ends (4 + 2 s), after 3 C ends (3 + 1 s): 30 + 20 + 10 + 5 + 6 + 4 = 75 s
  it('nothing wrong with a cycle whose phases overlap from stage to stage', () => {
    const model = one();
    const phase = (id: string, yellow: number, redClearance: number) => ({ id, movements: [], yellow, redClearance });
    const overlap = {
      ...plan(model),
      cycle: 75,
      reference: 's1',
      phases: [phase('A', 3, 2), phase('B', 4, 2), phase('C', 3, 1)],
      stages: [
        { id: 's1', phases: ['A', 'B'], green: 30 },
        { id: 's2', phases: ['B', 'C'], green: 20 },
        { id: 's3', phases: ['C'], green: 10 },
      ],
    };
    model.controllers[0]!.plans = [overlap];
    expect(scenarioFindings(model).filter((finding) => finding.code === 'scenario.cycleSum')).toEqual([]);
  });
});

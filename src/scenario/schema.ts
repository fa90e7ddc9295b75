/**
 * The scenario file, as zod sees it: one format, two kinds.
 *
 * A **model** is the county as it is: network, intersections, signals, zones, schools, demand.
 * A **scenario** extends a model and lists changes in order.
 *
 * Units in the file are the planner's (km/h, veh/h, "HH:MM"); lengths are metres, times seconds, x east, y north.
 * Fields that nothing uses yet, but that Chinese streets have, stand here so that a survey can be written down once;
 * they are marked "not simulated yet" in their description, which an editor shows.
 */
import { z } from 'zod';

export const FORMAT_VERSION = 1;

const finite = z.number();
const positive = finite.positive();
const share = finite.min(0).max(1);
const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'id')
  .max(64)
  .describe('letters, digits, _ . - ; unique among its kind');
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'clock')
  .describe('time of day, HH:MM');
const point = z.tuple([finite, finite]).describe('[x east, y north] in metres');

/** A name or sentence in both languages. */
const text = z
  .strictObject({ zh: z.string().min(1), en: z.string().min(1) })
  .meta({ id: 'Text', description: 'the same words in Chinese and English' });

/** How a number is known. */
const evidence = z.enum(['measured', 'inferred', 'assumed', 'standard']);
/** What may be written on any record; the nearest one above a number is the one that counts for it. */
const provenance = {
  evidence: evidence.optional().describe('how the numbers of this record are known'),
  source: z.string().min(1).optional().describe('who counted, which standard, or who assumed it'),
};
const quantity = z
  .strictObject({ value: finite, evidence, source: z.string().min(1) })
  .meta({ id: 'Quantity', description: 'a number with its evidence and source' });

const turn = z.enum(['left', 'through', 'right', 'uTurn']);
const hours = z.array(z.tuple([clock, clock])).describe('periods of the day, each [from, to]');

const road = z.strictObject({
  id,
  name: text,
  class: z.enum(['highway', 'arterial', 'collector', 'street']),
  speedLimitKmh: positive.max(130),
  ...provenance,
});

const crosswalk = z.strictObject({
  leg: id.describe('the approach link of the leg that is crossed (its exit link if it has no approach)'),
  width: positive.optional().describe('depth along the road [m], 4 when left out'),
  refuge: z.boolean().optional().describe('a refuge island in the middle'),
});

const intersection = z.strictObject({
  id,
  code: z.string().optional().describe('the police code of the intersection'),
  name: text,
  at: point,
  control: z.enum(['signal', 'priority']).describe('priority: no signal, the minor road yields'),
  urban: z.boolean().optional().describe('true inside the urban area'),
  majorRoad: id.optional().describe('the road that has priority where there is no signal'),
  squadron: z.string().optional().describe('中队 in charge'),
  jurisdiction: z.string().optional().describe('辖区'),
  crosswalks: z.array(crosswalk).optional(),
  bans: z
    .array(z.strictObject({ approach: id, turn, hours: hours.optional() }))
    .optional()
    .describe('banned turns; with hours: not simulated yet'),
  rightTurnIslands: z
    .array(z.strictObject({ approach: id }))
    .optional()
    .describe('not simulated yet'),
  rightTurnOnRed: z.boolean().optional().describe('true when left out: right turns go on red after yielding'),
  ...provenance,
});

const portal = z.strictObject({ id, name: text, at: point, ...provenance });

const lane = z.strictObject({
  turns: z.array(turn).describe('what the arrows allow; empty where the link ends at a portal'),
  width: positive.max(8).optional().describe('[m], 3.25 when left out'),
  length: positive.optional().describe('a turn bay: metres before the stop line; left out: the whole link'),
  to: z.array(id).optional().describe('the only exit links this lane leads to, where the turn alone is ambiguous'),
  closed: z.boolean().optional(),
  only: z
    .array(z.enum(['car', 'bus', 'truck']))
    .optional()
    .describe('not simulated yet'),
  variableTurns: z
    .array(z.strictObject({ hours, turns: z.array(turn) }))
    .optional()
    .describe('可变导向车道, not simulated yet'),
  waitingArea: positive.optional().describe('待转区 beyond the stop line [m], not simulated yet'),
});

const link = z.strictObject({
  id,
  road: id,
  from: id.describe('intersection or portal'),
  to: id.describe('intersection or portal'),
  via: z.array(point).optional().describe('bends of the centre line between the two ends'),
  lanes: z.array(lane).min(1).max(8).describe('from the centre line outward'),
  speedLimitKmh: positive.max(130).optional().describe("the road's when left out"),
  median: finite.min(0).optional().describe('half the width between the two directions [m], 0 when left out'),
  nonMotorLane: z
    .strictObject({ width: positive, separated: z.boolean() })
    .optional()
    .describe('非机动车道; drawn, riders not simulated yet'),
  kerbParking: z
    .array(z.strictObject({ from: finite, to: finite }))
    .optional()
    .describe('not simulated yet'),
  ...provenance,
});

const phase = z.strictObject({
  id,
  movements: z
    .array(z.strictObject({ approach: id, turn, permissive: z.boolean().optional() }))
    .describe('permissive: green, but yields'),
  crosswalks: z.array(id).optional().describe('legs whose crosswalk walks with this phase'),
  minimumGreen: positive.optional(),
  yellow: finite.min(0),
  redClearance: finite.min(0),
  greenFlash: finite.min(0).optional().describe('last seconds of the green, flashing'),
  walk: finite.min(0).optional(),
  pedestrianClearance: finite.min(0).optional(),
});

const stage = z.strictObject({
  id,
  phases: z.array(id).min(1).describe('the phases that are green together'),
  green: positive.describe('[s]; a phase that is also in the next stage stays green between the two'),
});

const plan = z
  .strictObject({
    id,
    name: text.optional(),
    cycle: positive.describe(
      '[s]; equals the greens plus, after each stage, the longest yellow + red clearance of the phases that end',
    ),
    offset: finite
      .min(0)
      .optional()
      .describe("[s] from the clock's midnight to the start of green of the reference stage"),
    reference: id.optional().describe('reference stage of the offset; the first when left out'),
    phases: z.array(phase).min(1),
    stages: z.array(stage).min(1),
    ...provenance,
  })
  .meta({ id: 'Plan', description: 'a timing plan 配时方案' });

const controller = z
  .strictObject({
    id,
    intersections: z.array(id).min(1),
    networked: z.boolean().describe('联网: a controller whose plan the centre can change'),
    clockError: quantity.optional().describe('seconds the clock is ahead; a networked clock has none'),
    clockDrift: quantity.optional().describe('seconds a day; not simulated yet'),
    plans: z.array(plan).min(1),
    schedule: z
      .array(z.strictObject({ from: clock, plan: id }))
      .min(1)
      .describe('which plan from when; the first from 00:00'),
    ...provenance,
  })
  .meta({ id: 'Controller', description: 'a signal controller 信号机' });

const access = z.strictObject({ link: id, at: finite.min(0).describe('metres from the start of the link') });

const zone = z.strictObject({
  id,
  name: text,
  kind: z.enum([
    'residential',
    'commercial',
    'industrial',
    'government',
    'school',
    'hospital',
    'station',
    'market',
    'mixed',
    'rural',
  ]),
  at: point,
  access: z.array(access).min(1).describe('driveways: where trips enter and leave the road'),
  ...provenance,
});

const place = z.strictObject({
  id,
  name: text,
  kind: z.enum([
    'hospital',
    'market',
    'busStation',
    'railStation',
    'industrialPark',
    'government',
    'park',
    'district',
    'other',
  ]),
  at: point,
});

const bell = z.strictObject({
  kind: z.enum(['start', 'end']).describe('start: pupils must be in by then; end: dismissal'),
  at: clock,
  share: share.optional().describe('share of the pupils it concerns, 1 when left out'),
});

const school = z.strictObject({
  id,
  name: text,
  level: z.enum(['kindergarten', 'primary', 'middle', 'high']),
  pupils: z.int().positive(),
  at: point,
  bells: z.array(bell).min(1),
  gates: z
    .array(
      z.strictObject({
        link: id,
        at: finite.min(0),
        kerbSpaces: z.int().min(0).describe('cars that can stop without blocking a lane'),
      }),
    )
    .min(1),
  escort: z.strictObject({
    carShare: share.describe('share of pupils brought or fetched by car'),
    occupancy: positive.describe('pupils per car'),
    onward: share.describe('share of drivers who go on to work (start) or came from it (end) instead of home'),
    dropOffDwell: positive.describe('mean [s]'),
    pickUpDwell: positive.describe('mean [s]'),
    lead: positive.describe('mean minutes before the bell at which drivers aim to arrive (start), or after it (end)'),
  }),
  catchment: z
    .array(z.tuple([id, share]))
    .min(1)
    .describe('[zone, share of the pupils]; shares sum to 1'),
  work: z
    .array(z.tuple([id, share]))
    .optional()
    .describe('[zone, share] where onward drivers go; shares sum to 1'),
  ...provenance,
});

const busStop = z.strictObject({
  id,
  name: text,
  link: id,
  at: finite.min(0).describe('front end of the stop, metres from the start of the link'),
  bay: z.boolean().describe('true: 港湾式, off the lane; false: buses stop in the lane'),
  spaces: z.int().positive().optional().describe('buses at once, 1 when left out'),
});

const busLine = z.strictObject({
  id,
  name: text,
  from: id.describe('portal or zone'),
  to: id.describe('portal or zone'),
  links: z.array(id).min(1).describe('the whole route, link by link'),
  stops: z.array(id),
  dwell: positive.describe('mean [s]'),
  departures: z.array(z.strictObject({ from: clock, to: clock, every: positive.describe('minutes') })),
  ...provenance,
});

const odLayer = z.strictObject({
  id,
  name: text.optional(),
  class: z.enum(['car', 'truck']),
  profile: id,
  trips: z
    .array(z.tuple([id, id, finite.min(0)]))
    .describe('[from zone or portal, to zone or portal, trips in the whole profile]'),
  ...provenance,
});

const profile = z.strictObject({
  id,
  from: clock.describe('start of the first 15 minutes'),
  shares: z.array(share).min(1).describe('share of the trips in each 15 minutes; they sum to 1'),
  ...provenance,
});

const turningCount = z.strictObject({
  intersection: id,
  from: clock,
  to: clock,
  heavyShare: share.optional().describe('share of trucks, 0 when left out'),
  counts: z.array(z.strictObject({ approach: id, exit: id, volume: finite.min(0).describe('veh/h') })).min(1),
  ...provenance,
});

const demand = z.strictObject({
  profiles: z.array(profile).optional(),
  od: z.array(odLayer).optional(),
  turningCounts: z.array(turningCount).optional(),
});

const settings = z.strictObject({
  start: clock,
  end: clock,
  tickLength: positive.max(1).optional().describe('[s], a divisor of 1 s; 0.2 when left out'),
  saturationFlow: quantity.describe('through lane, veh/h; sets the drivers’ time gap, caps nothing'),
  blockingShare: quantity.optional().describe('share of drivers who enter an intersection they cannot clear'),
});

const scenery = z.strictObject({
  water: z.array(z.strictObject({ id, name: text, width: positive, line: z.array(point).min(2) })).optional(),
  railways: z.array(z.strictObject({ id, name: text, line: z.array(point).min(2) })).optional(),
  green: z.array(z.strictObject({ id, name: text.optional(), outline: z.array(point).min(3) })).optional(),
  districts: z.array(z.strictObject({ id, name: text, at: point })).optional(),
});

const corridor = z.strictObject({
  id,
  name: text,
  intersections: z.array(id).min(2).describe('consecutive along one road'),
});

const header = {
  $schema: z.string().optional(),
  version: z.literal(FORMAT_VERSION),
  name: text,
  description: text.optional(),
};

export const modelSchema = z.strictObject({
  ...header,
  kind: z.literal('model'),
  synthetic: z.boolean().describe('true: made up; shown as such wherever it is shown'),
  evidence: evidence.describe('counts for every record that does not state its own'),
  source: z.string().min(1),
  settings,
  roads: z.array(road).min(1),
  intersections: z.array(intersection).min(1),
  portals: z.array(portal),
  links: z.array(link).min(1),
  controllers: z.array(controller),
  corridors: z.array(corridor).optional(),
  zones: z.array(zone).optional(),
  schools: z.array(school).optional(),
  places: z.array(place).optional(),
  busStops: z.array(busStop).optional(),
  busLines: z.array(busLine).optional(),
  demand,
  scenery: scenery.optional(),
});

/** One step away from the model; the same functions of `scenario/edits` make it whether clicked or read from a file. */
export const changeSchema = z.discriminatedUnion('do', [
  z
    .strictObject({ do: z.literal('retime'), controller: id, plan, reason: z.string().optional() })
    .describe('replace the plan of the same id, or add it'),
  z.strictObject({ do: z.literal('reschedule'), controller: id, schedule: controller.shape.schedule }),
  z.strictObject({ do: z.literal('signalise'), intersection: id, controller }),
  z.strictObject({ do: z.literal('network'), controllers: z.array(id).min(1) }),
  z.strictObject({
    do: z.literal('scaleDemand'),
    factor: finite.min(0),
    layers: z
      .array(id)
      .optional()
      .describe('ids of od layers; all of them and the turning counts when left out; schools and buses keep theirs'),
  }),
  z.strictObject({ do: z.literal('closeLane'), link: id, lane: z.int().min(0) }),
  z.strictObject({ do: z.literal('closeLink'), link: id }),
  z.strictObject({ do: z.literal('moveBell'), school: id, bell: z.int().min(0), at: clock }),
  z.strictObject({ do: z.literal('reassign') }).describe('drivers choose their routes anew on the changed model'),
]);

export const scenarioSchema = z.strictObject({
  ...header,
  kind: z.literal('scenario'),
  extends: z.string().min(1).describe('path of the model or scenario it changes, relative to this file'),
  settings: settings.partial().optional(),
  changes: z.array(changeSchema),
});

export const documentSchema = z.discriminatedUnion('kind', [modelSchema, scenarioSchema]);

export type Text = z.infer<typeof text>;
export type Evidence = z.infer<typeof evidence>;
export type Quantity = z.infer<typeof quantity>;
export type Turn = z.infer<typeof turn>;
export type Model = z.infer<typeof modelSchema>;
export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioDocument = z.infer<typeof documentSchema>;
export type Change = z.infer<typeof changeSchema>;
export type Intersection = z.infer<typeof intersection>;
export type Link = z.infer<typeof link>;
export type Lane = z.infer<typeof lane>;
export type Controller = z.infer<typeof controller>;
export type Plan = z.infer<typeof plan>;
export type Phase = z.infer<typeof phase>;
export type Stage = z.infer<typeof stage>;
export type School = z.infer<typeof school>;
export type Zone = z.infer<typeof zone>;
export type BusLine = z.infer<typeof busLine>;
export type BusStop = z.infer<typeof busStop>;

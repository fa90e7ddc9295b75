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
import {
  calendarDay,
  clock,
  evidence,
  finite,
  hours,
  id,
  positive,
  quantity,
  text,
  turn,
  weekday,
} from './schema/basics.ts';
import { busLine, busStop, demand, school, zone } from './schema/demand.ts';
import { controller, guardedRoute, phase, plan, stage } from './schema/signals.ts';
import { corridor, intersection, lane, link, portal, road } from './schema/streets.ts';
import { place, scenery } from './schema/surroundings.ts';

export const FORMAT_VERSION = 2;

const settings = z.strictObject({
  start: clock,
  end: clock,
  day: z
    .strictObject({ weekday, calendar: calendarDay })
    .optional()
    .describe('the day that is simulated; a Monday of the school term when left out'),
  tickLength: positive.max(1).optional().describe('[s], a divisor of 1 s; 0.2 when left out'),
  saturationFlow: quantity.describe('through lane, veh/h; sets the drivers’ time gap, caps nothing'),
  blockingShare: quantity.optional().describe('share of drivers who enter an intersection they cannot clear'),
  courtesyShare: quantity
    .optional()
    .describe('share of drivers who in a slow queue leave the mouth of a driveway free and let one in'),
  impatientShare: quantity
    .optional()
    .describe(
      'critical gap of a driver who has waited a minute ÷ that of one who has just come; 1: nobody gets impatient',
    ),
  faultCall: quantity
    .extend({ value: finite.min(0) })
    .optional()
    .describe(
      '[h] from a fault at a controller that is not networked until somebody calls; 24, assumed, when left out; changes nothing of a run',
    ),
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
  guardedRoutes: z.array(guardedRoute).optional(),
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
  z
    .strictObject({
      do: z.literal('reschedule'),
      controller: id,
      schedule: controller.shape.schedule,
      otherDays: controller.shape.otherDays.describe(
        'the days with a schedule of their own; as they are when left out',
      ),
    })
    .describe('replaces the schedule'),
  z.strictObject({ do: z.literal('signalise'), intersection: id, controller }),
  z.strictObject({ do: z.literal('network'), controllers: z.array(id).min(1) }),
  z
    .strictObject({ do: z.literal('synchronise'), controllers: z.array(id).min(1) })
    .describe('clocks set by satellite from now on 授时'),
  z
    .strictObject({ do: z.literal('driftClocks'), days: finite.min(0) })
    .describe('clocks of free-running controllers as they stand so many days after the last visit'),
  z.strictObject({
    do: z.literal('equip'),
    controller: id,
    detectors: controller.shape.detectors,
    pushButtons: controller.shape.pushButtons,
  }),
  z
    .strictObject({ do: z.literal('failDetectors'), controllers: z.array(id).min(1), hours })
    .describe('all detectors of these controllers tell nothing in these hours'),
  z
    .strictObject({ do: z.literal('cutOff'), controllers: z.array(id).min(1), hours })
    .describe('the centre is not heard in these hours'),
  z.strictObject({ do: z.literal('officer'), controller: id, duties: controller.shape.officer.unwrap() }),
  z.strictObject({ do: z.literal('guardRoute'), route: guardedRoute }),
  z.strictObject({
    do: z.literal('setTransition'),
    controllers: z.array(id).min(1),
    transition: controller.shape.transition.unwrap(),
    midnight: controller.shape.midnight.describe('what the cycle does at midnight; as it is when left out'),
  }),
  z
    .strictObject({
      do: z.literal('setIntergreen'),
      intersection: id,
      intergreen: intersection.shape.intergreens.unwrap().element,
    })
    .describe('replaces the intergreen of one pair'),
  z
    .strictObject({ do: z.literal('waitingArea'), link: id, lane: z.int().min(0), length: positive })
    .describe('marks a left-turn waiting area 左转待转区'),
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
export type Detector = NonNullable<Controller['detectors']>[number];
export type PushButton = NonNullable<Controller['pushButtons']>[number];
export type OfficerDuty = NonNullable<Controller['officer']>[number];
export type Control = NonNullable<Plan['control']>;
export type ScheduleBand = Controller['schedule'][number];
export type GuardedRoute = z.infer<typeof guardedRoute>;
export type Day = NonNullable<Model['settings']['day']>;
export type School = z.infer<typeof school>;
export type Zone = z.infer<typeof zone>;
export type BusLine = z.infer<typeof busLine>;
export type BusStop = z.infer<typeof busStop>;

/** The signals of the file: phases, stages, plans, controllers. */
import { z } from 'zod';
import {
  calendarDay,
  clock,
  finite,
  hours,
  id,
  positive,
  provenance,
  quantity,
  share,
  text,
  turn,
  weekday,
} from './basics.ts';

export const phase = z.strictObject({
  id,
  movements: z
    .array(z.strictObject({ approach: id, turn, permissive: z.boolean().optional() }))
    .describe('permissive: green, but yields'),
  crosswalks: z.array(id).optional().describe('legs whose crosswalk walks with this phase'),
  minimumGreen: positive.optional(),
  maximumGreen: positive
    .optional()
    .describe('[s] where detectors may lengthen the green; the green of the stages when left out'),
  yellow: finite.min(0).optional().describe('[s]; derived from the speed limit when left out'),
  redClearance: finite.min(0).optional().describe('[s]; derived from the intergreens when left out'),
  greenFlash: finite.min(0).optional().describe('last seconds of the green, flashing'),
  walk: finite.min(0).optional(),
  pedestrianClearance: finite.min(0).optional().describe('[s]; derived from the crossing length when left out'),
  passage: positive.optional().describe('单位绿灯延长时间 [s] for one more actuation; 3 when left out'),
  recall: z
    .enum(['none', 'minimum', 'maximum', 'walk'])
    .optional()
    .describe('固定请求, a call placed every cycle: minimum or maximum green, or the walk; none when left out'),
});

export const stage = z.strictObject({
  id,
  phases: z.array(id).min(1).describe('the phases that are green together'),
  green: positive.describe('[s]; a phase that is also in the next stage stays green between the two'),
});

/** How a plan is run 控制方式. */
const control = z
  .discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('fixedTime') }).describe('定时'),
    z
      .strictObject({ mode: z.literal('semiActuated'), main: z.array(id).min(1).optional() })
      .describe('半感应: rests in the main phases (those of the first stage when left out) until others call'),
    z.strictObject({ mode: z.literal('fullyActuated') }).describe('全感应: every stage only when called'),
    z
      .strictObject({ mode: z.literal('coordinated') })
      .describe('感应协调: keeps cycle and offset; time that is not asked for goes to the reference stage'),
    z
      .strictObject({ mode: z.literal('maxPressure'), interval: positive.optional() })
      .describe('自适应（最大压力）; interval: seconds between two decisions, 5 when left out'),
    z.strictObject({ mode: z.literal('flashingYellow') }).describe('黄闪'),
    z.strictObject({ mode: z.literal('dark') }).describe('灭灯'),
  ])
  .meta({ id: 'Control', description: 'how a plan is run 控制方式' });

export const plan = z
  .strictObject({
    id,
    name: text.optional(),
    control: control.optional().describe('fixedTime when left out'),
    cycle: positive.describe(
      '[s]; equals the greens plus, after each stage, the longest yellow + red clearance of the phases that end',
    ),
    offset: finite
      .min(0)
      .optional()
      .describe("[s] from the clock's midnight to the start of green of the reference stage"),
    reference: id.optional().describe('reference stage of the offset; the first when left out'),
    referencePoint: z
      .enum(['begin', 'end'])
      .optional()
      .describe('begin or end of green of the reference stage; begin when left out'),
    phases: z.array(phase).min(1),
    stages: z.array(stage).min(1),
    ...provenance,
  })
  .meta({ id: 'Plan', description: 'a timing plan 配时方案' });

const detector = z
  .strictObject({
    id,
    link: id,
    lanes: z.array(z.int().min(0)).min(1).describe('from the centre line outward, numbered from 0'),
    kind: z.enum(['presence', 'passage']).describe('存在型 or 通过型'),
    distance: finite
      .min(0)
      .describe('stop line to the near edge of the detector [m]: 0 at the stop line, more upstream'),
    length: positive.optional().describe('[m], 2 when left out'),
    failed: hours.optional().describe('when it tells nothing'),
    ...provenance,
  })
  .meta({ id: 'Detector', description: 'a detector 检测器' });

const pushButton = z
  .strictObject({
    id,
    crosswalk: id.describe('leg whose crosswalk it calls'),
    pressesPerHour: quantity.describe('walkers are not simulated yet: it is pressed at random so often'),
    failed: hours.optional(),
  })
  .meta({ id: 'PushButton', description: 'a push button 行人按钮' });

/** An officer at the cabinet 手控: holds and releases stages by a written rule. */
const officerDuty = z
  .strictObject({
    from: clock,
    to: clock,
    rule: z
      .enum(['longestQueue', 'clearMain'])
      .describe(
        'longestQueue: releases the stage with the fullest detectors; clearMain: holds `main` until its detectors are empty',
      ),
    main: id.optional().describe('stage that clearMain favours; the first when left out'),
    reactionTime: quantity.describe('[s] from seeing to pressing'),
    longestHold: quantity.describe(
      '[s] the longest green of a stage while others wait, flash and walkers’ clearance included: he presses so much earlier; only minimum green and walk can make it longer',
    ),
    ...provenance,
  })
  .meta({ id: 'OfficerDuty', description: 'an officer operates the signal by hand 手控' });

export const daySet = z.strictObject({
  weekdays: z.array(weekday).min(1).optional(),
  calendar: z.array(calendarDay).min(1).optional(),
});

const bands = z
  .array(z.strictObject({ from: clock, plan: id }))
  .min(1)
  .describe('which plan from when; the first from 00:00');

export const controller = z
  .strictObject({
    id,
    intersections: z.array(id).min(1),
    class: z
      .enum(['networked', 'synchronised', 'freeRunning'])
      .describe(
        '联网: the centre keeps its clock and can change its plan; 授时: clock by satellite, plans only what is stored; 单点: its clock drifts',
      ),
    clockError: quantity.optional().describe('seconds the clock is ahead; only a free-running one has any'),
    clockDrift: quantity.optional().describe('seconds a day the clock gains since the last visit'),
    limits: z
      .strictObject({ plans: quantity, bands: quantity })
      .optional()
      .describe('how many plans it stores and how many bands its day has'),
    plans: z.array(plan).min(1),
    schedule: bands,
    otherDays: z
      .array(z.strictObject({ days: daySet, schedule: bands }))
      .optional()
      .describe('days with a schedule of their own; the first that fits counts, `schedule` on all others'),
    transition: z
      .strictObject({
        method: z.enum(['immediate', 'dwell', 'shortway']),
        addAtMost: share
          .optional()
          .describe('share of the cycle by which shortway lengthens one cycle; 0.2 when left out'),
        subtractAtMost: share.optional().describe('share by which it shortens one; 0.17 when left out'),
      })
      .optional()
      .describe('how it gets in step with a new plan; dwell when left out'),
    midnight: z
      .enum(['continue', 'resynchronise'])
      .optional()
      .describe('the cycle runs on past midnight, or counts anew from it; continue when left out'),
    storedPlan: id
      .optional()
      .describe('in force when the centre is not heard or all detectors are dead; the first plan when left out'),
    offline: hours.optional().describe('when a networked controller does not hear the centre'),
    detectors: z.array(detector).optional(),
    pushButtons: z.array(pushButton).optional(),
    officer: z.array(officerDuty).optional(),
    ...provenance,
  })
  .meta({ id: 'Controller', description: 'a signal controller 信号机' });

/** A vehicle or convoy for which the signals on its way are held green 优先通行. */
export const guardedRoute = z
  .strictObject({
    id,
    name: text,
    kind: z.enum(['emergency', 'guarded']).describe('紧急车辆 or 特勤'),
    links: z.array(id).min(2).describe('consecutive; it turns where they do'),
    at: clock.describe('when it enters the first link'),
    speedKmh: positive.max(100),
    vehicles: z.int().min(1).describe('vehicles of the convoy, one behind the other'),
    lead: positive.describe('[s] before its arrival from which a signal on its way is green'),
    ...provenance,
  })
  .meta({ id: 'GuardedRoute', description: 'a route on which signals give way 紧急车辆与特勤路线' });

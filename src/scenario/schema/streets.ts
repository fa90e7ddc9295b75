/** The streets of the file: roads, intersections, portals, links with their lanes, corridors. */
import { z } from 'zod';
import { finite, hours, id, point, positive, provenance, text, turn } from './basics.ts';

export const road = z.strictObject({
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

export const intersection = z.strictObject({
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
  intergreens: z
    .array(
      z.strictObject({
        ending: z.strictObject({ approach: id, turn }),
        starting: z.strictObject({ approach: id, turn }),
        seconds: finite.min(0),
        reason: z.string().min(1),
      }),
    )
    .optional()
    .describe('绿灯间隔时间 that replace those derived from geometry, each with its reason'),
  rightTurnOnRed: z.boolean().optional().describe('true when left out: right turns go on red after yielding'),
  ...provenance,
});

export const portal = z.strictObject({ id, name: text, at: point, ...provenance });

export const lane = z.strictObject({
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
  waitingArea: positive
    .optional()
    .describe(
      '待转区: metres beyond the stop line in which left turns wait, entered on the green of the through traffic',
    ),
});

export const link = z.strictObject({
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

export const corridor = z.strictObject({
  id,
  name: text,
  intersections: z.array(id).min(2).describe('consecutive along one road'),
});

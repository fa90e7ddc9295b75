/** Who travels, in the file: zones, schools, buses, trips by OD and turning counts. */
import { z } from 'zod';
import { clock, finite, id, point, positive, provenance, share, text } from './basics.ts';

const access = z.strictObject({ link: id, at: finite.min(0).describe('metres from the start of the link') });

export const zone = z.strictObject({
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

const bell = z.strictObject({
  kind: z.enum(['start', 'end']).describe('start: pupils must be in by then; end: dismissal'),
  at: clock,
  share: share.optional().describe('share of the pupils it concerns, 1 when left out'),
});

export const school = z.strictObject({
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

export const busStop = z.strictObject({
  id,
  name: text,
  link: id,
  at: finite.min(0).describe('front end of the stop, metres from the start of the link'),
  bay: z.boolean().describe('true: 港湾式, off the lane; false: buses stop in the lane'),
  spaces: z.int().positive().optional().describe('buses at once, 1 when left out'),
});

export const busLine = z.strictObject({
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

export const demand = z.strictObject({
  profiles: z.array(profile).optional(),
  od: z.array(odLayer).optional(),
  turningCounts: z.array(turningCount).optional(),
});

/** result.json as zod sees it: what public/result.schema.json is made from, for whoever reads results with other tools. */
import { z } from 'zod';
import { DEFINITIONS, type RunResult, UNITS } from '../metrics/index.ts';

/** A field of that name in every object, with its unit and definition. */
const measure = <T extends z.ZodType>(name: string, schema: T): T =>
  schema.describe(`[${UNITS[name] ?? ''}] ${DEFINITIONS[name]?.en ?? ''}`);
const number = (name: string) => measure(name, z.number());
const perhaps = (name: string) => measure(name, z.number().nullable());

const text = z.strictObject({ zh: z.string(), en: z.string() }).meta({ id: 'Text' });
const grade = measure('grade', z.literal([0, 1, 2, 3, 4, 5]));

const measures = z
  .strictObject({
    throughput: number('throughput'),
    arrivals: number('arrivals'),
    delay: perhaps('delay'),
    totalDelay: number('totalDelay'),
    stops: perhaps('stops'),
    queueMean: number('queueMean'),
    queueMax: number('queueMax'),
    queueMeanVehicles: number('queueMeanVehicles'),
    queueMaxVehicles: number('queueMaxVehicles'),
    queue95: perhaps('queue95'),
    spillback: number('spillback'),
    los: measure('los', z.enum(['A', 'B', 'C', 'D', 'E', 'F']).nullable()),
  })
  .meta({ id: 'Measures' });

const movement = z.strictObject({
  movement: z.int(),
  fromLink: z.string(),
  toLink: z.string(),
  turn: z.enum(['left', 'through', 'right', 'uTurn']),
  measures,
});

const approach = z.strictObject({
  link: z.string(),
  side: z.enum(['north', 'northeast', 'east', 'southeast', 'south', 'southwest', 'west', 'northwest']),
  measures,
  movements: z.array(movement),
});

const intersection = z.strictObject({
  id: z.string(),
  name: text,
  control: z.enum(['signal', 'priority']),
  networked: z.boolean(),
  losTable: z.enum(['hcmSignalised', 'hcmPriority']),
  losMovement: z.int().nullable(),
  measures,
  approaches: z.array(approach),
});

const link = z.strictObject({
  link: z.string(),
  throughput: number('throughput'),
  speed: perhaps('speed'),
  travelTimeIndex: perhaps('travelTimeIndex'),
  grade,
  density: number('density'),
  entryDelay: number('entryDelay'),
});

const corridor = z.strictObject({
  id: z.string(),
  name: text,
  direction: z.enum(['forward', 'backward']),
  measures,
  travelTime: perhaps('travelTime'),
  travelTimeIndex: perhaps('travelTimeIndex'),
});

const share = z.number().min(0).max(1);
const county = z.strictObject({
  made: number('made'),
  waiting: number('waiting'),
  inside: number('inside'),
  done: number('done'),
  doneInWindow: number('doneInWindow'),
  totalDelayHours: number('totalDelayHours'),
  entryDelayHours: number('entryDelayHours'),
  delayPerTrip: perhaps('delayPerTrip'),
  stopsPerTrip: perhaps('stopsPerTrip'),
  vehicleKm: number('vehicleKm'),
  meanSpeed: perhaps('meanSpeed'),
  travelTimeIndex: perhaps('travelTimeIndex'),
  grade,
  gradeShares: measure('gradeShares', z.tuple([share, share, share, share, share])),
  spillbackSeconds: number('spillbackSeconds'),
  hardBrakingPer1000Km: perhaps('hardBrakingPer1000Km'),
  schoolTrips: measure(
    'schoolTrips',
    z.strictObject({ arrived: z.int(), due: z.int(), onTime: z.int(), fetched: z.int() }),
  ),
});

const period = z
  .strictObject({
    from: number('from'),
    to: number('to'),
    county,
    intersections: z.array(intersection),
    links: z.array(link),
    corridors: z.array(corridor),
  })
  .meta({ id: 'Period' });

export const resultSchema: z.ZodType<RunResult> = z.strictObject({
  format: z.literal('lukou-result'),
  version: z.literal(1),
  scenario: z.strictObject({
    name: text,
    file: z.string(),
    hash: z.string().describe('of the model that ran, all changes included'),
    synthetic: z.boolean().describe('true: made up, and shown as such wherever it is shown'),
  }),
  engine: z.string().describe('version of the engine'),
  seed: z.int().min(0),
  tickLength: z.number().describe('[s]'),
  window: z.strictObject({ from: number('from'), to: number('to') }),
  runStart: z.number().describe('[s since midnight]'),
  changedAt: z
    .array(z.strictObject({ time: z.number().describe('[s since midnight]'), intersections: z.array(z.string()) }))
    .describe('signals that were changed while it ran; not empty: no run of one scenario'),
  finalHash: z.string().describe('state hash where the run stood when the result was made'),
  assignment: z.strictObject({
    relativeGap: z.number().describe('of the equilibrium assignment; a share'),
    offShortestShare: share.describe('trips off the free-flow shortest path'),
    reassigned: z.boolean().describe('true: routes were chosen anew on the changed model'),
  }),
  units: z.record(z.string(), z.string()).describe('unit of every measure, by the name of its field'),
  definitions: z.record(z.string(), text).describe('what every measure counts and leaves out'),
  total: period.describe('the window'),
  periods: z.array(period).describe('the window by 15 minutes'),
});

/** Published as public/result.schema.json. */
export function resultJsonSchema(): object {
  return { title: 'Lukou 路口 result', ...z.toJSONSchema(resultSchema) };
}

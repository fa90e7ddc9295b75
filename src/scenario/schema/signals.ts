/** The signals of the file: phases, stages, plans, controllers. */
import { z } from 'zod';
import { clock, finite, id, positive, provenance, quantity, text, turn } from './basics.ts';

export const phase = z.strictObject({
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

export const stage = z.strictObject({
  id,
  phases: z.array(id).min(1).describe('the phases that are green together'),
  green: positive.describe('[s]; a phase that is also in the next stage stays green between the two'),
});

export const plan = z
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

export const controller = z
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

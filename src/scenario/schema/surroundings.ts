/** What is drawn around the streets: named places, water, railways, green. Nothing is simulated on it. */
import { z } from 'zod';
import { id, point, positive, text } from './basics.ts';

export const place = z.strictObject({
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

export const scenery = z.strictObject({
  water: z.array(z.strictObject({ id, name: text, width: positive, line: z.array(point).min(2) })).optional(),
  railways: z.array(z.strictObject({ id, name: text, line: z.array(point).min(2) })).optional(),
  green: z.array(z.strictObject({ id, name: text.optional(), outline: z.array(point).min(3) })).optional(),
  districts: z.array(z.strictObject({ id, name: text, at: point })).optional(),
});

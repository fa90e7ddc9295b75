/** What all parts of the scenario file are written with: numbers, ids, times, words, and where a number comes from. */
import { z } from 'zod';

export const finite = z.number();
export const positive = finite.positive();
export const share = finite.min(0).max(1);
export const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'id')
  .max(64)
  .describe('letters, digits, _ . - ; unique among its kind');
export const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'clock')
  .describe('time of day, HH:MM');
export const point = z.tuple([finite, finite]).describe('[x east, y north] in metres');

/** A name or sentence in both languages. */
export const text = z
  .strictObject({ zh: z.string().min(1), en: z.string().min(1) })
  .meta({ id: 'Text', description: 'the same words in Chinese and English' });

/** How a number is known. */
export const evidence = z.enum(['measured', 'inferred', 'assumed', 'standard']);
/** What may be written on any record; the nearest one above a number is the one that counts for it. */
export const provenance = {
  evidence: evidence.optional().describe('how the numbers of this record are known'),
  source: z.string().min(1).optional().describe('who counted, which standard, or who assumed it'),
};
export const quantity = z
  .strictObject({ value: finite, evidence, source: z.string().min(1) })
  .meta({ id: 'Quantity', description: 'a number with its evidence and source' });

export const turn = z.enum(['left', 'through', 'right', 'uTurn']);
export const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
/** What kind of day it is, beside the day of the week. */
export const calendarDay = z.enum(['term', 'vacation', 'holiday']).describe('上课日, 寒暑假, 节假日');
export const hours = z.array(z.tuple([clock, clock])).describe('periods of the day, each [from, to]');

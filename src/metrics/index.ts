/**
 * metrics: events in, measures out.
 *
 * **delay**: time in the influence area minus the same driver's own free time there. **queue**: stop line to the last queued
 * vehicle. **spillback**: a queue that reaches the upstream intersection. **LOS**: letter from delay; the table is named.
 */
export * from './report-types.ts';

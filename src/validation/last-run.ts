/** The last full run, kept in the repository; whoever shows it compares its engine with `ENGINE_HASH`. */
import type { ValidationRun } from './record.ts';

export async function lastRun(): Promise<ValidationRun> {
  return JSON.parse((await import('./last-run.json?raw')).default) as ValidationRun;
}

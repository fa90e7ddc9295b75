/**
 * The county's morning in SUMO and here, in one run on one thread, the same streets, signals and vehicles: who makes more updates, and
 * whose time passes faster. The drivers of SUMO are set to our discharge, as in the comparison, whose code this is.
 */
import { prepare } from '../../src/runner/index.ts';
import type { Case } from '../compare/cases.ts';
import { type Comparison, compareAll } from '../compare/comparison.ts';
import { figuresOf, type Sample } from '../compare/journeys.ts';
import { runOurs } from '../compare/ours.ts';
import { calibrate, DEFAULTS } from '../compare/saturation.ts';
import { exportCase, requireSumo, runSumo } from '../compare/sumo.ts';

/** @throws Error that says how to get SUMO, where it is missing */
export function timeSumo(one: Case): [string, number, string][] {
  const version = requireSumo();
  const { drivers } = calibrate(one.model.settings.saturationFlow.value);
  const { input } = prepare({ model: one.model, base: one.base ?? one.model, file: one.id, seed: 1, start: one.start });
  const exported = exportCase(one.model, input, one.end);
  const runs: Comparison = { ours: [], matched: [], defaults: [] };
  const timed = (who: keyof Comparison, { journeys, updates, wall, simulated }: Sample) => {
    runs[who].push(figuresOf(one, input.network, input.trips, journeys));
    return { updates: updates / wall, simulated: simulated / wall };
  };
  try {
    const ours = timed('ours', runOurs(input, one.end));
    const matched = timed('matched', runSumo(exported, drivers, 1));
    const defaults = timed('defaults', runSumo(exported, DEFAULTS, 1));
    const { matched: column } = compareAll(runs);
    return [
      [`${one.id}, ours: vehicle updates per second`, ours.updates / 1e6, 'million'],
      [`  SUMO ${version} at our step`, matched.updates / 1e6, 'million'],
      ['  ours over SUMO (at least 15, aim 50)', ours.updates / matched.updates, '×'],
      ["  SUMO's mean speed over ours, on the road (0.9–1.1)", column.meanSpeed / column.ourSpeed, '×'],
      [`${one.id}, ours: simulated seconds per second`, ours.simulated, ''],
      ['  SUMO as it comes, at its 1 s', defaults.simulated, ''],
      ['  ours at our step over SUMO (at least 4)', ours.simulated / defaults.simulated, '×'],
    ];
  } finally {
    exported.remove();
  }
}

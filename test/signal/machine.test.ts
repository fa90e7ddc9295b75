/** The machine of phases beside the tables: the same plan, the same lamps, at every tick. */
import { describe, expect, it } from 'vitest';
import { compilePlans, createSignals } from '../../src/signal/index.ts';
import type { SignalState } from '../../src/signal/index.ts';
import { draws, type LegWish } from '../network/star.ts';
import { LAYOUTS, randomCase, TICKS } from './law.ts';

/** A controller that once a day does not hear the centre is run stage by stage. */
const BY_STAGES = { class: 'networked' as const, offline: [['23:58', '23:59'] as [string, string]] };

const shown = ({ aspects, permissive, walks }: SignalState) => [aspects, permissive, walks].map((one) => [...one]);

describe.each(Object.keys(LAYOUTS))('%s', (layout) => {
  it.each([1, 2, 3, 4, 5, 6])('a fixed-time plan run by stages shows what its table shows, seed %i', (seed) => {
    const { model, network } = randomCase(LAYOUTS[layout] as LegWish[], draws(seed * 104_729));
    const controller = model.controllers[0]!;
    const plan = controller.plans[seed % 3]!;
    const { clockError: _, ...rest } = controller;
    const one = { ...rest, class: 'networked' as const, schedule: [{ from: '00:00', plan: plan.id }] };
    const byTable = createSignals(compilePlans({ ...model, controllers: [one] }, network, TICKS), network);
    const byStages = createSignals(
      compilePlans({ ...model, controllers: [{ ...one, ...BY_STAGES }] }, network, TICKS),
      network,
    );
    const from = 6 * 3600 * TICKS;
    for (let tick = from; tick < from + 3 * plan.cycle * TICKS; tick++) {
      byTable.advance(tick);
      byStages.advance(tick);
      expect(shown(byStages), `tick ${tick - from}`).toEqual(shown(byTable));
    }
  });
});

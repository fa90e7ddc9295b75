/** Two who must swap lanes, one of them a bus on its way to its stop, in queues back to a priority intersection: nobody waits for ever. */
import { expect, it } from 'vitest';
import { VehicleClass } from '../../src/engine/index.ts';
import type { Model } from '../../src/scenario/index.ts';
import { grid } from './grid.ts';
import { runTo, simulate, stream } from './worlds.ts';
import { watch } from './watch.ts';

// On I01>I11 buses come by a left turn, in the inner lane, and need the stop at the kerb; cars come by a right turn, in the outer
// lane, and need the left bay.
const model: Model = {
  ...grid(),
  busStops: [{ id: 'S', name: { zh: '站', en: 'stop' }, link: 'I01>I11', at: 70, bay: true }],
};
const QUARTER_HOUR = 900;

it.each([1, 2, 3, 4])('buses to the kerb and cars to the left bay get past one another, seed %i', (seed) => {
  const simulation = simulate(
    model,
    [
      ...stream(['N0>I02', 'I02>I01', 'I01>I11', 'I11>I21', 'I21>E1'], 8, 0, QUARTER_HOUR, {
        vehicleClass: VehicleClass.bus,
        stops: [{ owner: 'S', leg: 2, dwell: 10 }],
      }),
      ...stream(['S0>I00', 'I00>I01', 'I01>I11', 'I11>I12', 'I12>N1'], 4, 1, QUARTER_HOUR),
      ...stream(['W1>I01', 'I01>I11', 'I11>I21', 'I21>E1'], 9, 2, QUARTER_HOUR),
    ],
    { seed },
  );
  runTo(simulation, 3600, watch(simulation));
  expect(simulation.counts).toMatchObject({ waiting: 0, inside: 0 });
});

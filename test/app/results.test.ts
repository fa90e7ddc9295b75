/** What the page keeps of the bins, and which period it asks for. */
import { expect, it } from 'vitest';
import { createResults } from '../../src/app/results.ts';
import type { Measures, PeriodReport } from '../../src/metrics/index.ts';

const START = 6 * 3600;
const measures = (delay: number, queueMax: number): Measures => ({
  throughput: 10,
  arrivals: 10,
  delay,
  totalDelay: delay * 10,
  stops: 1,
  queueMean: 0,
  queueMax,
  queueMeanVehicles: 0,
  queueMaxVehicles: 0,
  queue95: null,
  spillback: 0,
  los: 'C',
});
/** One intersection with a short queue in the north and a long one in the south. */
const bin = (index: number, delay: number): PeriodReport => ({
  from: START + index * 300,
  to: START + (index + 1) * 300,
  county: { delayPerTrip: delay, inside: 7 } as PeriodReport['county'],
  intersections: [
    {
      id: 'x',
      name: { zh: '口', en: 'X' },
      control: 'signal',
      networked: false,
      losTable: 'hcmSignalised',
      losMovement: null,
      measures: measures(delay, 40),
      approaches: [
        { link: 'north', side: 'north', measures: measures(delay, 12), movements: [] },
        { link: 'south', side: 'south', measures: measures(delay, 40), movements: [] },
      ],
    },
  ],
  links: [],
  corridors: [],
});

it('series grow with whole bins only, at the middle of each', () => {
  const results = createResults();
  results.clear(START);
  results.receive({ bin: 72, complete: false, period: bin(0, 5) });
  expect(results.bins.value).toBe(0);
  expect(results.wanted.value).toBeNull();
  results.receive({ bin: 72, complete: true, period: bin(0, 20) });
  expect(results.intersections.get('x')?.delay).toEqual([[START + 150, 20]]);
  expect(results.intersections.get('x')?.queueAt).toEqual(['south']);
  expect(results.county.inside).toEqual([[START + 300, 7]]);
});

it('the window ends at the newest whole bin and never begins before the run', () => {
  const results = createResults();
  results.clear(START);
  for (let index = 0; index < 2; index++) results.receive({ bin: 72 + index, complete: true, period: bin(index, 20) });
  expect(results.wanted.value).toEqual({ from: START, to: START + 600 });
  for (let index = 2; index < 6; index++) results.receive({ bin: 72 + index, complete: true, period: bin(index, 20) });
  expect(results.wanted.value).toEqual({ from: START + 900, to: START + 1800 });
  results.window.value = 'all';
  expect(results.wanted.value).toEqual({ from: START, to: START + 1800 });
});

it('looking back holds the window where it was looked at while the run goes on', () => {
  const results = createResults();
  results.clear(START);
  for (let index = 0; index < 4; index++) results.receive({ bin: 72 + index, complete: true, period: bin(index, 20) });
  results.window.value = '5';
  results.lookBack.value = START + 600;
  results.receive({ bin: 76, complete: true, period: bin(4, 20) });
  expect(results.wanted.value).toEqual({ from: START + 300, to: START + 600 });
  results.lookBack.value = null;
  expect(results.wanted.value).toEqual({ from: START + 1200, to: START + 1500 });
});

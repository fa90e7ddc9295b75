/** BW-07: the widest green wave, driven: probes alone on the arterial, one a second of the cycle. */
import { EventKind } from '../../engine/index.ts';
import type { Model } from '../../scenario/index.ts';
import { eachEvent, runUntil, simulate } from '../models/simulate.ts';
import { cell, printed, type Row, within } from '../row.ts';
import { CYCLE, EASTWARD, freeStreets, GREENS, sevenSignals, wave, WESTWARD, withOffsets } from './seven-signals.ts';

/** Half seconds of the offsets are whole ticks of this [s]. */
const TICK = 0.1;
const BAND = 16.4;
/** A probe every cycle and a second: each a second later in the cycle. */
const PROBES = CYCLE;
const APART = CYCLE + 1;

interface Probe {
  /** At each line in the order of the way [s since midnight]. */
  readonly lines: number[];
  stops: number;
}

function drive(model: Model, route: readonly string[]): Probe[] {
  const journeys = Array.from({ length: PROBES }, (_, probe) => ({ route, departure: probe * APART, name: 'probe' }));
  const simulation = simulate(model, journeys, { drivers: { spread: 0 } });
  const probes: Probe[] = journeys.map(() => ({ lines: [], stops: 0 }));
  const { vehicles } = simulation;
  runUntil(simulation, (PROBES + 10) * APART, () => {
    eachEvent(simulation, EventKind.passed, (v) => {
      probes[vehicles.trip[v]!]!.lines.push(simulation.time - vehicles.position[v]! / vehicles.speed[v]!);
    });
    eachEvent(simulation, EventKind.stopped, (v) => {
      probes[vehicles.trip[v]!]!.stops++;
    });
  });
  if (probes.some(({ lines }) => lines.length !== GREENS.length)) throw new Error('a probe did not get through');
  return probes;
}

/** Values of one direction. @param order signal numbers along the way */
function direction(route: readonly string[], order: readonly number[], offsets: readonly number[]) {
  const free = drive(freeStreets(TICK), route);
  const isGreen = (time: number, signal: number) =>
    (((time - offsets[signal]!) % CYCLE) + CYCLE) % CYCLE < GREENS[signal]!;
  const passesAt = (lines: readonly number[], later: number) =>
    order.every((signal, place) => isGreen(lines[place]! + later, signal));
  // The band itself: how much of a cycle one could set out in, looked at ten times a tick.
  const moments = Array.from({ length: (CYCLE / TICK) * 10 }, (_, at) => (at * TICK) / 10);
  const width = (moments.filter((later) => passesAt(free[0]!.lines, later)).length * TICK) / 10;
  const driven = drive(withOffsets(sevenSignals(TICK), offsets), route);
  return {
    width,
    green: free.filter(({ lines }) => passesAt(lines, 0)).length,
    nonStop: driven.filter(({ stops }) => stops === 0).length,
  };
}

const cellsOf = (way: string, zh: string, en: string) => [
  within(
    cell(`width${way}`, `${zh}：一路绿灯的出发时段`, `${en}: departures that meet green at all seven`, 's'),
    BAND,
    TICK,
  ),
  within(cell(`green${way}`, `${zh}：90 辆中一路绿灯的`, `${en}: of 90 probes, green at all seven`, '', 0), BAND, 1),
  printed(cell(`nonStop${way}`, `${zh}：90 辆中一次未停的`, `${en}: of 90 probes, not one stop`, '', 0)),
];

export const greenWaveRow: Row = {
  id: 'BW-07',
  group: 'progression',
  inputs: {
    zh: 'BW-04 的七个信号路口、最宽绿波的相位差；90 辆探测车相隔 91 秒，路上只有自己，12.5 米/秒；步长 0.1 秒',
    en: 'the seven signals of BW-04 with the offsets of the widest wave; 90 probes 91 s apart, each alone, at 12.5 m/s; step 0.1 s',
  },
  source: 'duality of band and trajectories (Little 1966): share of free-flow probes in green at all signals = b / C',
  quick: false,
  seconds: 10,
  cells: [...cellsOf('East', '向东', 'eastward'), ...cellsOf('West', '向西', 'westward')],
  run: () => {
    const { offsets } = wave();
    const order = GREENS.map((_, index) => index);
    const east = direction(EASTWARD, order, offsets);
    const west = direction(WESTWARD, [...order].reverse(), offsets);
    return {
      values: {
        widthEast: east.width,
        greenEast: east.green,
        nonStopEast: east.nonStop,
        widthWest: west.width,
        greenWest: west.green,
        nonStopWest: west.nonStop,
      },
      notes: [
        {
          zh: '一次未停的车与一路绿灯的车不必相等：看到红灯远远松油门的车，到线前可能已转绿；黄灯时来不及停的车也直接通过。',
          en: 'Who never stops need not be who meets green: a driver who slows for a distant red may find it green at the line, and one too close to stop passes on yellow.',
        },
      ],
    };
  },
};

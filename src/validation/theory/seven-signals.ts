/**
 * The arterial of BW-04 as streets: seven signals, one lane and one line of cars each way, side streets that go straight across.
 *
 *   W ──J0────J1───J2─────J3───J4────J5──J6── E
 */
import type { Model } from '../../scenario/index.ts';
import { widestWave } from '../../signal/index.ts';
import { phase, withSignal } from '../models/signals.ts';
import { arterial } from '../models/streets.ts';

const DISTANCES = [420, 310, 560, 380, 470, 290];
export const GREENS = [45, 40, 48, 42, 50, 40, 46];
export const CYCLE = 90;
/** [m/s] */
const SPEED = 12.5;
const YELLOW = 3;
const CLEARANCE = 2;

const CHAIN = ['W', ...GREENS.map((_, index) => `J${index}`), 'E'];
export const EASTWARD = CHAIN.slice(1).map((to, index) => `${CHAIN[index]}>${to}`);
export const WESTWARD = CHAIN.slice(1)
  .map((to, index) => `${to}>${CHAIN[index]}`)
  .reverse();

/** The streets of the signals, which show nothing until they have plans. */
export function sevenSignals(tickLength: number): Model {
  return arterial(DISTANCES, { speedLimitKmh: SPEED * 3.6, tickLength });
}

/** The main road has priority: everybody on it has a free road. */
export function freeStreets(tickLength: number): Model {
  const model = sevenSignals(tickLength);
  const intersections = model.intersections.map((one) => ({ ...one, control: 'priority' as const, majorRoad: 'main' }));
  return { ...model, intersections };
}

/** Offsets of the widest equal waves [s], and their width each way. */
export function wave(): { readonly offsets: readonly number[]; readonly width: number } {
  let way = 0;
  const signals = GREENS.map((length, index) => {
    if (index > 0) way += DISTANCES[index - 1]!;
    const green = { begin: 0, length };
    return { there: way / SPEED, back: way / SPEED, forward: green, backward: green };
  });
  const { offsets, forward } = widestWave(signals, CYCLE);
  return { offsets, width: forward };
}

/** @param offsets [s] from midnight to the start of the main street's green */
export function withOffsets(model: Model, offsets: readonly number[]): Model {
  return GREENS.reduce((model, green, index) => {
    const [west, here, east] = [CHAIN[index], CHAIN[index + 1]!, CHAIN[index + 2]];
    const phases = [
      phase('main', `${west}>${here} through, ${east}>${here} through`, YELLOW, CLEARANCE),
      phase('side', `N${index}>${here} through, S${index}>${here} through`, YELLOW, CLEARANCE),
    ];
    const rest = CYCLE - green - 2 * (YELLOW + CLEARANCE);
    return withSignal(model, here, phases, [green, rest], offsets[index]!);
  }, model);
}

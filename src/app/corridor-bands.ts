/** A corridor as it stands at the time looked at: its way, its signals, the bands they let through with the offsets moved so far. */
import { type CorridorWay, corridorWay } from '../network/index.ts';
import { headingsOf } from '../runner/index.ts';
import type { Controller, Plan } from '../scenario/index.ts';
import {
  bandAfterDrift,
  type BandOptions,
  type CorridorBands,
  corridorBands,
  type CorridorSignal,
  corridorSignals,
  type StretchBands,
} from '../signal/index.ts';
import type { App, Compiled } from './app.ts';
import { type CorridorModel, SPEEDS_KMH } from './corridor.ts';
import { shortName } from './format.ts';
import { type Moved, secondsMoved } from './moved-offsets.ts';

export interface CorridorNow {
  readonly corridor: CorridorModel;
  readonly compiled: Compiled;
  readonly way: CorridorWay;
  readonly signals: readonly CorridorSignal[];
  /** First and last intersection shown. */
  readonly section: readonly [number, number];
  /** Driven all the way [m/s]; the limits when undefined. */
  readonly speed: number | undefined;
}

/** @param time [s since midnight] whose plans are meant */
export function corridorNow(app: App, corridor: CorridorModel, time: number): CorridorNow | null {
  const compiled = app.compiled.value;
  const known = (id: string) => compiled?.network.nodeIndex.has(id) === true;
  if (!compiled || !corridor.intersections.every(known)) return null;
  const way = corridorWay(compiled.network, corridor.intersections);
  const signals = corridorSignals(compiled.program, way, time);
  const { speedKmh, section } = app.corridor;
  const speed = speedKmh.value === null ? undefined : speedKmh.value / 3.6;
  const isShown = app.view.diagram.value === corridor.id;
  const chosen = isShown ? section.value : null;
  return { corridor, compiled, way, signals, speed, section: chosen ?? longestStretch(compiled, way, signals) };
}

/**
 * Where most signals in a row have a common cycle and clocks that keep it; where no two have, whatever their clocks; the whole way
 * where no two have a common cycle either.
 */
function longestStretch({ program }: Compiled, way: CorridorWay, signals: readonly CorridorSignal[]): [number, number] {
  const steady = signals.filter(({ controller }) => controller.class !== 'freeRunning');
  for (const some of [steady, signals]) {
    const { stretches } = corridorBands(program, way, some);
    const isUnbroken = ({ first, last }: StretchBands) =>
      signals.every((signal) => signal.place < first || signal.place > last || some.includes(signal));
    const [longest] = stretches.filter(isUnbroken).sort((a, b) => b.last - b.first - (a.last - a.first));
    if (longest) return [longest.first, longest.last];
  }
  return [0, way.nodes.length - 1];
}

export function bandsNow(now: CorridorNow, moved: Moved): CorridorBands {
  return corridorBands(now.compiled.program, now.way, now.signals, optionsOf(now, moved));
}

/** A speed at which both directions gain this much is worth a word [s]; slower than this share of the limits nobody is asked to drive. */
const WORTH_A_WORD = 1;
const SLOWEST = 0.7;

/**
 * The speed that the offsets of the section are made for, where that is not the one driven now [km/h]: at which the narrower of its two
 * bands is widest. Null where none from `SLOWEST` of the limits up to them widens it by a second.
 */
export function betterSpeed(now: CorridorNow, moved: Moved): number | null {
  let best: number | null = null;
  let widest = narrowerBand(bandsNow(now, moved)) + WORTH_A_WORD;
  const limit = (3.6 * (now.way.at.at(-1) ?? 0)) / now.way.forward.reduce((sum, { time }) => sum + time, 0);
  for (const speedKmh of SPEEDS_KMH) {
    if (speedKmh > limit || speedKmh < SLOWEST * limit) continue;
    const width = narrowerBand(bandsNow({ ...now, speed: speedKmh / 3.6 }, moved));
    if (width < widest) continue;
    best = speedKmh;
    widest = width;
  }
  return best;
}

/** [s]; 0 where the section is not one stretch with a band each way. */
function narrowerBand({ stretches: [whole, ...others] }: CorridorBands): number {
  return others.length > 0 ? 0 : Math.min(whole?.forward?.width ?? 0, whole?.backward?.width ?? 0);
}

/** The bands of the same signals as the clocks drift, by day since they were set. */
export function decayNow(now: CorridorNow, moved: Moved, days: number) {
  const { program, model } = now.compiled;
  const drift = (index: number): number => {
    const controller = model.controllers.find(({ id }) => id === program.controllers[index]?.id);
    return controller?.class === 'freeRunning' ? (controller.clockDrift?.value ?? 0) : 0;
  };
  return bandAfterDrift(program, now.way, now.signals, drift, days, optionsOf(now, moved));
}

function optionsOf({ signals, section, speed }: CorridorNow, moved: Moved): BandOptions {
  const later = (index: number): number => {
    const signal = signals.find(({ controller }) => controller.index === index);
    return signal ? secondsMoved(moved, signal.controller.id, signal.plan.id) : 0;
  };
  return { section, later, ...(speed === undefined ? {} : { speed }) };
}

/** The controller of a signal as the planner wrote it, and its plan in force. */
export function writtenOf(now: CorridorNow, signal: CorridorSignal): { controller: Controller; plan: Plan } | null {
  const controller = now.compiled.model.controllers.find(({ id }) => id === signal.controller.id);
  const plan = controller?.plans.find(({ id }) => id === signal.plan.id);
  return controller && plan ? { controller, plan } : null;
}

/** The road that an intersection of the corridor crosses: its name without the corridor's own. */
export function crossName(app: App, now: CorridorNow, place: number): string {
  const id = now.corridor.intersections[place];
  const intersection = now.compiled.model.intersections.find((each) => each.id === id);
  const own = app.text(now.corridor.name);
  const parts = app.text(intersection?.name ?? now.corridor.name).split(/—| – /);
  return shortName(parts.find((part) => part !== own) ?? parts[0] ?? '');
}

/** "向东", "eastbound". */
export function headingText(app: App, now: CorridorNow, isForward: boolean): string {
  const [first, last] = [now.way.nodes[0], now.way.nodes.at(-1)].map((node) => now.compiled.network.nodes[node ?? -1]);
  if (!first || !last) return '';
  const headings = headingsOf(first, last);
  return app.text(isForward ? headings.forward : headings.backward);
}

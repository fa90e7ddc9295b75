/**
 * Drivers: what a vehicle and its driver are like, from the seed and the trip's name alone, so that another signal plan meets
 * the same people.
 */
import { nearlyNormal, randomStream, uniform } from '../common/index.ts';
import type { RandomStream } from '../common/index.ts';
import type { DriverSettings, VehicleClass } from './simulation-types.ts';

/** What is usual in a class. Spread of speeds and time gaps: assumed; trucks as in Treiber and Kesting (2013); lengths assumed. */
const CLASSES = {
  0: { length: 5, accel: 2, brake: 2, topSpeed: 33, factor: 1, moreTimeGap: 0 },
  1: { length: 12, accel: 1.2, brake: 2, topSpeed: 16.7, factor: 0.95, moreTimeGap: 0.4 },
  2: { length: 12, accel: 0.85, brake: 2, topSpeed: 20.8, factor: 0.93, moreTimeGap: 0.5 },
} as const;

/** Standard deviation of the desired speed (of the limit) and of the time gap (of the mean), cut at 2.5 of them. Assumed. */
const SPEED_SPREAD = 0.08;
const TIME_GAP_SPREAD = 0.1;

/** Share of drivers who let somebody out of a driveway. Assumed. */
const COURTESY_SHARE = 0.5;

export interface Driver {
  readonly length: number;
  readonly accel: number;
  readonly brake: number;
  readonly topSpeed: number;
  /** Desired speed ÷ limit. */
  readonly speedFactor: number;
  readonly timeGap: number;
  /** Enters an intersection it cannot clear. */
  readonly blocks: boolean;
  /** Leaves the mouth of a driveway free in a slow queue. */
  readonly courteous: boolean;
  /** Start-up reaction [s]. Dwells are not drawn here: trips carry them. */
  readonly reaction: number;
}

export interface DriverStreams {
  readonly speed: RandomStream;
  readonly timeGap: RandomStream;
  readonly blocking: RandomStream;
  readonly reaction: RandomStream;
  readonly courtesy: RandomStream;
  readonly lane: RandomStream;
}

export function driverStreams(seed: number): DriverStreams {
  return {
    speed: randomStream(seed, 'desired speed'),
    timeGap: randomStream(seed, 'time gap'),
    blocking: randomStream(seed, 'blocks intersections'),
    reaction: randomStream(seed, 'start-up reaction'),
    courtesy: randomStream(seed, 'courtesy at driveways'),
    lane: randomStream(seed, 'lane at the portal'),
  };
}

const cut = (draw: number): number => Math.max(-2.5, Math.min(2.5, draw));

/** @param timeGap of the mean car driver [s] */
export function driverOf(
  streams: DriverStreams,
  name: string,
  vehicleClass: VehicleClass,
  timeGap: number,
  blockingShare: number,
  settings: DriverSettings,
): Driver {
  const usual = CLASSES[vehicleClass];
  const isCar = vehicleClass === 0;
  const spread = settings.spread ?? 1;
  return {
    length: usual.length,
    accel: isCar ? (settings.accel ?? usual.accel) : usual.accel,
    brake: isCar ? (settings.brake ?? usual.brake) : usual.brake,
    topSpeed: usual.topSpeed,
    speedFactor: usual.factor * (1 + spread * SPEED_SPREAD * cut(nearlyNormal(streams.speed, name))),
    timeGap: (timeGap + usual.moreTimeGap) * (1 + spread * TIME_GAP_SPREAD * cut(nearlyNormal(streams.timeGap, name))),
    blocks: uniform(streams.blocking, name) < blockingShare,
    courteous: uniform(streams.courtesy, name) < (settings.courtesyShare ?? COURTESY_SHARE),
    reaction: settings.reaction ?? 0.55 + 0.2 * uniform(streams.reaction, name),
  };
}

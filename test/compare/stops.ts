/** How often every trip came to a stand, alike in both simulators: each fall of its speed to 0.1 m/s or less, SUMO's `waitingCount`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventKind, type Simulation } from '../../src/engine/index.ts';
import { vehicleNames } from '../../src/exchange/index.ts';
import { named, readXml } from '../exchange/read-xml.ts';
import type { Exported } from './sumo.ts';

/** [m/s] */
const STANDING = 0.1;

/** What `runOurs` is watched by. */
export class StopCounter {
  /** By trip. */
  readonly stops = new Map<number, number>();
  private readonly stands = new Map<number, boolean>();

  readonly watch = ({ events, vehicles }: Simulation): void => {
    for (let at = 0; at < events.count; at++) {
      const trip = vehicles.trip[events.vehicle[at]!]!;
      if (events.kind[at] === EventKind.entered) this.stands.set(trip, false);
      else if (events.kind[at] === EventKind.done) this.stands.delete(trip);
    }
    for (let v = 0; v < vehicles.highest; v++) {
      const trip = vehicles.trip[v]!;
      const stood = this.stands.get(trip);
      if (stood === undefined) continue;
      const isStanding = vehicles.speed[v]! <= STANDING;
      if (isStanding && !stood) this.stops.set(trip, (this.stops.get(trip) ?? 0) + 1);
      this.stands.set(trip, isStanding);
    }
  };
}

const FILE = 'stops.xml';
export const STOPS_OPTIONS: readonly string[] = [
  '--tripinfo-output',
  FILE,
  '--tripinfo-output.write-unfinished',
  'true',
];

/** By trip, after a run with `STOPS_OPTIONS`. */
export function stopsInSumo({ folder, input }: Exported): Map<number, number> {
  const names = vehicleNames(input.trips);
  const trips = new Map(input.trips.map(({ id, name }) => [names.get(name)!, id]));
  return new Map(
    named(readXml(readFileSync(join(folder, FILE), 'utf8')), 'tripinfo').map(({ attributes }) => [
      trips.get(attributes['id']!)!,
      Number(attributes['waitingCount']),
    ]),
  );
}

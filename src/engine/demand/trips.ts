/** All trips of a run, fixed before it starts by seed and by the travellers' names alone. */
import type { Network } from '../../network/index.ts';
import type { Model } from '../../scenario/index.ts';
import type { Trip } from '../simulation-types.ts';
import type { Assignment } from './assignment.ts';
import { busTrips } from './bus-trips.ts';
import { convoyTrips } from './convoy-trips.ts';
import { countTrips } from './count-trips.ts';
import { odTrips } from './od-trips.ts';
import { RouteChoice } from './route-choice.ts';
import { schoolTrips } from './school-trips.ts';

export interface TripInput {
  /** The model of the run and its network. */
  readonly model: Model;
  readonly network: Network;
  /** Routes, made on the base. */
  readonly assignment: Assignment;
  readonly seed: number;
  /** Trips that want to leave earlier are not made [s since midnight]. */
  readonly from?: number;
}

/** By departure, then name; numbered in that order. */
export function makeTrips({ model, network, assignment, seed, from = 0 }: TripInput): Trip[] {
  const choice = new RouteChoice(assignment, network);
  const trips = [
    ...odTrips(model, choice, seed),
    ...countTrips(model, choice, seed),
    ...busTrips(model, choice, seed),
    ...convoyTrips(model, network),
    ...schoolTrips(model, choice, assignment.escorts, seed),
  ].filter((trip) => trip.departure >= from);
  trips.sort((a, b) => a.departure - b.departure || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return trips.map((trip, id) => ({ id, ...trip }));
}

/** Trips of families who bring or fetch pupils by car: one trip each, with a stop at the gate. */
import { type RandomStream, randomStream, uniform } from '../../common/index.ts';
import type { Model } from '../../scenario/index.ts';
import { VehicleClass } from '../simulation-types.ts';
import { type EscortGroup, type Escorts, escortGroups, gateShares, otherEnds } from './escorts.ts';
import type { ChosenRoute, RouteChoice } from './route-choice.ts';
import { aroundMean, noWay, type UnnumberedTrip, wholeNumber } from './unnumbered-trip.ts';

/** Nobody aims closer to the bell than this share of the mean lead; the rest is spread evenly around the mean. Assumed. */
const LEAST_LEAD = 0.4;

/** Which draw of a family decides what. */
const Draw = { onward: 0, lead: 1, leadToo: 2, gate: 3, route: 4, routeOnward: 5, dwell: 6, dwellToo: 7 } as const;

export function schoolTrips(model: Model, choice: RouteChoice, escorts: Escorts, seed: number): UnnumberedTrip[] {
  const trips: UnnumberedTrip[] = [];
  const counts = randomStream(seed, 'tripCount');
  const draws = randomStream(seed, 'escort');
  for (const group of escortGroups(model, choice.terminals)) {
    // by the bell's place in the list, not its time: a moved bell moves the same families
    const cell = `school:${group.school.id}:${group.bellIndex}:${group.zone}`;
    const count = wholeNumber(group.expected, uniform(counts, cell));
    for (let n = 0; n < count; n++) trips.push(escort(group, `${cell}:${n}`, choice, escorts, draws));
  }
  return trips;
}

function escort(
  group: EscortGroup,
  name: string,
  choice: RouteChoice,
  escorts: Escorts,
  draws: RandomStream,
): UnnumberedTrip {
  const draw = (counter: number) => uniform(draws, name, counter);
  const other = pick(otherEnds(group, choice.terminals), draw(Draw.onward)).terminal;
  const [before, after] = group.kind === 'start' ? [group.home, other] : [other, group.home];
  const { lead, dropOffDwell, pickUpDwell } = group.school.escort;
  const ahead = lead * 60 * (LEAST_LEAD + (1 - LEAST_LEAD) * (draw(Draw.lead) + draw(Draw.leadToo)));
  const aim = group.kind === 'start' ? group.bell - ahead : group.bell + ahead;

  const gates = gateShares(group, other, choice.terminals, escorts);
  const wanted = pick(gates, draw(Draw.gate));
  let there: ChosenRoute | undefined;
  let onward: ChosenRoute | undefined;
  for (const { gate } of [wanted, ...gates]) {
    there = choice.choose(before, gate, aim, draw(Draw.route));
    onward = choice.choose(gate, after, aim, draw(Draw.routeOnward));
    if (there !== undefined && onward !== undefined) break;
  }
  if (there === undefined || onward === undefined) throw noWay(group.zone, group.school.id);

  const route = new Int32Array(there.links.length + onward.links.length - 1);
  route.set(there.links);
  route.set(onward.links.subarray(1), there.links.length);
  const dwell = aroundMean(group.kind === 'start' ? dropOffDwell : pickUpDwell, draw(Draw.dwell), draw(Draw.dwellToo));
  return {
    name,
    vehicleClass: VehicleClass.car,
    departure: Math.max(0, aim - there.seconds),
    route,
    origin: there.origin,
    destination: onward.destination,
    stops: [{ place: there.destination, leg: there.links.length - 1, dwell }],
    purpose: group.kind === 'start' ? 'schoolDrop' : 'schoolPick',
    bell: group.bell,
    school: group.schoolIndex,
  };
}

function pick<Option extends { share: number }>(options: readonly Option[], draw: number): Option {
  let sum = 0;
  for (const option of options) {
    sum += option.share;
    if (draw < sum) return option;
  }
  return options[options.length - 1]!;
}

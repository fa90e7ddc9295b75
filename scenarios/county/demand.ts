/**
 * The demand of a school day: who drives from where to where, and when. Trips follow the sizes of the zones and the distance
 * between them (a gravity rule), with whole trips a day in every cell. Escorts to schools are not here: they follow from `schools.ts`.
 * All numbers are assumed; they are balanced so that the morning peak hour has 13,000 to 16,000 motor vehicles.
 */
import type { Model, Text } from '../../src/scenario/index.ts';
import { distance, type Point } from './lines.ts';
import type { Layout } from './layout.ts';
import { PROFILES } from './profiles.ts';
import { ZONES } from './zones.ts';

type OdLayer = NonNullable<Model['demand']['od']>[number];

/** A zone or a portal as a place of homes, jobs and visits. */
interface End {
  id: string;
  at: Point;
  homes: number;
  jobs: number;
  visits: number;
  /** Weight for trucks. */
  goods: number;
  isPortal: boolean;
}

/** What lies beyond each portal, in the weights of the zones. */
// biome-ignore format: a table
const BEYOND: Record<string, { homes: number; jobs: number; visits: number; goods: number }> = {
  'P-north':      { homes: 170, jobs: 60,  visits: 60, goods: 20 },
  'P-tiebei':     { homes: 130, jobs: 50,  visits: 40, goods: 15 },
  'P-northwest':  { homes: 120, jobs: 40,  visits: 40, goods: 10 },
  'P-yingchun-w': { homes: 150, jobs: 50,  visits: 50, goods: 10 },
  'P-yingchun-e': { homes: 170, jobs: 60,  visits: 50, goods: 15 },
  'P-s214-w':     { homes: 230, jobs: 230, visits: 120, goods: 60 },
  'P-s214-e':     { homes: 230, jobs: 150, visits: 100, goods: 50 },
  'P-binhe-w':    { homes: 110, jobs: 30,  visits: 30, goods: 5 },
  'P-g398-w':     { homes: 120, jobs: 130, visits: 60, goods: 130 },
  'P-g398-e':     { homes: 120, jobs: 120, visits: 60, goods: 130 },
  'P-south':      { homes: 160, jobs: 70,  visits: 60, goods: 40 },
  'P-x102':       { homes: 25,  jobs: 5,   visits: 5,  goods: 0 },
  'P-x205':       { homes: 60,  jobs: 15,  visits: 10, goods: 5 },
  'P-y011':       { homes: 35,  jobs: 5,   visits: 5,  goods: 0 },
  'P-x310':       { homes: 60,  jobs: 15,  visits: 10, goods: 5 },
  'P-y023':       { homes: 35,  jobs: 5,   visits: 5,  goods: 0 },
  'P-y030':       { homes: 45,  jobs: 5,   visits: 5,  goods: 0 },
};

/** Goods of the zones that have any. */
const GOODS: Record<string, number> = { Z34: 60, Z38: 110, Z39: 130, Z32: 35, Z24: 15, Z07: 12 };

/** [m] at which a trip is half as likely as next door. */
const REACH = { work: 2600, visit: 1700, goods: 8000 };
/** Cells with fewer trips a day than this are left out, and the others of the row made up for it. */
const LEAST_TRIPS = 0.5;

/** Trips a day of each kind. */
const TRIPS = { work: 16200, noon: 7000, visit: 22000, through: 3600, trucks: 3000, throughTrucks: 1600 };

export function demandOf(layout: Layout): Model['demand'] {
  const ends = endsOf(layout);
  const work = gravity(
    ends,
    (end) => end.homes,
    (end) => end.jobs,
    REACH.work,
    TRIPS.work,
  );
  const noon = scaled(work, TRIPS.noon / TRIPS.work);
  const visits = gravity(
    ends,
    (end) => end.homes + end.jobs / 3,
    (end) => end.visits,
    REACH.visit,
    TRIPS.visit,
  );
  const inTown = ends.map((end) => (end.isPortal ? { ...end, goods: 0 } : end));
  const outside = ends.map((end) => (end.isPortal ? end : { ...end, goods: 0 }));
  const deliveries = gravity(
    ends,
    (_end, index) => outside[index]?.goods ?? 0,
    (_end, index) => inTown[index]?.goods ?? 0,
    REACH.goods,
    TRIPS.trucks / 2,
  );
  const od: OdLayer[] = [
    layer('to-work', '上班', 'To work', 'car', 'morning', work),
    layer('home-at-noon', '中午回家', 'Home at noon', 'car', 'noonOut', returning(noon)),
    layer('back-at-noon', '午后返岗', 'Back after noon', 'car', 'noonBack', noon),
    layer('from-work', '下班', 'From work', 'car', 'evening', returning(work)),
    layer('visits', '购物办事出行', 'Shopping and errands', 'car', 'visits', scaled(visits, 0.5)),
    layer(
      'visits-back',
      '购物办事返程',
      'Shopping and errands, back',
      'car',
      'visitsBack',
      scaled(returning(visits), 0.5),
    ),
    layer('through', '过境小客车', 'Through cars', 'car', 'steady', throughTrips(TRIPS.through)),
    layer('deliveries', '进城货运', 'Trucks into town', 'truck', 'trucks', deliveries),
    layer('shipments', '出城货运', 'Trucks out of town', 'truck', 'trucks', returning(deliveries)),
    layer('through-trucks', '过境货车', 'Through trucks', 'truck', 'trucks', throughTrips(TRIPS.throughTrucks)),
  ];
  return { profiles: PROFILES, od };
}

type Cells = [from: string, to: string, trips: number][];

function layer(id: string, zh: string, en: string, kind: OdLayer['class'], profile: string, cells: Cells): OdLayer {
  const name: Text = { zh, en };
  return { id, name, class: kind, profile, trips: whole(cells) };
}

function endsOf(layout: Layout): End[] {
  const portals = layout.nodes.filter((node) => node.portal);
  return [
    ...ZONES.map((zone): End => ({ ...zone, goods: GOODS[zone.id] ?? 0, isPortal: false })),
    ...portals.map((portal): End => {
      const beyond = BEYOND[portal.id];
      if (!beyond) throw new Error(`nothing is said of what lies beyond ${portal.id}`);
      return { id: portal.id, at: portal.at, ...beyond, isPortal: true };
    }),
  ];
}

type Weight = (end: End, index: number) => number;

/** Trips from each end in proportion to its origin weight, to the others by weight and distance; none between two portals. */
function gravity(ends: End[], from: Weight, to: Weight, reach: number, total: number): Cells {
  const origins = ends.reduce((sum, end, index) => sum + from(end, index), 0);
  return ends.flatMap((origin, o): Cells => {
    const pulls = ends.map((end, e) => {
      if (e === o || (origin.isPortal && end.isPortal)) return 0;
      // Who comes from beyond the model's edge has come far already: what is nearest to the portal matters less.
      const ratio = distance(origin.at, end.at) / (origin.isPortal || end.isPortal ? 2 * reach : reach);
      return to(end, e) / (1 + ratio * ratio);
    });
    const all = pulls.reduce((sum, pull) => sum + pull, 0);
    const trips = all > 0 ? (total * from(origin, o)) / origins : 0;
    return pulls.map((pull, e): Cells[number] => [origin.id, ends[e]?.id ?? '', all > 0 ? (trips * pull) / all : 0]);
  });
}

/** Through the county, portal to portal. */
function throughTrips(total: number): Cells {
  // biome-ignore format: a table
  const shares: Cells = [
    ['P-g398-w', 'P-g398-e', 0.26], ['P-g398-e', 'P-g398-w', 0.26],
    ['P-s214-w', 'P-s214-e', 0.07], ['P-s214-e', 'P-s214-w', 0.07],
    ['P-g398-w', 'P-south', 0.06], ['P-south', 'P-g398-w', 0.06],
    ['P-g398-e', 'P-south', 0.05], ['P-south', 'P-g398-e', 0.05],
    ['P-s214-w', 'P-south', 0.03], ['P-south', 'P-s214-w', 0.03],
    ['P-north', 'P-south', 0.03], ['P-south', 'P-north', 0.03],
  ];
  return shares.map(([from, to, share]) => [from, to, total * share]);
}

const scaled = (cells: Cells, factor: number): Cells => cells.map(([from, to, trips]) => [from, to, trips * factor]);
const returning = (cells: Cells): Cells => cells.map(([from, to, trips]) => [to, from, trips]);

/** Whole trips: what rounding takes from one cell goes to the next of the same origin. */
function whole(cells: Cells): Cells {
  const carried = new Map<string, number>();
  return cells.flatMap(([from, to, trips]): Cells => {
    const wanted = trips + (carried.get(from) ?? 0);
    const count = trips < LEAST_TRIPS ? 0 : Math.round(wanted);
    carried.set(from, wanted - count);
    return count > 0 ? [[from, to, count]] : [];
  });
}

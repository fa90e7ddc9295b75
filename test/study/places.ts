/** Where a scenario changes anything, and what an approach is to it. */
import type { LoadedScenario, Model } from '../../src/scenario/index.ts';

type Compared = Pick<LoadedScenario, 'base' | 'model'>;

/** Above this share of all intersections a scenario is not local: its figure is the county's. */
const LOCAL = 0.5;

/** The intersections whose signals a scenario changes, and their neighbours; null where these are most of the county. */
export function placesOf({ base, model }: Compared): string[] | null {
  const changed = changedIn(base, model);
  const all = [...changed, ...nextTo(model, changed)];
  return all.length === 0 || all.length > LOCAL * model.intersections.length ? null : all;
}

/** Intersections whose controllers a scenario changes, or that lie on its guarded routes. */
function changedIn(base: Model, model: Model): Set<string> {
  const before = new Map(base.controllers.map((controller) => [controller.id, JSON.stringify(controller)]));
  const changed = model.controllers.filter((one) => before.get(one.id) !== JSON.stringify(one));
  const guarded = (model.guardedRoutes ?? []).flatMap(({ links }) =>
    model.links.filter(({ id }) => links.includes(id)).map(({ to }) => to),
  );
  return new Set([...changed.flatMap(({ intersections }) => intersections), ...guarded]);
}

/** A street away from these. */
function nextTo(model: Model, these: ReadonlySet<string>): Set<string> {
  const near = model.links.flatMap(({ from, to }) => (these.has(from) ? [to] : these.has(to) ? [from] : []));
  const ids = new Set(model.intersections.map(({ id }) => id));
  return new Set(near.filter((id) => ids.has(id) && !these.has(id)));
}

/** `main`, `side`: approaches of changed intersections; the rest of theirs by intersection, the first that fits. */
export const PLACES = ['main', 'side', 'next', 'school', 'elsewhere'] as const;
export type Place = (typeof PLACES)[number];

/** What each link, as an approach, is to a scenario. */
export function approachesOf({ base, model }: Compared): Map<string, Place> {
  const changed = changedIn(base, model);
  const next = nextTo(model, changed);
  const gates = new Set((model.schools ?? []).flatMap(({ gates: own }) => own.map(({ link }) => link)));
  const school = new Set(model.links.filter(({ id }) => gates.has(id)).flatMap(({ from, to }) => [from, to]));
  const main = new Map([...changed].map((id) => [id, mainRoads(model, id)]));
  return new Map(
    model.links.map(({ id, to, road }) => {
      if (changed.has(to)) return [id, main.get(to)?.has(road) === true ? 'main' : 'side'];
      return [id, next.has(to) ? 'next' : school.has(to) ? 'school' : 'elsewhere'];
    }),
  );
}

const CLASSES = ['highway', 'arterial', 'collector', 'street'];

/**
 * The main road of an intersection: the one with priority where there is no signal; else that of the first corridor which leads
 * through; else the road of the highest class, of these the one with most lanes on its approaches, of these the first of the file.
 */
export function mainRoads(model: Model, intersection: string): Set<string> {
  const major = model.intersections.find(({ id }) => id === intersection)?.majorRoad;
  if (major !== undefined) return new Set([major]);
  const corridor = model.corridors?.find(({ intersections }) => intersections.includes(intersection))?.intersections;
  const along = model.links.filter(
    ({ from, to }) =>
      (from === intersection && corridor?.includes(to)) || (to === intersection && corridor?.includes(from)),
  );
  if (along.length > 0) return new Set(along.map(({ road }) => road));
  const lanes = new Map<string, number>();
  for (const link of model.links)
    if (link.to === intersection) lanes.set(link.road, (lanes.get(link.road) ?? 0) + link.lanes.length);
  const classOf = (road: string) => CLASSES.indexOf(model.roads.find(({ id }) => id === road)?.class ?? '');
  const rows = model.roads.filter(({ id }) => lanes.has(id)).map(({ id }) => id);
  rows.sort((a, b) => classOf(a) - classOf(b) || (lanes.get(b) ?? 0) - (lanes.get(a) ?? 0));
  return new Set(rows.slice(0, 1));
}

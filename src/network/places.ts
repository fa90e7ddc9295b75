/** Where vehicles leave and join the road: portals, driveways, school gates and bus stops, in the model's order. */
import type { Model } from '../scenario/index.ts';
import type { NetworkLink, NetworkNode, RoadsidePlace } from './network.ts';

/** Where a guarded route begins on its first link [m]: a vehicle is on it as a whole. */
const ROUTE_START = 15;

export function placesOf(
  model: Model,
  nodes: readonly NetworkNode[],
  links: readonly NetworkLink[],
  linkIndex: ReadonlyMap<string, number>,
): RoadsidePlace[] {
  const places: RoadsidePlace[] = [];
  const add = (kind: RoadsidePlace['kind'], owner: string, link: number, at: number, spaces: number) => {
    // A place written beyond the link's end stands at its end; a finding says so.
    const length = (links[link] as NetworkLink).length;
    places.push({ index: places.length, kind, owner, link, at: Math.min(at, length), spaces });
  };
  const linkOf = (id: string) => {
    const link = linkIndex.get(id);
    if (link === undefined) throw new Error(`unknown link ${id}`);
    return link;
  };
  for (const node of nodes) {
    if (node.kind !== 'portal') continue;
    for (const link of node.outgoing) add('portal', node.id, link, 0, Infinity);
    for (const link of node.incoming) add('portal', node.id, link, Infinity, Infinity);
  }
  for (const zone of model.zones ?? [])
    for (const access of zone.access) add('access', zone.id, linkOf(access.link), access.at, Infinity);
  for (const school of model.schools ?? [])
    for (const gate of school.gates) add('gate', school.id, linkOf(gate.link), gate.at, gate.kerbSpaces);
  for (const stop of model.busStops ?? [])
    add('busStop', stop.id, linkOf(stop.link), stop.at, stop.bay ? (stop.spaces ?? 1) : 0);
  for (const route of model.guardedRoutes ?? []) {
    const [first, last] = [linkOf(route.links.at(0) as string), linkOf(route.links.at(-1) as string)];
    add('guardedRoute', route.id, first, ROUTE_START, Infinity);
    add('guardedRoute', route.id, last, Infinity, Infinity);
  }
  return places;
}

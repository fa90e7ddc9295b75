/** Where things of the model are on the map, and what of them is drawn when they are selected. */
import type { Network, NetworkLink } from '../../network/index.ts';
import type { Model } from '../../scenario/index.ts';
import type { DotKind } from './labels/sprites.ts';
import type { MapThing } from './map-types.ts';
import { INSTANCE_STRIDE } from './vehicles.ts';

/** Heights of the picture that suit an intersection, a school and a vehicle [m]. */
const NEAR = { intersection: 190, school: 420, vehicle: 90 };

/** By node index; undefined for portals. */
export function dotKinds(network: Network, model: Model): (DotKind | undefined)[] {
  const networked = new Set(
    model.controllers.filter((one) => one.class === 'networked').flatMap((one) => one.intersections),
  );
  return network.nodes.map((node) =>
    node.kind === 'portal' ? undefined : networked.has(node.id) ? 'networked' : node.signalised ? 'signal' : 'priority',
  );
}

function linksOf(thing: MapThing, network: Network, model: Model): NetworkLink[] {
  if (thing.kind === 'road') return network.links.filter((link) => link.road === thing.id);
  if (thing.kind === 'link') return network.links.filter((link) => link.id === thing.id);
  if (thing.kind !== 'corridor') return [];
  const nodes = (model.corridors ?? [])
    .find((one) => one.id === thing.id)
    ?.intersections.map((id) => network.nodeIndex.get(id) ?? -1);
  return network.links.filter((link) => {
    const at = nodes?.indexOf(link.from) ?? -1;
    return at >= 0 && (nodes?.[at + 1] === link.to || nodes?.[at - 1] === link.to);
  });
}

/** Flat lines x0, y0, … along the lanes of what is selected. */
export function linesOf(thing: MapThing, network: Network, model: Model): Float64Array[] {
  return linksOf(thing, network, model).map((link) => {
    const full = link.lanes
      .map((index) => network.lanes[index])
      .filter((lane) => lane !== undefined && lane.begin === 0);
    return full[Math.floor(full.length / 2)]?.centre.points ?? link.centre.points;
  });
}

export function placeOf(
  thing: MapThing,
  network: Network,
  model: Model,
  vehicles: { readonly data: Float32Array; readonly count: number },
): { x: number; y: number; height: number } | undefined {
  if (thing.kind === 'intersection') {
    const node = network.nodes[network.nodeIndex.get(thing.id) ?? -1];
    return node && { x: node.x, y: node.y, height: NEAR.intersection };
  }
  if (thing.kind === 'school') {
    const school = model.schools?.find((one) => one.id === thing.id);
    return school && { x: school.at[0], y: school.at[1], height: NEAR.school };
  }
  if (thing.kind === 'vehicle') {
    for (let at = 0; at < vehicles.count * INSTANCE_STRIDE; at += INSTANCE_STRIDE)
      if (String(vehicles.data[at + 11]) === thing.id)
        return { x: vehicles.data[at + 4] as number, y: vehicles.data[at + 5] as number, height: NEAR.vehicle };
    return undefined;
  }
  return around(linesOf(thing, network, model));
}

function around(lines: readonly Float64Array[]): { x: number; y: number; height: number } | undefined {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const line of lines)
    for (let index = 0; index < line.length; index += 2) {
      west = Math.min(west, line[index] as number);
      east = Math.max(east, line[index] as number);
      south = Math.min(south, line[index + 1] as number);
      north = Math.max(north, line[index + 1] as number);
    }
  if (west > east) return undefined;
  // The picture is at least half again as wide as high.
  return {
    x: (west + east) / 2,
    y: (south + north) / 2,
    height: Math.max(160, 1.25 * Math.max(north - south, (east - west) / 1.5)),
  };
}

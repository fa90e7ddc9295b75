/** Beside the carriageway: bus bays and stops, parking at school gates, driveways. */
import { lengthOf, locate, type Vector } from '../../../common/index.ts';
import type { Network, NetworkLink, RoadsidePlace } from '../../../network/index.ts';
import type { Model } from '../../../scenario/index.ts';
import { Paint } from '../paint.ts';
import type { FlatMeshBuilder, Style } from './flat-mesh.ts';

const LINE: Style = { paint: Paint.marking, fade: 0.5 };
const BAY: Style = { paint: Paint.parking, fade: 1 };
/** A bus and its gap; a parked car; the depth of a bay; how it opens [m]. */
const BUS_SPACE = 14;
const CAR_SPACE = 6.5;
const DEPTH = 3;
const TAPER = 8;

export function addRoadside(mesh: FlatMeshBuilder, network: Network, model: Model): void {
  const bays = new Set(model.busStops?.filter((stop) => stop.bay).map((stop) => stop.id));
  for (const place of network.places) {
    const link = network.links[place.link];
    if (link === undefined) continue;
    const spaces = Number.isFinite(place.spaces) ? Math.max(1, place.spaces) : 1;
    if (place.kind === 'access') addDriveway(mesh, link, place);
    if (place.kind === 'gate' && place.spaces > 0) addBay(mesh, link, place.at, spaces * CAR_SPACE, CAR_SPACE);
    if (place.kind === 'busStop') {
      if (bays.has(place.owner)) addBay(mesh, link, place.at, spaces * BUS_SPACE, 0);
      else addStopBox(mesh, link, place.at, spaces * BUS_SPACE);
    }
  }
}

/** A point on the kerb and `metres` beyond it. */
function beyondKerb(link: NetworkLink, s: number, metres: number): Vector {
  const end = lengthOf(link.kerb);
  const { point, heading } = locate(link.kerb, Math.min(end, Math.max(0, s)));
  return { x: point.x + heading.y * metres, y: point.y - heading.x * metres };
}

/** @param front the downstream end [m along the link]; marks every `space` metres, none when 0 */
function addBay(mesh: FlatMeshBuilder, link: NetworkLink, front: number, length: number, space: number): void {
  const from = Math.max(2, front - length);
  const to = Math.min(link.length - 2, front);
  if (to - from < 4) return;
  const places = [from - TAPER, from, to, to + TAPER];
  const kerb = places.map((s) => beyondKerb(link, s, -0.1));
  const outer = places.map((s, index) => beyondKerb(link, s, index === 0 || index === 3 ? 0 : DEPTH));
  mesh.ribbon(outer, 0.3, { paint: Paint.kerb, fade: 1 });
  mesh.strip(kerb, outer, BAY);
  if (space === 0) return;
  for (let s = from; s <= to + 0.1; s += space)
    mesh.ribbon([beyondKerb(link, s, 0), beyondKerb(link, s, DEPTH - 0.3)], 0.07, LINE);
}

/** A stop in the lane: a box on the road along the kerb. */
function addStopBox(mesh: FlatMeshBuilder, link: NetworkLink, front: number, length: number): void {
  const from = Math.max(0, front - length);
  const corners = [
    beyondKerb(link, from, -0.3),
    beyondKerb(link, front, -0.3),
    beyondKerb(link, front, -3),
    beyondKerb(link, from, -3),
  ];
  mesh.ribbon(corners, 0.1, LINE, 0, true);
}

function addDriveway(mesh: FlatMeshBuilder, link: NetworkLink, place: RoadsidePlace): void {
  const line = [beyondKerb(link, place.at, -0.2), beyondKerb(link, place.at, 14)];
  mesh.ribbon(line, 2.6, { paint: Paint.roadMinor, fade: 1.2 });
}

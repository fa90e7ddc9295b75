/** How important a link or node is to the eye: which grey, how wide from far away. */
import type { Network, NetworkLink } from '../../../network/index.ts';
import type { Model } from '../../../scenario/index.ts';
import { Paint } from '../paint.ts';

export type RoadClass = Model['roads'][number]['class'];
const ORDER: readonly RoadClass[] = ['street', 'collector', 'arterial', 'highway'];

export interface RoadClasses {
  readonly ofLink: readonly RoadClass[];
  /** The highest class that meets at each node. */
  readonly ofNode: readonly RoadClass[];
}

export function roadClasses(network: Network, model: Model): RoadClasses {
  const byRoad = new Map(model.roads.map((road) => [road.id, road.class]));
  const ofLink = network.links.map((link) => byRoad.get(link.road) ?? 'street');
  const ofNode = network.nodes.map((node) =>
    [...node.incoming, ...node.outgoing].reduce<RoadClass>((highest, link) => {
      const its = ofLink[link] ?? 'street';
      return ORDER.indexOf(its) > ORDER.indexOf(highest) ? its : highest;
    }, 'street'),
  );
  return { ofLink, ofNode };
}

export const isMajor = (road: RoadClass): boolean => road === 'arterial' || road === 'highway';
export const paintOf = (road: RoadClass): Paint => (isMajor(road) ? Paint.roadMajor : Paint.roadMinor);

/** Half width of a road seen from far away [px], by the lanes of both directions and its class. */
export function farPixels(link: NetworkLink, network: Network, road: RoadClass): number {
  const lanes = fullLanes(link, network) + fullLanes(network.links[link.opposite], network);
  return (isMajor(road) ? 0.9 : 0.55) + 0.2 * Math.min(6, lanes);
}

function fullLanes(link: NetworkLink | undefined, network: Network): number {
  return link === undefined ? 0 : link.lanes.filter((lane) => network.lanes[lane]?.begin === 0).length;
}

/** Everything on the map that has a name: what it says, where, how important it is, and from how near it is worth saying. */
import { lengthOf, locate, type Vector } from '../../../common/index.ts';
import type { Network, NetworkLink } from '../../../network/index.ts';
import type { Model, Text } from '../../../scenario/index.ts';
import { isMajor, roadClasses } from '../geometry/road-classes.ts';
import { railways, waters } from '../geometry/scenery.ts';
import type { MapThing } from '../map-types.ts';

export type LabelStyle =
  | 'district'
  | 'road'
  | 'minorRoad'
  | 'intersection'
  | 'school'
  | 'place'
  | 'water'
  | 'rail'
  | 'portal'
  | 'zone';

export interface Label {
  readonly text: string;
  readonly style: LabelStyle;
  readonly x: number;
  readonly y: number;
  /** Unit direction of what it is written along; undefined: level. */
  readonly along?: Vector;
  /** Room along that direction [m]. */
  readonly room?: number;
  /** Smaller is more important. */
  readonly priority: number;
  /** Seen from at least and at most so many metres per pixel. */
  readonly nearest: number;
  readonly farthest: number;
  /** Labels of one group keep apart. */
  readonly group?: string;
  readonly thing?: MapThing;
}

const ALWAYS = 0;

export function mapLabels(network: Network, model: Model, language: 'zh' | 'en'): Label[] {
  const say = (text: Text): string => text[language];
  return [
    ...districtLabels(model, say),
    ...bandLabels(model, say),
    ...roadLabels(network, model, say),
    ...intersectionLabels(network, model, say),
    ...placeLabels(model, say),
    ...portalLabels(network, model, say),
  ];
}

type Say = (text: Text) => string;

function districtLabels(model: Model, say: Say): Label[] {
  return (model.scenery?.districts ?? []).map((district) => ({
    text: say(district.name),
    style: 'district' as const,
    x: district.at[0],
    y: district.at[1],
    priority: 2,
    nearest: 1.6,
    farthest: 14,
  }));
}

function bandLabels(model: Model, say: Say): Label[] {
  const along =
    (style: 'water' | 'rail') =>
    (band: { line: readonly Vector[]; name: Text; id: string }): Label[] => {
      const line = band.line;
      return [0.22, 0.5, 0.78].map((share) => {
        const index = Math.min(line.length - 2, Math.floor(share * (line.length - 1)));
        const [a, b] = [line[index] as Vector, line[index + 1] as Vector];
        const length = Math.hypot(b.x - a.x, b.y - a.y);
        return {
          text: say(band.name),
          style,
          x: (a.x + b.x) / 2,
          y: (a.y + b.y) / 2,
          along: { x: (b.x - a.x) / length, y: (b.y - a.y) / length },
          priority: 6,
          nearest: 0.4,
          farthest: style === 'water' ? 14 : 6,
          group: band.id,
        };
      });
    };
  return [...waters(model).flatMap(along('water')), ...railways(model).flatMap(along('rail'))];
}

function roadLabels(network: Network, model: Model, say: Say): Label[] {
  const classes = roadClasses(network, model);
  const names = new Map(model.roads.map((road) => [road.id, say(road.name)]));
  const farthest = { highway: 9, arterial: 7, collector: 3.2, street: 1.7 };
  return network.links.flatMap((link) => {
    if (link.opposite >= 0 && link.opposite < link.index) return [];
    const road = classes.ofLink[link.index] ?? 'street';
    const text = names.get(link.road) ?? link.road;
    const shares = lengthOf(link.centre) > 500 ? [0.5, 0.2, 0.8] : [0.5];
    return shares.map((share): Label => {
      const s = lengthOf(link.centre) * share;
      const { point, heading } = locate(link.centre, s);
      return {
        text,
        style: isMajor(road) ? 'road' : 'minorRoad',
        x: point.x,
        y: point.y,
        along: heading,
        room: straightRoom(link, s),
        priority: (isMajor(road) ? 10 : road === 'collector' ? 14 : 18) + (share === 0.5 ? 0 : 1),
        nearest: 0.03,
        farthest: farthest[road],
        group: link.road,
        thing: { kind: 'road', id: link.road },
      };
    });
  });
}

/** How far the road runs straight on both sides of a place, at most to the link's ends [m]. */
function straightRoom(link: NetworkLink, s: number): number {
  const { point, heading } = locate(link.centre, s);
  const reach = Math.min(s, lengthOf(link.centre) - s);
  for (let half = 20; half < reach; half += 20)
    for (const way of [-half, half]) {
      const there = locate(link.centre, s + way).point;
      const aside = Math.abs((there.x - point.x) * heading.y - (there.y - point.y) * heading.x);
      if (aside > 3 + 0.03 * half) return 2 * (half - 20);
    }
  return 2 * reach;
}

function intersectionLabels(network: Network, model: Model, say: Say): Label[] {
  const networked = new Set(
    model.controllers.filter((one) => one.class === 'networked').flatMap((one) => one.intersections),
  );
  return model.intersections.map((one) => {
    const node = network.nodes[network.nodeIndex.get(one.id) ?? -1];
    const isNetworked = networked.has(one.id);
    return {
      text: say(one.name),
      style: 'intersection' as const,
      x: node?.x ?? one.at[0],
      y: node?.y ?? one.at[1],
      priority: isNetworked ? 8 : one.control === 'signal' ? 12 : 16,
      nearest: ALWAYS,
      farthest: isNetworked ? 1.6 : one.control === 'signal' ? 1.1 : 0.8,
      thing: { kind: 'intersection' as const, id: one.id },
    };
  });
}

function placeLabels(model: Model, say: Say): Label[] {
  const schools = (model.schools ?? []).map(
    (school): Label => ({
      text: say(school.name),
      style: 'school',
      x: school.at[0],
      y: school.at[1],
      priority: 7,
      nearest: ALWAYS,
      farthest: 2.4,
      thing: { kind: 'school', id: school.id },
    }),
  );
  const places = (model.places ?? []).map(
    (place): Label => ({
      text: say(place.name),
      style: place.kind === 'district' ? 'district' : 'place',
      x: place.at[0],
      y: place.at[1],
      priority: place.kind === 'district' ? 2 : 9,
      nearest: ALWAYS,
      farthest: 3,
    }),
  );
  const greens = (model.scenery?.green ?? []).flatMap((green): Label[] =>
    green.name === undefined
      ? []
      : [
          {
            text: say(green.name),
            style: 'place',
            x: mean(green.outline, 0),
            y: mean(green.outline, 1),
            priority: 11,
            nearest: ALWAYS,
            farthest: 3.2,
          },
        ],
  );
  const zones = (model.zones ?? []).map(
    (zone): Label => ({
      text: say(zone.name),
      style: 'zone',
      x: zone.at[0],
      y: zone.at[1],
      priority: 30,
      nearest: 0.3,
      farthest: 1.5,
    }),
  );
  return [...schools, ...places, ...greens, ...zones];
}

const mean = (points: readonly (readonly [number, number])[], axis: 0 | 1): number =>
  points.reduce((sum, point) => sum + point[axis], 0) / points.length;

function portalLabels(network: Network, model: Model, say: Say): Label[] {
  return model.portals.map((portal) => {
    const node = network.nodes[network.nodeIndex.get(portal.id) ?? -1];
    return {
      text: say(portal.name),
      style: 'portal' as const,
      x: node?.x ?? portal.at[0],
      y: node?.y ?? portal.at[1],
      priority: 13,
      nearest: ALWAYS,
      farthest: 12,
    };
  });
}

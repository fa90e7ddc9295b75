/** Where signal heads stand: over the lanes they serve, just beyond the stop line; walkers' heads at both ends of a crosswalk. */
import { locate } from '../../../common/index.ts';
import type { Movement, Network, NetworkLink } from '../../../network/index.ts';

export const HeadKind = { left: 0, through: 1, right: 2, uTurn: 3, walk: 4 } as const;
export type HeadKind = (typeof HeadKind)[keyof typeof HeadKind];

export interface Head {
  readonly kind: HeadKind;
  /** Index of the movement, or of the crosswalk for a walkers' head. */
  readonly source: number;
  readonly node: number;
  readonly x: number;
  readonly y: number;
  /** Unit driving direction, and half the room across the road that is this head's own [m]. */
  readonly hx: number;
  readonly hy: number;
  readonly halfWidth: number;
}

/** Heads keep this distance from one another across the road [m]. */
const SPACING = 1.7;
const BEYOND_STOP_LINE = 1.2;
/** From left to right, as the lanes lie. */
const ORDER: readonly Movement['turn'][] = ['uTurn', 'left', 'through', 'right'];

export function signalHeads(network: Network): Head[] {
  const heads: Head[] = [];
  for (const node of network.nodes) {
    if (!node.signalised) continue;
    for (const link of node.incoming) heads.push(...approachHeads(network.links[link] as NetworkLink, network));
  }
  for (const crosswalk of network.crosswalks) {
    const { x0, y0, x1, y1, node, index } = crosswalk;
    if (!network.nodes[node]?.signalised) continue;
    const length = Math.hypot(x1 - x0, y1 - y0);
    const [hx, hy] = [(x1 - x0) / length, (y1 - y0) / length];
    for (const [x, y, way] of [
      [x0 - hx, y0 - hy, 1],
      [x1 + hx, y1 + hy, -1],
    ] as const)
      heads.push({ kind: HeadKind.walk, source: index, node, x, y, hx: hx * way, hy: hy * way, halfWidth: 0.8 });
  }
  return heads;
}

function approachHeads(link: NetworkLink, network: Network): Head[] {
  const served = link.movements
    .map((index) => network.movements[index] as Movement)
    .filter((movement) => !movement.banned && movement.connections.length > 0)
    .map((movement) => ({ movement, aside: lanesServed(movement, network) }))
    .sort((a, b) => ORDER.indexOf(a.movement.turn) - ORDER.indexOf(b.movement.turn) || a.aside - b.aside);
  const places = spread(served.map((one) => one.aside));
  const innermost = network.lanes[link.lanes[0] as number];
  if (innermost === undefined) return [];
  const { point, heading } = locate(innermost.centre, link.length);
  return served.map(({ movement }, index) => {
    // Metres to the right of the innermost lane's middle.
    const aside = places[index] as number;
    const room = Math.min(...places.flatMap((place, other) => (other === index ? [] : [Math.abs(place - aside)])), 3);
    return {
      kind: HeadKind[movement.turn],
      source: movement.index,
      node: movement.node,
      x: point.x + heading.x * BEYOND_STOP_LINE + heading.y * aside,
      y: point.y + heading.y * BEYOND_STOP_LINE - heading.x * aside,
      hx: heading.x,
      hy: heading.y,
      halfWidth: room / 2 - 0.1,
    };
  });
}

/** Mean place of the lanes a movement starts from, to the right of the innermost lane's middle [m]. */
function lanesServed(movement: Movement, network: Network): number {
  const link = network.links[movement.fromLink] as NetworkLink;
  const lanes = new Set(movement.connections.map((index) => network.connections[index]?.fromLane ?? -1));
  let [sum, edge] = [0, -(network.lanes[link.lanes[0] as number]?.width ?? 0) / 2];
  for (const index of link.lanes) {
    const width = network.lanes[index]?.width ?? 0;
    if (lanes.has(index)) sum += edge + width / 2;
    edge += width;
  }
  return sum / Math.max(1, lanes.size);
}

/** Places in ascending order, pushed apart evenly where two would be closer than the spacing. */
export function spread(wanted: readonly number[]): number[] {
  const places = [...wanted];
  for (let round = 0; round < 8; round++)
    for (let index = 0; index + 1 < places.length; index++) {
      const [a, b] = [places[index] as number, places[index + 1] as number];
      const lack = SPACING - (b - a);
      if (lack <= 1e-9) continue;
      places[index] = a - lack / 2;
      places[index + 1] = b + lack / 2;
    }
  return places;
}

/**
 * Where riders would cross an intersection: from the middle of their approach's non-motor lane to the kerb of the exit ahead. Riders
 * are not simulated; the paths are for clearances.
 */
import { direction, locate, plus } from '../common/index.ts';
import type { Polyline, Vector } from '../common/index.ts';
import { turnCurve } from './geometry/curve.ts';
import type { Movement, Network, NetworkLink } from './network.ts';

/** Of riders on a link without a lane of their own: from the kerb to the middle of their file [m]; assumed. */
const FROM_KERB = 1;

export interface RiderPath {
  readonly fromLink: number;
  readonly toLink: number;
  readonly turn: 'through' | 'left';
  /** From the stop line on, as a connection's. */
  readonly centre: Polyline;
}

/**
 * One for each approach that has a non-motor lane: straight on, as a left turn is two crossings 二次过街; to the left where no exit
 * is ahead (the stem of a T).
 */
export function riderPathsOf(network: Network, node: number): RiderPath[] {
  return (network.nodes[node]?.incoming ?? []).flatMap((index): RiderPath[] => {
    const from = network.links[index] as NetworkLink;
    const own = from.movements.map((movement) => network.movements[movement] as Movement);
    const taken = own.find(({ turn }) => turn === 'through') ?? own.find(({ turn }) => turn === 'left');
    if (from.nonMotorLane === null || taken === undefined) return [];
    const to = network.links[taken.toLink] as NetworkLink;
    const [start, end] = [fileAt(from, from.length), fileAt(to, 0)];
    return [
      {
        fromLink: index,
        toLink: taken.toLink,
        turn: taken.turn === 'through' ? 'through' : 'left',
        centre: turnCurve(start.point, start.heading, end.point, end.heading),
      },
    ];
  });
}

/** The middle of the riders' file at s, and where it leads. */
function fileAt(link: NetworkLink, s: number): { point: Vector; heading: Vector } {
  const kerb = locate(link.kerb, s).point;
  const inner = locate(link.innerEdge, s).point;
  const inward = direction(kerb, inner);
  const metres = link.nonMotorLane === null ? FROM_KERB : link.nonMotorLane.width / 2;
  return { point: plus(kerb, inward, metres), heading: locate(link.centre, s).heading };
}

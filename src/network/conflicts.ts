/** The conflict areas of every node: where connections from different lanes cross or merge, and who yields there. */
import { direction, pointOf } from '../common/index.ts';
import type { Polyline, Vector } from '../common/index.ts';
import { sharedStretch } from './geometry/strips.ts';
import type { ConflictArea, Connection, Movement, NetworkLane, NetworkLink, NetworkNode } from './network.ts';
import { comesFromRight } from './priority.ts';

export function conflictsOf(
  nodes: readonly NetworkNode[],
  links: readonly NetworkLink[],
  lanes: readonly NetworkLane[],
  movements: readonly Movement[],
  connections: readonly Connection[],
): ConflictArea[] {
  const areas: ConflictArea[] = [];
  for (const node of nodes) {
    const own = node.incoming
      .flatMap((link) => links[link]?.movements ?? [])
      .map((movement) => movements[movement] as Movement)
      .filter((movement) => !movement.banned)
      .flatMap((movement) => movement.connections)
      .sort((a, b) => a - b)
      .map((connection) => connections[connection] as Connection);
    const boxes = own.map((connection) => boxOf(connection.centre));
    own.forEach((a, first) =>
      own.slice(first + 1).forEach((b, later) => {
        if (a.fromLane === b.fromLane || !overlap(boxes[first] as Box, boxes[first + 1 + later] as Box)) return;
        const onA = sharedStretch(a.centre, b.centre);
        const onB = onA && sharedStretch(b.centre, a.centre);
        if (onA === undefined || onB === undefined) return;
        const merge = a.toLane === b.toLane;
        const ranksBy = (rank: 'rank' | 'rankUnlit') =>
          [a, b].map((one) => (movements[one.movement] as Movement)[rank]) as [number, number];
        areas.push({
          index: areas.length,
          kind: merge ? 'merge' : 'cross',
          a: a.index,
          b: b.index,
          aEnter: onA[0],
          aLeave: merge ? a.length : onA[1],
          bEnter: onB[0],
          bLeave: merge ? b.length : onB[1],
          yields: whoYields(a, b, ranksBy('rank'), lanes),
          yieldsUnlit: whoYields(a, b, ranksBy('rankUnlit'), lanes),
        });
      }),
    );
  }
  return areas;
}

/** The lower rank goes first; of equals from different links the one from the right; else the lower index. */
function whoYields(a: Connection, b: Connection, ranks: [number, number], lanes: readonly NetworkLane[]): 'a' | 'b' {
  if (ranks[0] !== ranks[1]) return ranks[0] > ranks[1] ? 'a' : 'b';
  if (lanes[a.fromLane]?.link !== lanes[b.fromLane]?.link) {
    const [ahead, other] = [startHeading(a.centre), startHeading(b.centre)];
    if (comesFromRight(ahead, other)) return 'a';
    if (comesFromRight(other, ahead)) return 'b';
  }
  return 'b';
}

const startHeading = (line: Polyline): Vector => direction(pointOf(line, 0), pointOf(line, 1));

/** West, south, east, north. */
type Box = readonly [number, number, number, number];

function boxOf({ points }: Polyline): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < points.length; index += 2) {
    const [x, y] = [points[index] as number, points[index + 1] as number];
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  }
  return [west, south, east, north];
}

/** Boxes as near as two strips can be and still touch [m]. */
const NEAR = 2.5;
const overlap = (a: Box, b: Box): boolean =>
  a[0] < b[2] + NEAR && b[0] < a[2] + NEAR && a[1] < b[3] + NEAR && b[1] < a[3] + NEAR;

/**
 * Turn arrows painted on the lanes. Drawn in a frame of their own, x forward and y left in metres, 6 m long; an arrow for two
 * turns is the two drawn over one another.
 */
import { locate, type Vector } from '../../../common/index.ts';
import type { Network, NetworkLane } from '../../../network/index.ts';
import { Paint } from '../paint.ts';
import type { FlatMeshBuilder, Style } from './flat-mesh.ts';

type Turn = NetworkLane['turns'][number];
const STYLE: Style = { paint: Paint.marking, fade: 0.4 };
/** Tail of the arrow before the stop line; a second one where the lane is long enough [m]. */
const BEFORE_STOP_LINE = [10, 45] as const;

const BRANCH = 2.3;

const HEAD: readonly Vector[] = [
  { x: 6, y: 0 },
  { x: 3.6, y: 0.5 },
  { x: 3.6, y: -0.5 },
];
const SHAFT: readonly Vector[] = [
  { x: 0, y: -0.14 },
  { x: 3.7, y: -0.14 },
  { x: 3.7, y: 0.14 },
  { x: 0, y: 0.14 },
];
const TURN_SHAFT: readonly Vector[] = [
  { x: 0, y: -0.14 },
  { x: 3.2, y: -0.14 },
  { x: 4.1, y: 0.5 },
  { x: 3.75, y: 0.72 },
  { x: 3, y: 0.14 },
  { x: 0, y: 0.14 },
];
const TURN_HEAD: readonly Vector[] = [
  { x: 5.2, y: 1.3 },
  { x: 4.75, y: 0.2 },
  { x: 3.2, y: 1.1 },
];
const BACK_SHAFT: readonly Vector[] = [
  { x: 0, y: -0.55 },
  { x: 4.4, y: -0.55 },
  { x: 5, y: 0 },
  { x: 4.4, y: 0.65 },
  { x: 3.4, y: 0.65 },
  { x: 3.4, y: 0.37 },
  { x: 4.25, y: 0.37 },
  { x: 4.6, y: 0 },
  { x: 4.25, y: -0.27 },
  { x: 0, y: -0.27 },
];
const BACK_HEAD: readonly Vector[] = [
  { x: 1.6, y: 0.5 },
  { x: 3.5, y: 0.95 },
  { x: 3.5, y: 0.05 },
];
const mirrored = (shape: readonly Vector[]): Vector[] => shape.map(({ x, y }) => ({ x, y: -y }));

const SHAPES: Record<Turn, readonly (readonly Vector[])[]> = {
  through: [HEAD, SHAFT],
  left: [TURN_SHAFT, TURN_HEAD],
  right: [mirrored(TURN_SHAFT), mirrored(TURN_HEAD)],
  uTurn: [BACK_SHAFT, BACK_HEAD],
};

/** Yields after every lane. */
export function* addArrows(mesh: FlatMeshBuilder, network: Network): Generator<void> {
  for (const lane of network.lanes) {
    yield;
    const link = network.links[lane.link];
    if (link === undefined || network.nodes[link.to]?.kind !== 'intersection') continue;
    for (const before of BEFORE_STOP_LINE) {
      const tail = link.length - before;
      if (tail < lane.begin + 4) continue;
      const { point, heading } = locate(lane.centre, tail);
      // Beside a through arrow a turn branches off lower, so that both heads are seen.
      const lower = lane.turns.includes('through') ? BRANCH : 0;
      for (const turn of lane.turns)
        for (const shape of SHAPES[turn]) addShape(mesh, shape, point, heading, turn === 'through' ? 0 : lower);
    }
  }
}

function addShape(mesh: FlatMeshBuilder, shape: readonly Vector[], at: Vector, heading: Vector, lower: number): void {
  const corners = shape.map(({ x, y }) => {
    const ahead = Math.max(0, x - lower);
    return { x: at.x + heading.x * ahead - heading.y * y, y: at.y + heading.y * ahead + heading.x * y };
  });
  mesh.polygon(corners, STYLE);
}

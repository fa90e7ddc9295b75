/** The whole still picture of a network, in painting order. */
import type { Network } from '../../../network/index.ts';
import type { Model } from '../../../scenario/index.ts';
import { addArrows } from './arrows.ts';
import { buildingSteps } from './buildings.ts';
import { type FlatMesh, FlatMeshBuilder } from './flat-mesh.ts';
import type { Head } from './heads.ts';
import { addMarkings } from './markings.ts';
import { roadClasses } from './road-classes.ts';
import { addRoadside } from './roadside.ts';
import { addRoads } from './roads.ts';
import { addBridges, addScenery, railSteps } from './scenery.ts';
import { type SolidMesh, solidSteps } from './solids.ts';

/** Small steps, so that the page stays alive meanwhile; the mesh comes with the last. */
export function* groundSteps(network: Network, model: Model): Generator<void, FlatMesh> {
  const mesh = new FlatMeshBuilder();
  addScenery(mesh, model);
  yield* addBridges(mesh, network, model);
  yield* addRoads(mesh, network, roadClasses(network, model));
  addRoadside(mesh, network, model);
  mesh.beginDetail();
  yield* addMarkings(mesh, network);
  yield* addArrows(mesh, network);
  return yield* mesh.build();
}

export function* standingSteps(network: Network, model: Model, heads: readonly Head[]): Generator<void, SolidMesh> {
  const blocks = yield* buildingSteps(network, model);
  const rails = yield* railSteps(network, model);
  return yield* solidSteps(blocks, heads, rails);
}

/** All steps at once. */
export function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** What the map shows at first [m]: all intersections and a margin; of the roads out of town only their beginnings. */
export function homeOf(network: Network): { x: number; y: number; width: number; height: number } {
  const inner = network.nodes.filter((node) => node.kind === 'intersection');
  const nodes = inner.length > 0 ? inner : network.nodes;
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const margin = Math.max(220, 0.02 * Math.max(east - west, north - south));
  return {
    x: (west + east) / 2,
    y: (south + north) / 2,
    width: east - west + margin,
    height: north - south + margin,
  };
}

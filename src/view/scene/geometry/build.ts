/** The whole still picture of a network, in painting order. */
import type { Network } from '../../../network/index.ts';
import type { Model } from '../../../scenario/index.ts';
import { addArrows } from './arrows.ts';
import { buildings } from './buildings.ts';
import { type FlatMesh, FlatMeshBuilder } from './flat-mesh.ts';
import type { Head } from './heads.ts';
import { addMarkings } from './markings.ts';
import { roadClasses } from './road-classes.ts';
import { addRoadside } from './roadside.ts';
import { addRoads } from './roads.ts';
import { addBridges, addScenery, railSlices } from './scenery.ts';
import { type SolidMesh, solidMesh } from './solids.ts';

export function groundMesh(network: Network, model: Model): FlatMesh {
  const mesh = new FlatMeshBuilder();
  addScenery(mesh, model);
  addBridges(mesh, network, model);
  addRoads(mesh, network, roadClasses(network, model));
  addRoadside(mesh, network, model);
  addMarkings(mesh, network);
  addArrows(mesh, network);
  return mesh.build();
}

export function standingMesh(network: Network, model: Model, heads: readonly Head[]): SolidMesh {
  return solidMesh(buildings(network, model), heads, railSlices(network, model));
}

/** What the map shows at first [m]: all intersections, and a margin; of the roads out of town only their beginnings. */
export function homeOf(network: Network): { x: number; y: number; width: number; height: number } {
  const inner = network.nodes.filter((node) => node.kind === 'intersection');
  const nodes = inner.length > 1 ? inner : network.nodes;
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  return { x: (west + east) / 2, y: (south + north) / 2, width: east - west + 500, height: north - south + 400 };
}

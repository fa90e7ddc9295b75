/** Intersections that pupils cross: how slowly they are taken to walk there. */
import { distance, locate } from '../common/index.ts';
import type { Network, NetworkLink, NetworkNode } from '../network/index.ts';
import { type Figure, FIGURES } from './figures.ts';

interface Near {
  readonly school: string;
  readonly metres: number;
}

/** By network and node: rules and compiler ask for every crosswalk of every plan. */
const KNOWN = new WeakMap<Network, Map<number, Near | undefined>>();

/** Owner of the nearest school gate within reach of an intersection, and how far it is [m]; undefined without one. */
export function schoolNear(network: Network, node: number): Near | undefined {
  const known = KNOWN.get(network) ?? new Map<number, Near | undefined>();
  KNOWN.set(network, known);
  if (!known.has(node)) known.set(node, look(network, node));
  return known.get(node);
}

function look(network: Network, node: number): Near | undefined {
  const centre = network.nodes[node] as NetworkNode;
  const near = network.places
    .filter(({ kind }) => kind === 'gate')
    .map(({ owner, link, at }) => ({
      school: owner,
      metres: distance(locate((network.links[link] as NetworkLink).kerb, at).point, centre),
    }))
    .filter(({ metres }) => metres <= FIGURES.schoolReach.value)
    .sort((a, b) => a.metres - b.metres);
  return near[0];
}

/** Design walking speed on the crosswalks of an intersection. */
export function walkingSpeedAt(network: Network, node: number): Figure {
  return schoolNear(network, node) === undefined ? FIGURES.walkingSpeed : FIGURES.walkingSpeedAtSchools;
}

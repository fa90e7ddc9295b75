/** Lane groups: movements of an approach that share open lanes, directly or through a third, are analysed together. */
import type { Movement, Network } from './network.ts';

export interface LaneGroup {
  readonly movements: readonly Movement[];
  /** Open lanes. */
  readonly lanes: readonly number[];
}

export function laneGroupsOf(network: Network, link: number): LaneGroup[] {
  const movements = (network.links[link]?.movements ?? [])
    .map((index) => network.movements[index])
    .filter((movement): movement is Movement => movement !== undefined && !movement.banned);
  const groups: { movements: Movement[]; lanes: Set<number> }[] = [];
  for (const movement of movements) {
    const own = new Set(lanesOf(network, movement));
    const joined = groups.filter(({ lanes }) => [...own].some((lane) => lanes.has(lane)));
    const group = {
      movements: [...joined.flatMap((other) => other.movements), movement],
      lanes: new Set([...joined.flatMap((other) => [...other.lanes]), ...own]),
    };
    for (const other of joined) groups.splice(groups.indexOf(other), 1);
    groups.push(group);
  }
  return groups.map(({ movements: members, lanes }) => ({ movements: members, lanes: [...lanes] }));
}

/** Open lanes a movement may be made from. */
export function lanesOf(network: Network, movement: Movement): number[] {
  const from = movement.connections.map((connection) => network.connections[connection]?.fromLane ?? -1);
  return [...new Set(from)].filter((lane) => network.lanes[lane]?.closed === false);
}

/** Which zones and portals cannot be reached from which others. */
import type { Network, RoadsidePlace } from './network.ts';

export interface Unreachable {
  readonly from: string;
  /** In the order asked for. */
  readonly to: readonly string[];
}

/** @param owners ids of zones and portals; a portal without a link in one direction is not asked for in that direction */
export function unreachable(network: Network, owners: readonly string[]): Unreachable[] {
  const places = new Map<string, RoadsidePlace[]>(owners.map((owner) => [owner, []]));
  for (const place of network.places)
    if (place.kind === 'access' || place.kind === 'portal') places.get(place.owner)?.push(place);
  const isEntry = (place: RoadsidePlace) => place.kind !== 'portal' || place.at === 0;
  const isExit = (place: RoadsidePlace) => place.kind !== 'portal' || place.at > 0;
  const found: Unreachable[] = [];
  for (const from of owners) {
    const starts = (places.get(from) ?? []).filter(isEntry);
    if (starts.length === 0) continue;
    const reached = linksAfter(
      network,
      starts.map((place) => place.link),
    );
    const isReached = (place: RoadsidePlace) =>
      reached.has(place.link) || starts.some((start) => start.link === place.link && start.at < place.at);
    const to = owners.filter((owner) => {
      const ends = (places.get(owner) ?? []).filter(isExit);
      return owner !== from && ends.length > 0 && !ends.some(isReached);
    });
    if (to.length > 0) found.push({ from, to });
  }
  return found;
}

/** Links that can be entered by a movement after starting on one of these. */
function linksAfter(network: Network, starts: readonly number[]): Set<number> {
  const reached = new Set<number>();
  const waiting = [...starts];
  for (let link = waiting.pop(); link !== undefined; link = waiting.pop())
    for (const index of network.links[link]?.movements ?? []) {
      const movement = network.movements[index];
      if (movement === undefined || movement.banned || movement.connections.length === 0) continue;
      if (reached.has(movement.toLink)) continue;
      reached.add(movement.toLink);
      waiting.push(movement.toLink);
    }
  return reached;
}

/**
 * Terminals: where trips start and end. A zone is one terminal with all its driveways, a portal one with all its links,
 * each school gate one of its own (a car that stops at one gate cannot leave from another).
 */
import type { Network, RoadsidePlace } from '../../network/index.ts';

/** One spot at which a trip can join or leave the road. */
export interface Spot {
  /** Index of the roadside place. */
  readonly place: number;
  readonly link: number;
  /** [m] along the link. */
  readonly at: number;
}

export interface Terminal {
  /** `zone:Z3`, `portal:P1`, `gate:S2:0`; the same in the base and in the changed network. */
  readonly key: string;
  readonly origins: readonly Spot[];
  readonly destinations: readonly Spot[];
}

export interface Terminals {
  readonly list: readonly Terminal[];
  readonly byKey: ReadonlyMap<string, number>;
}

export function buildTerminals(network: Network): Terminals {
  const list: { key: string; origins: Spot[]; destinations: Spot[] }[] = [];
  const byKey = new Map<string, number>();
  const terminal = (key: string) => {
    let index = byKey.get(key);
    if (index === undefined) {
      index = list.length;
      byKey.set(key, index);
      list.push({ key, origins: [], destinations: [] });
    }
    return list[index]!;
  };
  const gates = new Map<string, number>();
  for (const place of network.places) {
    const spot = { place: place.index, link: place.link, at: place.at };
    if (place.kind === 'access') {
      const zone = terminal(`zone:${place.owner}`);
      zone.origins.push(spot);
      zone.destinations.push(spot);
    } else if (place.kind === 'portal') {
      const portal = terminal(`portal:${place.owner}`);
      (leavesPortal(network, place) ? portal.origins : portal.destinations).push(spot);
    } else if (place.kind === 'gate') {
      const number = gates.get(place.owner) ?? 0;
      gates.set(place.owner, number + 1);
      const gate = terminal(`gate:${place.owner}:${number}`);
      gate.origins.push(spot);
      gate.destinations.push(spot);
    }
  }
  return { list, byKey };
}

/** A portal's place on a link that starts at the portal is where trips come in; on one that ends there, where they leave. */
export function leavesPortal(network: Network, place: RoadsidePlace): boolean {
  return network.nodes[network.links[place.link]!.from]!.id === place.owner;
}

/** Index of the terminal of a zone or a portal by its id. */
export function terminalOf(terminals: Terminals, id: string): number {
  const index = terminals.byKey.get(`zone:${id}`) ?? terminals.byKey.get(`portal:${id}`);
  if (index === undefined) throw new Error(`no zone or portal "${id}" with a place on the network`);
  return index;
}

/** Indices of the gate terminals of a school, in the school's order. */
export function gatesOf(terminals: Terminals, school: string): number[] {
  const gates: number[] = [];
  for (;;) {
    const gate = terminals.byKey.get(`gate:${school}:${gates.length}`);
    if (gate === undefined) break;
    gates.push(gate);
  }
  if (gates.length === 0) throw new Error(`school "${school}" has no gate on the network`);
  return gates;
}

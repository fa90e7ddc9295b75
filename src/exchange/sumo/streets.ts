/** Streets as SUMO's plain XML: nodes, edges, edge types and connections. */
import type { Connection, Network, NetworkLink, Polyline } from '../../network/index.ts';
import type { Model } from '../../scenario/index.ts';
import { type Edge, edgesOf } from './edges.ts';
import { sumoNames } from './ids.ts';
import { element, number } from './xml.ts';

/** Everything of SUMO's network that its other files refer to. */
export interface SumoStreets {
  /** By link: its chain of edges in driving direction; the last one bears the link's name. */
  readonly edges: readonly (readonly Edge[])[];
  /** By node. */
  readonly nodeNames: readonly string[];
  /** By controller of the model. */
  readonly signalNames: readonly string[];
}

export function streetsFor(model: Model, network: Network): SumoStreets {
  const links = sumoNames(network.links.map(({ id }) => id));
  const nodes = sumoNames(network.nodes.map(({ id }) => id));
  const signals = sumoNames(model.controllers.map(({ id }) => id));
  return {
    edges: network.links.map((link) => edgesOf(link, network, links.get(link.id)!)),
    nodeNames: network.nodes.map(({ id }) => nodes.get(id)!),
    signalNames: model.controllers.map(({ id }) => signals.get(id)!),
  };
}

/** Order of importance of road classes, the least first: SUMO's priority of an edge is its place, from 1. */
const CLASSES = ['street', 'collector', 'arterial', 'highway'] as const;

export function typeElements(model: Model): string[] {
  return CLASSES.filter((id) => model.roads.some((road) => road.class === id)).map((id) =>
    element('type', { id, priority: CLASSES.indexOf(id) + 1 }),
  );
}

export function nodeElements(model: Model, network: Network, { edges, nodeNames, signalNames }: SumoStreets): string[] {
  const own = network.nodes.map(({ index, id, kind, x, y, signalised, outline }) => {
    const controller = model.controllers.findIndex(({ intersections }) => intersections.includes(id));
    const type = kind === 'portal' ? 'dead_end' : signalised ? 'traffic_light' : 'priority';
    return element('node', {
      id: nodeNames[index],
      x,
      y,
      type,
      tl: signalised ? signalNames[controller] : undefined,
      tlType: signalised ? 'static' : undefined,
      shape: outline.length > 0 ? shapeOf(outline) : undefined,
    });
  });
  const stretches = network.links.flatMap((link) =>
    edges[link.index]!.slice(1).map((edge) => {
      const [x, y] = pieceOf(link.centre, edge.begin, link.length);
      return element('node', { id: betweenName(link, edge, edges), x, y, type: 'priority' });
    }),
  );
  return [...own, ...stretches];
}

/** Node where an edge of a chain takes over from the one before. */
function betweenName(link: NetworkLink, edge: Edge, edges: SumoStreets['edges']): string {
  return `${edges[link.index]!.at(-1)!.name}@${Math.round(edge.begin)}`;
}

export function edgeElements(model: Model, network: Network, streets: SumoStreets): string[] {
  const classOf = new Map(model.roads.map((road) => [road.id, road.class]));
  return network.links.flatMap((link) => {
    const chain = streets.edges[link.index]!;
    return chain.map((edge, order) => {
      const next = chain[order + 1];
      return element(
        'edge',
        {
          id: edge.name,
          from: order === 0 ? streets.nodeNames[link.from] : betweenName(link, edge, streets.edges),
          to: next === undefined ? streets.nodeNames[link.to] : betweenName(link, next, streets.edges),
          type: classOf.get(link.road),
          numLanes: edge.lanes.length,
          speed: link.speedLimit,
          length: edge.end - edge.begin,
          spreadType: 'center',
          shape: shapeOf(pieceOf(link.centre, edge.begin, edge.end)),
        },
        edge.lanes.map((lane, index) => {
          const { closed, width, centre } = network.lanes[lane]!;
          return element('lane', {
            index,
            width,
            disallow: closed ? 'all' : undefined,
            shape: shapeOf(pieceOf(centre, edge.begin, edge.end)),
          });
        }),
      );
    });
  });
}

/** Lane to lane: across intersections as the network has it, and from each stretch of a link to the next. */
export function connectionElements(network: Network, streets: SumoStreets): string[] {
  const across = network.connections
    .filter((own) => isOpen(own, network))
    .map((own) => acrossElement(own, network, streets));
  return [...across, ...alongElements(network, streets), ...prohibitionElements(network, streets)];
}

/** Nobody may take what is banned for the whole run. */
const isOpen = (own: Connection, network: Network): boolean => !network.movements[own.movement]!.banned;

/** Ends of a connection as SUMO names them: the words that its place in a signal's state hangs on too. */
export function endsOf(own: Connection, network: Network, { edges }: SumoStreets) {
  const from = edges[network.lanes[own.fromLane]!.link]!.at(-1)!;
  const to = edges[network.lanes[own.toLane]!.link]![0]!;
  return {
    from: from.name,
    to: to.name,
    fromLane: from.lanes.indexOf(own.fromLane),
    toLane: to.lanes.indexOf(own.toLane),
  };
}

function acrossElement(own: Connection, network: Network, streets: SumoStreets): string {
  return element('connection', {
    ...endsOf(own, network, streets),
    speed: own.speed,
    length: own.length,
    shape: shapeOf(own.centre.points),
  });
}

/** The least SUMO allows a connection [m]: nothing lies between two stretches of a link. */
const NO_LENGTH = 0.1;

/** A lane goes straight on; a turn bay is also entered from the lane beside it. */
function alongElements(network: Network, { edges }: SumoStreets): string[] {
  return edges.flatMap((chain) =>
    chain.slice(1).flatMap((edge, order) => {
      const before = chain[order]!;
      return edge.lanes.map((lane, toLane) => {
        const straight = before.lanes.indexOf(lane);
        const fromLane = straight >= 0 ? straight : nearest(before.lanes, lane, network);
        return element('connection', { from: before.name, to: edge.name, fromLane, toLane, length: NO_LENGTH });
      });
    }),
  );
}

function nearest(lanes: readonly number[], bay: number, network: Network): number {
  const miss = (lane: number) => Math.abs(network.lanes[lane]!.number - network.lanes[bay]!.number);
  return lanes.reduce((best, lane, index) => (miss(lane) < miss(lanes[best]!) ? index : best), 0);
}

/**
 * Who yields to whom, wherever two movements meet: without these netconvert would guess it from angles and priorities.
 *
 * One rule of ours is turned round. A right turn yields to the opposing left (实施条例 art. 52), and that left to the through traffic.
 * Where right and through share a lane, SUMO's left waits for everyone queued there, also behind a right-turner who waits for it:
 * both would stand for ever. There the left yields, as it does by SUMO's own rule.
 */
function prohibitionElements(network: Network, { edges }: SumoStreets): string[] {
  const told = new Set<string>();
  for (const { prohibited, prohibitor } of rightOfWay(network)) {
    const [waits, goes] = [prohibited, prohibitor].map((movement) => {
      const { fromLink, toLink } = network.movements[movement]!;
      return `${edges[fromLink]!.at(-1)!.name}->${edges[toLink]![0]!.name}`;
    });
    told.add(element('prohibition', { prohibitor: goes, prohibited: waits }));
  }
  return [...told];
}

/** Pairs of movements, one of which yields to the other in SUMO. */
function rightOfWay(network: Network): { prohibited: number; prohibitor: number }[] {
  const { connections, movements } = network;
  const pairs = network.conflicts.map(({ a, b, yields }) => {
    const [waits, goes] = (yields === 'a' ? [a, b] : [b, a]).map((index) => connections[index]!) as [
      Connection,
      Connection,
    ];
    return { waits, goes };
  });
  const waitsFor = new Set(pairs.map(({ waits, goes }) => `${waits.movement} ${goes.movement}`));
  const wouldLock = ({ waits, goes }: { waits: Connection; goes: Connection }): boolean =>
    movements[waits.movement]!.turn === 'right' &&
    movements[goes.movement]!.turn === 'left' &&
    network.lanes[waits.fromLane]!.connections.some((other) =>
      waitsFor.has(`${goes.movement} ${connections[other]!.movement}`),
    );
  return pairs
    .filter(({ waits, goes }) => movements[waits.movement]!.fromLink !== movements[goes.movement]!.fromLink)
    .map((pair) => {
      const [prohibited, prohibitor] = [pair.waits.movement, pair.goes.movement];
      return wouldLock(pair) ? { prohibited: prohibitor, prohibitor: prohibited } : { prohibited, prohibitor };
    });
}

/** The piece of a line that reads in its link's coordinate, whose `along` is not its own length. */
function pieceOf({ points, along }: Polyline, begin: number, end: number): number[] {
  const at = (s: number): [number, number] => {
    let piece = 1;
    while (piece < along.length - 1 && along[piece]! < s) piece++;
    const share = (s - along[piece - 1]!) / (along[piece]! - along[piece - 1]!);
    const [x, y] = [0, 1].map((axis) => {
      const from = points[2 * piece - 2 + axis]!;
      return from + share * (points[2 * piece + axis]! - from);
    }) as [number, number];
    return [x, y];
  };
  const inner = [...along.keys()].filter((index) => along[index]! > begin + 1e-6 && along[index]! < end - 1e-6);
  return [...at(begin), ...inner.flatMap((index) => [points[2 * index]!, points[2 * index + 1]!]), ...at(end)];
}

function shapeOf(points: ArrayLike<number>): string {
  const words: string[] = [];
  for (let index = 0; index < points.length; index += 2)
    words.push(`${number(points[index]!)},${number(points[index + 1]!)}`);
  return words.join(' ');
}

/** From a model to its network. Ids that do not exist are bugs past this door: they throw. What is merely odd is a finding. */
import { locate } from '../common/index.ts';
import type { Model } from '../scenario/index.ts';
import { conflictsOf } from './conflicts.ts';
import { comfortableSpeed, turnCurve } from './geometry/curve.ts';
import { crosswalksOf, outlineOf } from './geometry/outline.ts';
import { kerbLine, layOut, laneLine, edgeOf, lineAlong, middleLine } from './geometry/roads.ts';
import type { Layout, PlacedRoad } from './geometry/roads.ts';
import { intergreensOf } from './intergreens.ts';
import { headingAtEnd, headingAtStart, movementsOf } from './movements.ts';
import type { Connection, Crosswalk, Movement, Network, NetworkLane, NetworkLink, NetworkNode } from './network.ts';
import { placesOf } from './places.ts';

type Growing<T> = { -readonly [K in keyof T]: T[K] extends readonly number[] ? number[] : T[K] };

const KMH = 3.6;

export function buildNetwork(model: Model): Network {
  return fromLayout(model, layOut(model));
}

/** The network of a model that is laid out already. */
export function fromLayout(model: Model, layout: Layout): Network {
  const lanes: Growing<NetworkLane>[] = [];
  const links = layout.roads.map((road) => linkOf(road, model, layout, lanes));
  const movements: Growing<Movement>[] = [];
  const connections: Growing<Connection>[] = [];
  model.intersections.forEach((_, node) => addMovements(node, model, layout, links, lanes, movements, connections));
  const nodes = nodesOf(model, layout, links);
  const conflicts = conflictsOf(nodes, links, lanes, movements, connections);
  for (const conflict of conflicts)
    for (const connection of [conflict.a, conflict.b]) connections[connection]?.conflicts.push(conflict.index);
  for (const { index, conflicts: own } of connections) {
    const enters = (conflict: number) => {
      const area = conflicts[conflict];
      return area === undefined ? 0 : area.a === index ? area.aEnter : area.bEnter;
    };
    own.sort((a, b) => enters(a) - enters(b) || a - b);
  }
  const crosswalks: Crosswalk[] = [];
  model.intersections.forEach((intersection, node) =>
    crosswalks.push(...crosswalksOf(intersection, node, layout, links, crosswalks.length)),
  );
  const linkIndex = new Map(links.map((link) => [link.id, link.index]));
  return {
    nodes,
    links,
    lanes,
    movements,
    connections,
    conflicts,
    crosswalks,
    places: placesOf(model, nodes, links, linkIndex),
    intergreens: intergreensOf(model, links, movements),
    nodeIndex: new Map(nodes.map((node) => [node.id, node.index])),
    linkIndex,
  };
}

function linkOf(road: PlacedRoad, model: Model, layout: Layout, lanes: Growing<NetworkLane>[]): Growing<NetworkLink> {
  const { link, section } = road;
  const limit = link.speedLimitKmh ?? model.roads.find((one) => one.id === link.road)?.speedLimitKmh;
  if (limit === undefined) throw new Error(`link ${link.id} lies on an unknown road ${link.road}`);
  const first = lanes.length;
  link.lanes.forEach((lane, number) =>
    lanes.push({
      index: first + number,
      link: road.index,
      number,
      begin: section.begins[number] as number,
      width: section.widths[number] as number,
      closed: lane.closed ?? false,
      turns: lane.turns,
      waitingArea: lane.waitingArea ?? 0,
      connections: [],
      centre: laneLine(road, number, layout),
    }),
  );
  return {
    index: road.index,
    id: link.id,
    road: link.road,
    from: road.from,
    to: road.to,
    length: road.length,
    speedLimit: limit / KMH,
    lanes: link.lanes.map((_, number) => first + number),
    movements: [],
    centre: middleLine(road, layout),
    opposite: road.opposite,
    innerEdge: lineAlong(road, 0, edgeOf(road, layout), layout),
    kerb: kerbLine(road, layout),
    nonMotorLane: link.nonMotorLane ?? null,
  };
}

function nodesOf(model: Model, layout: Layout, links: readonly NetworkLink[]): NetworkNode[] {
  return [...model.intersections, ...model.portals].map((node, index) => ({
    index,
    id: node.id,
    kind: index < model.intersections.length ? 'intersection' : 'portal',
    x: node.at[0],
    y: node.at[1],
    signalised: model.intersections[index]?.control === 'signal',
    incoming: links.filter((link) => link.to === index).map((link) => link.index),
    outgoing: links.filter((link) => link.from === index).map((link) => link.index),
    outline: index < model.intersections.length ? outlineOf(layout.legs[index] ?? [], links) : new Float64Array(0),
  }));
}

function addMovements(
  node: number,
  model: Model,
  layout: Layout,
  links: readonly Growing<NetworkLink>[],
  lanes: readonly Growing<NetworkLane>[],
  movements: Growing<Movement>[],
  connections: Growing<Connection>[],
): void {
  for (const { pairs, ...planned } of movementsOf(node, model, layout)) {
    const [from, to] = [links[planned.fromLink], links[planned.toLink]] as [NetworkLink, NetworkLink];
    const roads = [layout.roads[from.index], layout.roads[to.index]] as [PlacedRoad, PlacedRoad];
    const movement: Growing<Movement> = { index: movements.length, node, ...planned, connections: [] };
    movements.push(movement);
    links[from.index]?.movements.push(movement.index);
    for (const [source, target] of pairs) {
      const fromLane = lanes[from.lanes[source] as number] as Growing<NetworkLane>;
      const toLane = lanes[to.lanes[target] as number] as NetworkLane;
      const start = locate(fromLane.centre, from.length).point;
      const end = locate(toLane.centre, 0).point;
      const centre = turnCurve(start, headingAtEnd(roads[0]), end, headingAtStart(roads[1]));
      const connection: Growing<Connection> = {
        index: connections.length,
        movement: movement.index,
        fromLane: fromLane.index,
        toLane: toLane.index,
        length: centre.along[centre.along.length - 1] as number,
        speed: comfortableSpeed(centre, Math.min(from.speedLimit, to.speedLimit)),
        centre,
        conflicts: [],
      };
      connections.push(connection);
      movement.connections.push(connection.index);
      fromLane.connections.push(connection.index);
    }
  }
}

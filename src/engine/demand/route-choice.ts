/**
 * The route of one traveller: drawn from the assignment by share, carried over to the network of the run.
 *
 * Base and run may differ. Links are matched by id, movements by their two links, places by owner and position. A route that can
 * still be driven stays; one that cannot is replaced by the shortest at the base's costs, for that traveller alone.
 */
import type { Network, RoadsidePlace } from '../../network/index.ts';
import type { Assignment } from './assignment.ts';
import { periodAt } from './periods.ts';
import { buildRouteGraph, type RouteGraph } from './route-graph.ts';
import { linksOf, type Path, ShortestPaths } from './shortest-paths.ts';
import { buildTerminals, type Terminal, type Terminals } from './terminals.ts';

export interface ChosenRoute {
  /** Link indices in the run's network. */
  readonly links: Int32Array;
  /** Roadside places in the run's network. */
  readonly origin: number;
  readonly destination: number;
  /** Expected travel time [s]. */
  readonly seconds: number;
}

interface Choice {
  readonly routes: readonly ChosenRoute[];
  readonly shares: readonly number[];
}

export class RouteChoice {
  readonly network: Network;
  readonly graph: RouteGraph;
  readonly terminals: Terminals;
  readonly #assignment: Assignment;
  readonly #search: ShortestPaths;
  /** Base index → index in the run's network, −1 where it is gone. */
  readonly #movements: Int32Array;
  readonly #places: Int32Array;
  readonly #costs: readonly { turn: Float64Array; access: Float64Array }[];
  readonly #assigned: readonly ReadonlyMap<number, number>[];
  readonly #choices = new Map<string, Choice | undefined>();

  constructor(assignment: Assignment, network: Network) {
    this.network = network;
    this.graph = buildRouteGraph(network);
    this.terminals = buildTerminals(network);
    this.#assignment = assignment;
    this.#search = new ShortestPaths(this.graph);
    this.#movements = matchMovements(assignment.network, network);
    this.#places = matchPlaces(assignment.network, network);
    this.#costs = assignment.periods.map(({ turnCost, accessCost }) => ({
      turn: carryOver(turnCost, this.#movements, this.graph.turnTime),
      access: carryOver(accessCost, this.#places, new Float64Array(network.places.length)),
    }));
    const size = assignment.terminals.list.length;
    this.#assigned = assignment.periods.map(
      ({ routes }) => new Map(routes.map(({ from, to }, index) => [from * size + to, index])),
    );
  }

  /**
   * @param from, to  terminals of the run's network
   * @param time      [s since midnight] at which the route is chosen
   * @param draw      uniform in [0, 1)
   * @returns         undefined when there is no way at all
   */
  choose(from: number, to: number, time: number, draw: number): ChosenRoute | undefined {
    const period = periodAt(time);
    const key = `${period}:${from}>${to}`;
    let choice = this.#choices.get(key);
    if (choice === undefined && !this.#choices.has(key)) {
      choice = this.#choice(period, from, to);
      this.#choices.set(key, choice);
    }
    if (choice === undefined) return undefined;
    let sum = 0;
    for (let r = 0; r + 1 < choice.routes.length; r++) {
      sum += choice.shares[r]!;
      if (draw < sum) return choice.routes[r];
    }
    return choice.routes[choice.routes.length - 1];
  }

  /** The shortest way at the base's costs of the period, or undefined. */
  shortest(from: Terminal, to: Terminal, period: number): ChosenRoute | undefined {
    const { turn, access } = this.#costs[period]!;
    this.#search.run(from, turn, access);
    const path = this.#search.pathTo(to);
    return path && this.#route(path, this.#search.costTo(to));
  }

  #choice(period: number, from: number, to: number): Choice | undefined {
    const origin = this.terminals.list[from]!;
    const destination = this.terminals.list[to]!;
    const base = this.#assignment.terminals;
    const pair = this.#assigned[period]!.get(
      (base.byKey.get(origin.key) ?? -1) * base.list.length + (base.byKey.get(destination.key) ?? -1),
    );
    let again: ChosenRoute | undefined;
    const chooseAgain = () => (again ??= this.shortest(origin, destination, period));
    if (pair === undefined) {
      const route = chooseAgain();
      return route && { routes: [route], shares: [1] };
    }
    const { paths, shares, costs } = this.#assignment.periods[period]!.routes[pair]!;
    const routes: ChosenRoute[] = [];
    for (let p = 0; p < paths.length; p++) {
      const kept = this.#carried(paths[p]!);
      const route = kept ? this.#route(kept, costs[p]!) : chooseAgain();
      if (route === undefined) return undefined;
      routes.push(route);
    }
    return { routes, shares };
  }

  /** A path of the base in the run's network, or undefined when it cannot be driven there. */
  #carried(path: Path): Path | undefined {
    const from = this.#places[path.from.place]!;
    const to = this.#places[path.to.place]!;
    if (from < 0 || to < 0) return undefined;
    const { places } = this.network;
    if (this.graph.open[places[from]!.link] === 0 || this.graph.open[places[to]!.link] === 0) return undefined;
    const movements = path.movements.map((m) => this.#movements[m]!);
    if (movements.some((m) => m < 0 || this.graph.drivable[m] === 0)) return undefined;
    const spot = (place: number) => ({ place, link: places[place]!.link, at: places[place]!.at });
    return { from: spot(from), to: spot(to), movements };
  }

  #route(path: Path, seconds: number): ChosenRoute {
    return { links: linksOf(this.graph, path), origin: path.from.place, destination: path.to.place, seconds };
  }
}

function carryOver(values: Float64Array, indexOf: Int32Array, otherwise: Float64Array): Float64Array {
  const result = otherwise.slice();
  for (let i = 0; i < indexOf.length; i++) if (indexOf[i]! >= 0) result[indexOf[i]!] = values[i]!;
  return result;
}

function matchMovements(base: Network, network: Network): Int32Array {
  const name = (of: Network, m: Network['movements'][number]) =>
    `${of.links[m.fromLink]!.id}>${of.links[m.toLink]!.id}`;
  const index = new Map(network.movements.map((m) => [name(network, m), m.index]));
  return Int32Array.from(base.movements, (m) => index.get(name(base, m)) ?? -1);
}

function matchPlaces(base: Network, network: Network): Int32Array {
  const name = (of: Network, p: RoadsidePlace) =>
    p.kind === 'portal'
      ? `portal:${p.owner}:${of.links[p.link]!.id}`
      : `${p.kind}:${p.owner}:${of.links[p.link]!.id}:${p.at}`;
  const index = new Map(network.places.map((p) => [name(network, p), p.index]));
  return Int32Array.from(base.places, (p) => index.get(name(base, p)) ?? -1);
}

/**
 * User equilibrium of one period: no driver could save time by another route, at the mean delays that all of them cause.
 *
 * Path-based gradient projection (after Jayakrishnan, Tsai, Prashker and Rajadhyaksha 1994): each pair of terminals keeps a set of
 * paths; each round adds the least-cost path to it and moves flow to it from the dearer ones, by cost difference over slope.
 * Capacities of yielding movements follow the flows they yield to, half-way each round. Pairs are visited in order.
 */
import type { PairDemand } from './expected-demand.ts';
import { type Supply, updateCapacity } from './movement-capacity.ts';
import { movementDelay, movementDelaySlope } from './movement-delay.ts';
import type { RouteGraph } from './route-graph.ts';
import { type Path, ShortestPaths } from './shortest-paths.ts';
import type { Terminals } from './terminals.ts';

/** Cars an hour that can join the road from one driveway; assumed. */
const ACCESS_CAPACITY = 600 / 3600;
const TARGET_GAP = 0.001;
const ROUNDS = 80;
const SWEEPS = 3;
/** A path with less than this share of its pair's flow is dropped. */
const NEGLIGIBLE = 1e-4;

/** The paths in use between two terminals and how the travellers divide over them. */
export interface PairRoutes {
  readonly from: number;
  readonly to: number;
  readonly flow: number;
  readonly paths: readonly Path[];
  /** Sum 1. */
  readonly shares: readonly number[];
  /** [s] at the equilibrium. */
  readonly costs: readonly number[];
}

export interface Equilibrium {
  readonly routes: readonly PairRoutes[];
  /** (total cost − total cost if all were on least-cost paths) ÷ total cost. */
  readonly relativeGap: number;
  readonly rounds: number;
  /** [s] of each movement (delay and way) and of joining at each place, at the equilibrium. */
  readonly turnCost: Float64Array;
  readonly accessCost: Float64Array;
}

interface Option extends Path {
  /** Link and turn times, without delays [s]. */
  readonly freeTime: number;
  flow: number;
}

interface Pair {
  readonly demand: PairDemand;
  readonly options: Option[];
}

/** [s] of a path on an empty network. */
export function freeTimeOf(graph: RouteGraph, path: Path): number {
  const { network, linkTime, turnTime, toLink } = graph;
  const limit = (link: number) => network.links[link]!.speedLimit;
  if (path.movements.length === 0) return (path.to.at - path.from.at) / limit(path.to.link);
  let time = (network.links[path.from.link]!.length - path.from.at) / limit(path.from.link);
  for (let i = 0; i < path.movements.length; i++) {
    const m = path.movements[i]!;
    time += turnTime[m]!;
    if (i + 1 < path.movements.length) time += linkTime[toLink[m]!]!;
  }
  return time + path.to.at / limit(path.to.link);
}

/** @param length of the period [s] */
export function equilibrate(
  graph: RouteGraph,
  terminals: Terminals,
  supply: Supply,
  demand: readonly PairDemand[],
  fixed: Float64Array,
  length: number,
): Equilibrium {
  const round = new Round(graph, supply, fixed, Math.min(length, 3600));
  const search = new ShortestPaths(graph);
  const pairs: Pair[] = demand.map((each) => ({ demand: each, options: [] }));
  let relativeGap = Infinity;
  let rounds = 0;
  while (rounds < ROUNDS) {
    round.fitCosts(rounds === 0 ? 1 : 0.5);
    const total = { now: 0, least: 0 };
    let origin = -1;
    for (const pair of pairs) {
      const { from, to, flow } = pair.demand;
      if (from !== origin) search.run(terminals.list[from]!, round.turnCost, round.accessCost);
      origin = from;
      const best = search.pathTo(terminals.list[to]!);
      if (best === undefined) throw new Error(`no way from ${terminals.list[from]!.key} to ${terminals.list[to]!.key}`);
      total.least += flow * search.costTo(terminals.list[to]!);
      for (const option of pair.options) total.now += option.flow * round.pathCost(option);
      round.addOption(pair, best);
    }
    rounds += 1;
    if (total.now > 0) relativeGap = Math.max(0, (total.now - total.least) / total.now);
    if (pairs.length === 0) relativeGap = 0;
    if (relativeGap <= TARGET_GAP) break;
    for (let sweep = 0; sweep < SWEEPS; sweep++) for (const pair of pairs) round.balance(pair);
  }
  return {
    routes: pairs.map((pair) => settled(pair, round)),
    relativeGap,
    rounds,
    turnCost: round.turnCost,
    accessCost: round.accessCost,
  };
}

function settled({ demand, options }: Pair, round: Round): PairRoutes {
  const used = options.filter((option) => option.flow > NEGLIGIBLE * demand.flow);
  const total = used.reduce((sum, option) => sum + option.flow, 0);
  return {
    ...demand,
    paths: used.map(({ from, to, movements }) => ({ from, to, movements })),
    shares: used.map((option) => option.flow / total),
    costs: used.map((option) => round.pathCost(option)),
  };
}

/** Flows and costs of the movements and places while they settle. */
class Round {
  readonly turnCost: Float64Array;
  readonly accessCost: Float64Array;
  readonly #graph: RouteGraph;
  readonly #supply: Supply;
  readonly #length: number;
  readonly #flow: Float64Array;
  readonly #loads: Float64Array;
  readonly #joining: Float64Array;
  readonly #mark: Int32Array;
  #marks = 0;

  constructor(graph: RouteGraph, supply: Supply, fixed: Float64Array, length: number) {
    this.#graph = graph;
    this.#supply = supply;
    this.#length = length;
    this.#flow = fixed.slice();
    this.#loads = new Float64Array(supply.groupLanes.length);
    this.#joining = new Float64Array(graph.network.places.length);
    this.#mark = new Int32Array(fixed.length);
    this.turnCost = new Float64Array(fixed.length);
    this.accessCost = new Float64Array(graph.network.places.length);
  }

  /** Capacities and costs at the flows of now. */
  fitCosts(weight: number): void {
    updateCapacity(this.#supply, this.#flow, weight);
    this.#loads.fill(0);
    for (let m = 0; m < this.#flow.length; m++) {
      const group = this.#supply.group[m]!;
      if (group >= 0) this.#loads[group]! += this.#flow[m]! / this.#supply.capacity[m]!;
    }
    for (let m = 0; m < this.#flow.length; m++) {
      if (this.#graph.drivable[m] === 1) this.turnCost[m] = this.#turn(m);
    }
    for (let place = 0; place < this.accessCost.length; place++) this.accessCost[place] = this.#access(place);
  }

  pathCost(option: Option): number {
    let cost = option.freeTime + this.#access(option.from.place);
    for (const m of option.movements) cost += this.#turn(m) - this.#graph.turnTime[m]!;
    return cost;
  }

  /** Puts a path into a pair's set if it is new; a pair's first path takes all its flow. */
  addOption(pair: Pair, path: Path): void {
    if (pair.options.some((known) => samePath(known, path))) return;
    const option = { ...path, freeTime: freeTimeOf(this.#graph, path), flow: 0 };
    pair.options.push(option);
    if (pair.options.length === 1) this.#shift(option, pair.demand.flow);
  }

  /** Moves flow from the dearer paths of a pair to its cheapest. */
  balance(pair: Pair): void {
    if (pair.options.length < 2) return;
    const costs = pair.options.map((option) => this.pathCost(option));
    let best = 0;
    for (let o = 1; o < costs.length; o++) if (costs[o]! < costs[best]!) best = o;
    const target = pair.options[best]!;
    for (let o = 0; o < costs.length; o++) {
      const option = pair.options[o]!;
      if (o === best || option.flow === 0) continue;
      const saving = this.pathCost(option) - this.pathCost(target);
      if (saving <= 0) continue;
      const slope = this.#slopeBetween(option, target);
      const moved = slope * option.flow > saving ? saving / slope : option.flow;
      const rest = option.flow - moved < NEGLIGIBLE * pair.demand.flow ? option.flow : moved;
      this.#shift(option, -rest);
      this.#shift(target, rest);
    }
  }

  #turn(m: number): number {
    return this.#graph.turnTime[m]! + movementDelay(this.#supply, m, this.#flow[m]!, this.#loads, this.#length);
  }

  #access(place: number): number {
    if (this.#graph.network.places[place]!.kind !== 'access') return 0;
    const over = this.#joining[place]! / ACCESS_CAPACITY - 1;
    const under = (4 * this.#joining[place]!) / (ACCESS_CAPACITY * ACCESS_CAPACITY * this.#length);
    return (this.#length / 4) * (over + Math.sqrt(over * over + under));
  }

  #shift(option: Option, flow: number): void {
    option.flow = flow < 0 && -flow >= option.flow ? 0 : option.flow + flow;
    this.#joining[option.from.place] = Math.max(0, this.#joining[option.from.place]! + flow);
    for (const m of option.movements) {
      this.#flow[m] = Math.max(0, this.#flow[m]! + flow);
      const group = this.#supply.group[m]!;
      this.#loads[group] = Math.max(0, this.#loads[group]! + flow / this.#supply.capacity[m]!);
    }
  }

  /** Slope of the cost difference of two paths as flow moves between them: over the movements they do not share. */
  #slopeBetween(one: Option, other: Option): number {
    this.#marks += 2;
    for (const m of one.movements) this.#mark[m] = this.#marks;
    let slope = 0;
    for (const m of other.movements) {
      if (this.#mark[m] === this.#marks) this.#mark[m] = this.#marks + 1;
      else slope += this.#slope(m);
    }
    for (const m of one.movements) if (this.#mark[m] === this.#marks) slope += this.#slope(m);
    if (one.from.place !== other.from.place) slope += 1 / (ACCESS_CAPACITY * ACCESS_CAPACITY);
    return slope;
  }

  #slope(m: number): number {
    return movementDelaySlope(this.#supply, m, this.#flow[m]!, this.#loads, this.#length);
  }
}

function samePath(one: Path, other: Path): boolean {
  if (one.from.place !== other.from.place || one.to.place !== other.to.place) return false;
  if (one.movements.length !== other.movements.length) return false;
  for (let i = 0; i < one.movements.length; i++) if (one.movements[i] !== other.movements[i]) return false;
  return true;
}

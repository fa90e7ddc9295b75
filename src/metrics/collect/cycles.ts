/**
 * Longest queue of every signal cycle, from which the 95th percentile is taken. A cycle ends when the controller's cycle tick
 * starts anew; plans are in whole seconds, so looking once a second misses none. The cycle under way when the run starts is left out.
 */
import type { Network } from '../../network/index.ts';
import type { SignalProgram, SignalState } from '../../signal/index.ts';
import type { QueueCollector } from './queues.ts';
import type { Standing } from './standing.ts';

/** One thing whose queue is followed through the cycles of its controller. */
interface Follower {
  readonly index: number;
  highest: number;
  /** Longest queue [m] of each cycle in `ends`. */
  readonly maxima: number[];
}

interface FollowedController {
  readonly index: number;
  /** [s since midnight], one per completed cycle. */
  readonly ends: number[];
  lastTick: number;
  whole: boolean;
  readonly movements: Follower[];
  readonly links: Follower[];
  readonly nodes: Follower[];
}

export type Followed = 'movements' | 'links' | 'nodes';

export class CycleCollector {
  private readonly controllers: FollowedController[];
  private readonly controllerOfNode = new Map<number, FollowedController>();
  private readonly network: Network;

  constructor(network: Network, program: SignalProgram) {
    this.network = network;
    this.controllers = program.controllers.map(({ index, nodes }) => {
      const links = nodes.flatMap((node) => network.nodes[node]?.incoming ?? []);
      const followed: FollowedController = {
        index,
        ends: [],
        lastTick: -1,
        whole: false,
        movements: links.flatMap((link) => (network.links[link]?.movements ?? []).map(follow)),
        links: links.map(follow),
        nodes: nodes.map(follow),
      };
      for (const node of nodes) this.controllerOfNode.set(node, followed);
      return followed;
    });
  }

  /** Once a second, after the queues of this second are known. @param time [s since midnight] */
  second(time: number, signals: SignalState, queues: QueueCollector): void {
    for (const controller of this.controllers) {
      const tick = signals.cycleTick[controller.index] ?? 0;
      if (tick < controller.lastTick) closeCycle(controller, time);
      controller.lastTick = tick;
      see(controller.movements, queues.movements);
      see(controller.links, queues.links);
      see(controller.nodes, queues.nodes);
    }
  }

  /**
   * Longest queue [m] of each cycle that ended in (from, to], of a movement, approach link or node; empty without a signal.
   */
  maxima(what: Followed, index: number, from: number, to: number): number[] {
    const controller = this.controllerOfNode.get(this.nodeOf(what, index));
    const follower = controller?.[what].find((one) => one.index === index);
    if (controller === undefined || follower === undefined) return [];
    return follower.maxima.filter((_highest, cycle) => {
      const end = controller.ends[cycle] ?? 0;
      return end > from && end <= to;
    });
  }

  private nodeOf(what: Followed, index: number): number {
    if (what === 'nodes') return index;
    if (what === 'movements') return this.network.movements[index]?.node ?? -1;
    return this.network.links[index]?.to ?? -1;
  }
}

function follow(index: number): Follower {
  return { index, highest: 0, maxima: [] };
}

function see(followers: readonly Follower[], standing: Standing): void {
  for (const follower of followers) {
    const metres = standing.metres[follower.index] ?? 0;
    if (metres > follower.highest) follower.highest = metres;
  }
}

function closeCycle(controller: FollowedController, time: number): void {
  const followers = [...controller.movements, ...controller.links, ...controller.nodes];
  if (controller.whole) {
    controller.ends.push(time);
    for (const follower of followers) follower.maxima.push(follower.highest);
  }
  for (const follower of followers) follower.highest = 0;
  controller.whole = true;
}

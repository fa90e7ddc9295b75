/**
 * The network: a model's streets compiled into read-only tables, numbered 0…n−1. SI units; x east, y north.
 *
 * One coordinate per link: `s`, metres along the link from its start (the exit edge of the upstream intersection, or the
 * portal) to its stop line (or the portal it ends at). All lanes of a link share it; a turn bay begins at `Lane.begin` > 0.
 * A connection has its own coordinate, metres from the stop line it starts at.
 *
 * All lengths and conflict points rest on + − × ÷ and Math.sqrt, so that they are the same bits in every engine of JavaScript.
 */
import type { Polyline } from '../common/index.ts';
import type { Turn } from '../scenario/index.ts';

export type { Polyline } from '../common/index.ts';

export interface NetworkNode {
  readonly index: number;
  readonly id: string;
  readonly kind: 'intersection' | 'portal';
  readonly x: number;
  readonly y: number;
  readonly signalised: boolean;
  /** Link indices ending / starting here, in the model's order. */
  readonly incoming: readonly number[];
  readonly outgoing: readonly number[];
  /** Corners of the intersection's surface, anticlockwise, x0, y0, …; empty for a portal. */
  readonly outline: Float64Array;
}

export interface NetworkLink {
  readonly index: number;
  readonly id: string;
  readonly road: string;
  readonly from: number;
  readonly to: number;
  /** [m] from exit edge to stop line. */
  readonly length: number;
  /** Limit [m/s]. */
  readonly speedLimit: number;
  /** Lane indices from the centre line outward. */
  readonly lanes: readonly number[];
  readonly movements: readonly number[];
  /** The middle of the road between the two stop-line ends, in driving direction; drawing only. */
  readonly centre: Polyline;
  /** The link of the opposite direction between the same two nodes on the same road, or −1. */
  readonly opposite: number;
  /** Left edge of the innermost lane and the kerb on the right (beyond a non-motor lane), in the link's `s`; drawing only. */
  readonly innerEdge: Polyline;
  readonly kerb: Polyline;
  readonly nonMotorLane: { readonly width: number; readonly separated: boolean } | null;
}

export interface NetworkLane {
  readonly index: number;
  readonly link: number;
  /** 0 at the centre line, outward. */
  readonly number: number;
  /** Where on the link the lane begins [m]; > 0 for a turn bay. */
  readonly begin: number;
  readonly width: number;
  readonly closed: boolean;
  readonly turns: readonly Turn[];
  /** Marked beyond its stop line for left turns 待转区 [m]; 0: none. */
  readonly waitingArea: number;
  /** Connections that leave from its stop line. */
  readonly connections: readonly number[];
  /** Middle of the lane; its `along` is stretched so that it reads in the link's `s`, from `begin` to the link's length. */
  readonly centre: Polyline;
}

export interface Movement {
  readonly index: number;
  readonly node: number;
  readonly fromLink: number;
  readonly toLink: number;
  readonly turn: Turn;
  readonly connections: readonly number[];
  /**
   * Rank without a signal, 0 first: 0 major through, 1 major left, 2 major right (yields to the opposing left, 实施条例 art. 52),
   * 3 minor through, 4 minor left, 5 minor right, +6 for U-turns. At a signalised node the rank among greens: 0 through, 1 left, 2 right, 6 U-turn.
   */
  readonly rank: number;
  /** At a signalised node the rank it has as without a signal: while the signal is dark or flashes yellow. Elsewhere `rank`. */
  readonly rankUnlit: number;
  /** Banned for the whole run. */
  readonly banned: boolean;
}

export interface Connection {
  readonly index: number;
  readonly movement: number;
  readonly fromLane: number;
  readonly toLane: number;
  /** [m] */
  readonly length: number;
  /** Comfortable speed of the curve [m/s], from its radius at 2 m/s² sideways, at most the limit; assumed. */
  readonly speed: number;
  /** Its `along` runs 0…length. */
  readonly centre: Polyline;
  /** Conflict areas it takes part in, ordered by where it enters them. */
  readonly conflicts: readonly number[];
}

/** Where two connections cross or merge (connections from one lane diverge: there it is car following, not a conflict area). */
export interface ConflictArea {
  readonly index: number;
  readonly kind: 'cross' | 'merge';
  readonly a: number;
  readonly b: number;
  /** Metres along each connection at which a 2 m wide vehicle's front enters and its rear leaves the shared surface. */
  readonly aEnter: number;
  readonly aLeave: number;
  readonly bEnter: number;
  readonly bLeave: number;
  /** Who yields when both may go: 'a' or 'b', by rank, then vehicle from the right first, then the higher index yields. */
  readonly yields: 'a' | 'b';
  /** The same by `rankUnlit`. */
  readonly yieldsUnlit: 'a' | 'b';
}

/** A crosswalk across one leg. */
export interface Crosswalk {
  readonly index: number;
  readonly node: number;
  /** Approach link of the leg, or its exit link if it has no approach. */
  readonly leg: number;
  /** Kerb to kerb [m]. */
  readonly length: number;
  readonly refuge: boolean;
  /** The two kerb points and the depth along the road. */
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly width: number;
}

/** A point on a link beside its outermost lane where vehicles leave or join the traffic: a driveway, a school gate, a bus stop, an end of a guarded route. */
export interface RoadsidePlace {
  readonly index: number;
  readonly kind: 'access' | 'gate' | 'busStop' | 'portal' | 'guardedRoute';
  /** The id of the zone, school, bus stop, portal or guarded route. */
  readonly owner: string;
  readonly link: number;
  /** [m] along the link. */
  readonly at: number;
  /** Vehicles that fit beside the lane; 0: they stop in the lane. Infinity for driveways. */
  readonly spaces: number;
}

/** An intergreen that somebody set in the place of the one that geometry gives; one for each pair of movements. */
export interface SetIntergreen {
  readonly ending: number;
  readonly starting: number;
  readonly seconds: number;
  readonly reason: string;
}

export interface Network {
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
  readonly lanes: readonly NetworkLane[];
  readonly movements: readonly Movement[];
  readonly connections: readonly Connection[];
  readonly conflicts: readonly ConflictArea[];
  readonly crosswalks: readonly Crosswalk[];
  readonly places: readonly RoadsidePlace[];
  readonly intergreens: readonly SetIntergreen[];
  /** id → index. */
  readonly nodeIndex: ReadonlyMap<string, number>;
  readonly linkIndex: ReadonlyMap<string, number>;
}

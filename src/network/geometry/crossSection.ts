/**
 * What lies where across a road. Offsets are metres to the right of the road's axis, in driving direction, at arc length `s`
 * of the link.
 *
 * A turn bay takes its room evenly from both sides of the axis, after what the median can give: so opposing bays face one
 * another and through lanes meet their exits straight ahead, as bays are laid out in practice.
 */
import type { Link } from '../../scenario/index.ts';

export const LANE_WIDTH = 3.25;
/** Room a bay leaves of a median between the two directions [m]. */
const MEDIAN_LEFT = 0.6;
/** Length over which a bay opens [m]. */
export const TAPER = 30;
/** Kerb strip between the lanes and a separated non-motor lane [m], assumed. */
const SEPARATOR = 1.5;

export interface Section {
  readonly link: Link;
  readonly widths: readonly number[];
  /** Where each lane begins [m]; 0 for a full lane. */
  readonly begins: readonly number[];
  /** Bays with a full lane further outward. */
  readonly isInner: readonly boolean[];
}

/** @param length stop line from the link's start [m] */
export function sectionOf(link: Link, length: number): Section {
  const begins = link.lanes.map((lane) => (lane.length === undefined ? 0 : Math.max(0, length - lane.length)));
  // A link has at least one lane from end to end; without any the outermost is taken (and a finding tells).
  if (begins.every((begin) => begin > 0)) begins[begins.length - 1] = 0;
  const lastFull = begins.lastIndexOf(0);
  return {
    link,
    widths: link.lanes.map((lane) => lane.width ?? LANE_WIDTH),
    begins,
    isInner: begins.map((begin, lane) => begin > 0 && lane < lastFull),
  };
}

/** Share of a lane's width that is open at s: 0 before the taper of a bay, 1 from where the bay begins. */
function openness(section: Section, lane: number, s: number): number {
  const begin = section.begins[lane] as number;
  if (begin <= 0) return 1;
  const taper = Math.min(TAPER, begin);
  const part = Math.min(1, Math.max(0, (s - begin + taper) / taper));
  return part * part * (3 - 2 * part);
}

function widthUpTo(section: Section, lanes: number, s: number): number {
  let width = 0;
  for (let lane = 0; lane < lanes; lane++) width += (section.widths[lane] as number) * openness(section, lane, s);
  return width;
}

function innerBays(section: Section, s: number): number {
  return section.widths.reduce(
    (sum, width, lane) => sum + (section.isInner[lane] ? width * openness(section, lane, s) : 0),
    0,
  );
}

/** Left edge of the innermost lane. @param sOpposite the same place in the opposite link's coordinate */
export function innerEdgeAt(section: Section, opposite: Section | undefined, s: number, sOpposite: number): number {
  const bays = innerBays(section, s);
  if (opposite === undefined) {
    const full = section.widths.reduce((sum, width, lane) => sum + (section.begins[lane] === 0 ? width : 0), 0);
    return -(full + bays) / 2;
  }
  const median = section.link.median ?? 0;
  const facing = innerBays(opposite, sOpposite);
  const given = Math.min(bays + facing, Math.max(0, median + (opposite.link.median ?? 0) - MEDIAN_LEFT));
  return median + (facing - bays - given) / 2;
}

/** Middle of a lane, from the inner edge at s. */
export function laneOffsetFromEdge(section: Section, lane: number, s: number): number {
  return widthUpTo(section, lane, s) + (section.widths[lane] as number) / 2;
}

/** The kerb, from the inner edge at s: beyond the lanes and the non-motor lane. */
export function kerbFromEdge(section: Section, s: number): number {
  const lane = section.link.nonMotorLane;
  const beyond = lane === undefined ? 0 : lane.width + (lane.separated ? SEPARATOR : 0);
  return widthUpTo(section, section.widths.length, s) + beyond;
}

/**
 * Where the map is looked at from, as plain maths: no three, no DOM. Screen coordinates are CSS pixels from the upper left corner.
 */
import type { Camera } from './map-types.ts';

/** What is drawn from: the camera with the opening angle of its lens [rad], which is nearly nothing in plan view. */
export interface Pose extends Omit<Camera, 'isTop'> {
  readonly lens: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const LENS = (34 * Math.PI) / 180;
export const TOP_LENS = (2 * Math.PI) / 180;
export const MOST_TILT = (62 * Math.PI) / 180;
const LEAST_HEIGHT = 22;

export interface Eye {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly right: readonly [number, number, number];
  readonly up: readonly [number, number, number];
  readonly forward: readonly [number, number, number];
  /** From the eye to the point in the middle [m]. */
  readonly distance: number;
}

export function eyeOf(pose: Pose): Eye {
  const distance = pose.height / 2 / Math.tan(pose.lens / 2);
  const [sb, cb] = [Math.sin(pose.bearing), Math.cos(pose.bearing)];
  const [st, ct] = [Math.sin(pose.tilt), Math.cos(pose.tilt)];
  return {
    x: pose.x + sb * st * distance,
    y: pose.y - cb * st * distance,
    z: ct * distance,
    right: [cb, sb, 0],
    up: [-sb * ct, cb * ct, st],
    forward: [-sb * st, cb * st, -ct],
    distance,
  };
}

/** Screen place of a point, and how many metres a pixel is there; undefined behind the eye. */
export function project(
  eye: Eye,
  pose: Pose,
  size: Size,
  x: number,
  y: number,
  z = 0,
): { x: number; y: number; metresPerPixel: number } | undefined {
  const [dx, dy, dz] = [x - eye.x, y - eye.y, z - eye.z];
  const depth = dx * eye.forward[0] + dy * eye.forward[1] + dz * eye.forward[2];
  if (depth < eye.distance * 0.02) return undefined;
  const metresPerPixel = (2 * depth * Math.tan(pose.lens / 2)) / size.height;
  return {
    x: size.width / 2 + (dx * eye.right[0] + dy * eye.right[1]) / metresPerPixel,
    y: size.height / 2 - (dx * eye.up[0] + dy * eye.up[1] + dz * eye.up[2]) / metresPerPixel,
    metresPerPixel,
  };
}

/** The point on the ground under a place on the screen; near the horizon, one far away in that direction. */
export function groundAt(pose: Pose, size: Size, px: number, py: number): { x: number; y: number } {
  const eye = eyeOf(pose);
  const unit = (2 * Math.tan(pose.lens / 2)) / size.height;
  const [across, upward] = [(px - size.width / 2) * unit, (size.height / 2 - py) * unit];
  const ray = ([0, 1, 2] as const).map(
    (axis) => eye.forward[axis] + across * eye.right[axis] + upward * eye.up[axis],
  ) as [number, number, number];
  const reach = eye.z / Math.max(-ray[2], 0.04);
  return { x: eye.x + ray[0] * reach, y: eye.y + ray[1] * reach };
}

/** Nearer (factor < 1) or farther, while the ground under a place on the screen stays there. */
export function zoomedAt(pose: Pose, factor: number, anchor: { x: number; y: number }, highest: number): Pose {
  const height = Math.min(highest, Math.max(LEAST_HEIGHT, pose.height * factor));
  const by = height / pose.height;
  return { ...pose, x: anchor.x + (pose.x - anchor.x) * by, y: anchor.y + (pose.y - anchor.y) * by, height };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Room at the sides of the picture that is covered or kept free [px]. */
export interface Insets {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const middleOf = (size: Size, insets: Insets): [number, number] => [
  (insets.left + size.width - insets.right) / 2,
  (insets.top + size.height - insets.bottom) / 2,
];

/** Moved so that what was in the middle of the picture is in the middle of what the insets leave of it. */
export function centred(pose: Pose, size: Size, insets: Insets): Pose {
  const middle = groundAt(pose, size, ...middleOf(size, insets));
  return { ...pose, x: 2 * pose.x - middle.x, y: 2 * pose.y - middle.y };
}

/** Moved and raised until a box on the ground just fits into what the insets leave of the picture. */
export function fitted(pose: Pose, size: Size, box: Box, insets: Insets): Pose {
  const room = {
    width: Math.max(60, size.width - insets.left - insets.right),
    height: Math.max(60, size.height - insets.top - insets.bottom),
  };
  let fit: Pose = { ...pose, x: box.x, y: box.y, height: Math.max(box.height, box.width) };
  // Perspective makes this no closed formula; each round halves the error several times.
  for (let round = 0; round < 12; round++) {
    const eye = eyeOf(fit);
    const corners = [-1, 1].flatMap((east) =>
      [-1, 1].map((north) => project(eye, fit, size, box.x + (east * box.width) / 2, box.y + (north * box.height) / 2)),
    );
    const seen = corners.filter((corner) => corner !== undefined);
    if (seen.length < corners.length) {
      fit = { ...fit, height: fit.height * 2 };
      continue;
    }
    const [left, right] = [Math.min(...seen.map((at) => at.x)), Math.max(...seen.map((at) => at.x))];
    const [top, bottom] = [Math.min(...seen.map((at) => at.y)), Math.max(...seen.map((at) => at.y))];
    const seenAt = groundAt(fit, size, (left + right) / 2, (top + bottom) / 2);
    const wantedAt = groundAt(fit, size, ...middleOf(size, insets));
    const grow = Math.max((right - left) / room.width, (bottom - top) / room.height);
    fit = { ...fit, x: fit.x + seenAt.x - wantedAt.x, y: fit.y + seenAt.y - wantedAt.y, height: fit.height * grow };
  }
  return fit;
}

/** Metres per pixel of the nearest ground in the picture: at its lower edge. */
export function finestScale(pose: Pose, size: Size): number {
  const nearest = groundAt(pose, size, size.width / 2, size.height);
  return project(eyeOf(pose), pose, size, nearest.x, nearest.y)?.metresPerPixel ?? 0;
}

/** Tilted to an angle between straight down and the flattest view. */
export function tilted(pose: Pose, tilt: number): Pose {
  return { ...pose, tilt: Math.min(MOST_TILT, Math.max(0, tilt)) };
}

/** Between two poses; `share` is eased already. Height moves by ratio, and the place follows it, so that an anchor stays put. */
export function between(from: Pose, to: Pose, share: number): Pose {
  const height = from.height * (to.height / from.height) ** share;
  const zooms = Math.abs(to.height / from.height - 1) > 1e-3;
  const moved = zooms ? (height - from.height) / (to.height - from.height) : share;
  const turn = Math.atan2(Math.sin(to.bearing - from.bearing), Math.cos(to.bearing - from.bearing));
  return {
    x: from.x + (to.x - from.x) * moved,
    y: from.y + (to.y - from.y) * moved,
    height,
    bearing: from.bearing + turn * share,
    tilt: from.tilt + (to.tilt - from.tilt) * share,
    lens: from.lens * (to.lens / from.lens) ** share,
  };
}

/** Slow at both ends. */
export const eased = (share: number): number => share * share * (3 - 2 * share);

export const poseOf = ({ isTop, ...camera }: Camera): Pose =>
  isTop ? { ...camera, bearing: 0, tilt: 0, lens: TOP_LENS } : { ...camera, lens: LENS };

/** x, y, height, bearing and tilt in degrees, 1 for plan view: short in an address. */
export function cameraNumbers(camera: Camera): number[] {
  const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
  const degrees = (radians: number): number => round((radians * 180) / Math.PI, 1);
  return [
    round(camera.x, 1),
    round(camera.y, 1),
    round(camera.height, 1),
    degrees(camera.bearing),
    degrees(camera.tilt),
    camera.isTop ? 1 : 0,
  ];
}

/** Undefined when the numbers are no camera. */
export function cameraFromNumbers(numbers: readonly number[]): Camera | undefined {
  const [x, y, height, bearing, tilt, isTop] = numbers;
  if (numbers.length !== 6 || !numbers.every(Number.isFinite)) return undefined;
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  return {
    x: x as number,
    y: y as number,
    height: Math.min(40_000, Math.max(LEAST_HEIGHT, height as number)),
    bearing: radians(bearing as number),
    tilt: Math.min(MOST_TILT, Math.max(0, radians(tilt as number))),
    isTop: isTop === 1,
  };
}

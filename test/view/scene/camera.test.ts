import { describe, expect, it } from 'vitest';
import {
  between,
  centred,
  cameraFromNumbers,
  cameraNumbers,
  eyeOf,
  fitted,
  groundAt,
  type Pose,
  poseOf,
  project,
  tilted,
  zoomedAt,
} from '../../../src/view/scene/camera.ts';

const size = { width: 1600, height: 900 };
const tiltedPose = poseOf({ x: 100, y: -50, height: 400, bearing: 0.7, tilt: 0.8, isTop: false });
const topPose = poseOf({ x: 100, y: -50, height: 400, bearing: 0, tilt: 0, isTop: true });

function onScreen(pose: Pose, x: number, y: number): { x: number; y: number } {
  const at = project(eyeOf(pose), pose, size, x, y);
  if (at === undefined) throw new Error('behind the eye');
  return at;
}

describe.each([
  ['tilted', tiltedPose],
  ['plan view', topPose],
])('the camera, %s', (_, pose) => {
  it('has the point it looks at in the middle of the picture', () => {
    const at = onScreen(pose, pose.x, pose.y);
    expect([at.x, at.y].map((value) => Math.round(value * 1000) / 1000)).toEqual([800, 450]);
  });

  it('finds the ground under a place on the screen again at that place', () => {
    for (const [px, py] of [
      [200, 700],
      [1500, 300],
      [800, 450],
    ] as const) {
      const ground = groundAt(pose, size, px, py);
      const at = onScreen(pose, ground.x, ground.y);
      expect(at.x).toBeCloseTo(px, 4);
      expect(at.y).toBeCloseTo(py, 4);
    }
  });

  it('keeps what is under the cursor there while zooming', () => {
    const anchor = groundAt(pose, size, 400, 600);
    const at = onScreen(zoomedAt(pose, 0.4, anchor, 10_000), anchor.x, anchor.y);
    expect(at.x).toBeCloseTo(400, 4);
    expect(at.y).toBeCloseTo(600, 4);
  });
});

it('in plan view north is up and a metre is as long everywhere', () => {
  const [middle, north, corner] = [
    onScreen(topPose, 100, -50),
    onScreen(topPose, 100, 50),
    onScreen(topPose, 300, 100),
  ];
  expect(north.x).toBeCloseTo(middle.x, 6);
  expect(middle.y - north.y).toBeCloseTo(225, 3);
  expect(corner.x - middle.x).toBeCloseTo(450, 3);
});

it('never tilts under the ground or past the flattest view', () => {
  expect(tilted(tiltedPose, -1).tilt).toBe(0);
  expect(tilted(tiltedPose, 3).tilt).toBeLessThan(Math.PI / 2);
});

it('flies from one pose to another without leaving the way, and keeps an anchor on it', () => {
  const anchor = groundAt(tiltedPose, size, 300, 300);
  const goal = zoomedAt(tiltedPose, 0.3, anchor, 10_000);
  expect(between(tiltedPose, goal, 0)).toEqual(tiltedPose);
  expect(between(tiltedPose, goal, 1).x).toBeCloseTo(goal.x, 9);
  const half = onScreen(between(tiltedPose, goal, 0.5), anchor.x, anchor.y);
  expect(half.x).toBeCloseTo(300, 4);
  expect(half.y).toBeCloseTo(300, 4);
});

it('shows a whole town, tilted or not, in any shape of window', () => {
  const box = { x: 300, y: -200, width: 5000, height: 4200 };
  for (const shape of [size, { width: 500, height: 900 }, { width: 1280, height: 600 }])
    for (const pose of [tiltedPose, topPose]) {
      const fit = fitted(pose, shape, box, { left: 30, right: 30, top: 30, bottom: 30 });
      const corners = [-1, 1].flatMap((e) =>
        [-1, 1].map((n) => project(eyeOf(fit), fit, shape, box.x + e * 2500, box.y + n * 2100)),
      );
      const xs = corners.map((corner) => corner?.x ?? Number.NaN);
      const ys = corners.map((corner) => corner?.y ?? Number.NaN);
      const gaps = [Math.min(...xs), shape.width - Math.max(...xs), Math.min(...ys), shape.height - Math.max(...ys)];
      // Nothing is cut off, and one pair of sides touches the margin.
      expect(Math.min(...gaps)).toBeGreaterThan(28);
      expect(Math.min(...gaps)).toBeLessThan(32);
    }
});

it('aims at the middle of what panels leave free', () => {
  for (const pose of [tiltedPose, topPose]) {
    const aimed = centred(pose, size, { left: 300, right: 0, top: 0, bottom: 100 });
    const at = project(eyeOf(aimed), aimed, size, pose.x, pose.y);
    expect(at?.x).toBeCloseTo(950, 3);
    expect(at?.y).toBeCloseTo(400, 3);
  }
});

it('turns the short way round', () => {
  const from = { ...tiltedPose, bearing: 3 };
  const to = { ...tiltedPose, bearing: -3 };
  expect(between(from, to, 0.5).bearing).toBeCloseTo(Math.PI, 6);
});

describe('the camera in the address', () => {
  it('comes back as it was written', () => {
    const camera = { x: 12.3, y: -4.5, height: 180, bearing: Math.PI / 6, tilt: Math.PI / 4, isTop: false };
    const numbers = cameraNumbers(camera);
    expect(numbers).toEqual([12.3, -4.5, 180, 30, 45, 0]);
    expect(cameraNumbers(cameraFromNumbers(numbers) ?? { ...camera, x: 0 })).toEqual(numbers);
  });
  it('is nothing when it is not six numbers', () => {
    expect(cameraFromNumbers([1, 2, 3])).toBeUndefined();
    expect(cameraFromNumbers([1, 2, Number.NaN, 0, 0, 0])).toBeUndefined();
  });
});

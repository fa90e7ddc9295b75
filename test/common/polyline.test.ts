import { expect, it } from 'vitest';
import {
  cut,
  lengthOf,
  locate,
  offsetToRight,
  polyline,
  pointsOf,
  pseudoAngle,
  rounded,
} from '../../src/common/index.ts';

const bend = polyline([
  { x: 0, y: 0 },
  { x: 30, y: 0 },
  { x: 30, y: 40 },
]);

it('knows point and heading by arc length, and goes straight on beyond its ends', () => {
  expect(lengthOf(bend)).toBe(70);
  expect(locate(bend, 50)).toEqual({ point: { x: 30, y: 20 }, heading: { x: 0, y: 1 } });
  expect(locate(bend, -5).point).toEqual({ x: -5, y: 0 });
  expect(locate(bend, 75).point).toEqual({ x: 30, y: 45 });
});

it('keeps its distance to the right round a corner', () => {
  //        |   right of a bend to the left is outside:
  //  ──────+   the corner moves to (33, −3)
  const right = offsetToRight(bend, 0, 70, () => 3);
  expect(pointsOf(right)).toEqual([
    { x: 0, y: -3 },
    { x: 33, y: -3 },
    { x: 33, y: 40 },
  ]);
  expect([...right.along]).toEqual([0, 30, 70]);
});

it('cuts by arc length', () => {
  const piece = cut(bend, 10, 45);
  expect(lengthOf(piece)).toBeCloseTo(35, 12);
  expect(pointsOf(piece)).toEqual([
    { x: 10, y: 0 },
    { x: 30, y: 0 },
    { x: 30, y: 15 },
  ]);
});

it('rounds a corner without moving the ends', () => {
  const line = polyline(rounded(pointsOf(bend), 10));
  expect(locate(line, 0).point).toEqual({ x: 0, y: 0 });
  expect(lengthOf(line)).toBeLessThan(70);
  expect(lengthOf(line)).toBeGreaterThan(60);
});

it('orders directions without angles', () => {
  const ahead = { x: 0, y: 1 };
  const degrees = [-179, -90, -20, 0, 20, 90, 179];
  const values = degrees.map((degree) => {
    const radians = (degree * Math.PI) / 180;
    return pseudoAngle(ahead, { x: -Math.sin(radians), y: Math.cos(radians) });
  });
  expect(values).toEqual([...values].sort((a, b) => a - b));
});

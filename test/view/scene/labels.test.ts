import { describe, expect, it } from 'vitest';
import { clearMarks } from '../../../src/view/scene/labels/letters.ts';
import { type Label, mapLabels } from '../../../src/view/scene/labels/labels.ts';
import {
  CORNER,
  cornerPlace,
  placeLabels,
  Room,
  tagPlace,
  uprightSlope,
  type Wanted,
} from '../../../src/view/scene/labels/placement.ts';
import { shipped } from './models.ts';

const label = (x: number, y: number, rest: Partial<Wanted> = {}): Wanted => ({
  x,
  y,
  width: 80,
  height: 16,
  slope: 0,
  priority: 5,
  wasShown: false,
  group: undefined,
  ...rest,
});
const placed = (wanted: readonly Wanted[]): number[] =>
  [...placeLabels(wanted, new Room(800, 600))].sort((a, b) => a - b);

describe('letters of levels of service', () => {
  //   (C)(F)      (B)(B)        (A)
  it('that would cover one another give way to the worse, of equals to the earlier; alone each keeps its place', () => {
    const mark = (x: number, rank: number) => ({ x, y: 100, radius: 10, rank });
    const marks = [mark(100, 2), mark(112, 5), mark(200, 1), mark(210, 1), mark(300, 0)];
    expect(clearMarks(marks)).toEqual(new Set([1, 2, 4]));
  });

  it('may touch, and one that gave way takes no room from a third', () => {
    const mark = (x: number, rank: number) => ({ x, y: 100, radius: 10, rank });
    expect(clearMarks([mark(100, 5), mark(119, 5)]).size).toBe(2);
    // The middle one gives way to the first; the last meets only the middle one.
    expect(clearMarks([mark(100, 3), mark(112, 2), mark(124, 1)])).toEqual(new Set([0, 2]));
  });
});

describe('tags of how a signal is run', () => {
  /** As much as a letter of the larger size takes. */
  const letter = (x: number, y: number) => ({ x, y, width: 30, height: 30, slope: 0 });
  const tag = { width: 46, height: 18 };
  const meets = (a: typeof tag & { x: number; y: number }, b: typeof a) =>
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;

  it('cover no letter and no other tag, however close the intersections lie; without room there is none', () => {
    for (const apart of [34, 48, 60, 90]) {
      const marks = Array.from({ length: 36 }, (_, n) =>
        letter(200 + (n % 6) * apart, 200 + Math.floor(n / 6) * apart),
      );
      const room = new Room(800, 800);
      for (const mark of marks) room.take(mark, true);
      const tags = marks.flatMap((mark) => tagPlace(mark, tag, room) ?? []);
      for (const [at, one] of tags.entries()) {
        expect(
          marks.some((mark) => meets(one, mark)),
          `${apart} px apart`,
        ).toBe(false);
        expect(tags.slice(at + 1).some((other) => meets(one, other))).toBe(false);
      }
      if (apart === 90) expect(tags).toHaveLength(36);
    }
  });

  it('without room for the word, are a square at the upper right of their mark, or where it covers no neighbour', () => {
    const at = { x: 100, y: 100 };
    const place = (...letters: { x: number; y: number; radius: number }[]) => cornerPlace(at, letters, []);
    expect(place()).toEqual({ x: 109, y: 91 });
    const right = { x: 116, y: 100, radius: 10 };
    expect(place(right)).toEqual({ x: 91, y: 91 });
    const above = { x: 96, y: 84, radius: 10 };
    expect(place(right, above)).toEqual({ x: 91, y: 109 });
    // Touching is not covering.
    expect(place({ x: 109, y: 91 - CORNER / 2 - 10, radius: 10 })).toEqual({ x: 109, y: 91 });
    expect(place({ ...at, radius: 30 })).toEqual({ x: 109, y: 91 });
    // Beside another square where it can be, over one rather than over a letter.
    const square = { x: 89, y: 91 };
    expect(cornerPlace(at, [right], [square])).toEqual({ x: 91, y: 109 });
    expect(cornerPlace(at, [right, { x: 91, y: 118, radius: 10 }], [square])).toEqual({ x: 91, y: 91 });
  });

  it('stand close above or below their mark where nothing else is', () => {
    const room = new Room(800, 800);
    room.take(letter(100, 100), true);
    const place = tagPlace({ x: 100, y: 100 }, tag, room)!;
    expect(place.x).toBe(100);
    const away = Math.abs(place.y - 100) - tag.height / 2;
    expect(away).toBeGreaterThanOrEqual(15);
    expect(away).toBeLessThanOrEqual(26);
  });
});

describe('labels', () => {
  it('never stand on their head, whichever way the road runs', () => {
    for (let degrees = -720; degrees <= 720; degrees += 7) {
      const slope = uprightSlope((degrees * Math.PI) / 180);
      expect(Math.abs(slope), `${degrees}°`).toBeLessThanOrEqual(Math.PI / 2 + 0.05);
    }
  });

  it('give way to more important ones', () => {
    expect(placed([label(100, 100), label(120, 104, { priority: 1 }), label(300, 300)])).toEqual([1, 2]);
  });

  it('keep their place among equals when they were there before', () => {
    expect(placed([label(100, 100), label(120, 104, { wasShown: true })])).toEqual([1]);
  });

  it('along two roads that pass each other both find room where their boxes would not', () => {
    const slope = Math.PI / 4;
    expect(placed([label(200, 200, { slope }), label(240, 200, { slope })])).toEqual([0, 1]);
    expect(placed([label(200, 200), label(240, 200)])).toEqual([0]);
  });

  it('of one road keep apart, and none leaves the picture', () => {
    expect(placed([label(100, 100, { group: 'r' }), label(300, 100, { group: 'r' })])).toEqual([0]);
    expect(placed([label(10, 100)])).toEqual([]);
  });

  it('say the same things in both languages', () => {
    const { network, model } = shipped('county');
    const [zh, en] = [mapLabels(network, model, 'zh'), mapLabels(network, model, 'en')];
    const unspoken = (one: Label): Label => ({ ...one, text: '' });
    expect(en.map(unspoken)).toEqual(zh.map(unspoken));
    expect(zh.some((one) => one.text.includes('人民路'))).toBe(true);
    expect(en.every((one) => !/[\u4e00-\u9fff]/.test(one.text))).toBe(true);
  });
});

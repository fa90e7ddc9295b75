import { describe, expect, it } from 'vitest';
import { locate } from '../../../src/common/index.ts';
import type { Frame } from '../../../src/engine/index.ts';
import type { Network } from '../../../src/network/index.ts';
import { Aspect, compilePlans, createSignals } from '../../../src/signal/index.ts';
import { Countdown } from '../../../src/view/scene/countdown.ts';
import { HeadKind, signalHeads } from '../../../src/view/scene/geometry/heads.ts';
import { QueueFinder } from '../../../src/view/scene/queues.ts';
import { writeAspects, YIELDS } from '../../../src/view/scene/signals.ts';
import { INSTANCE_STRIDE, writeInstances } from '../../../src/view/scene/vehicles.ts';
import { shipped } from './models.ts';

const { model, network } = shipped('one-intersection');

/** trip, x, y, heading x, heading y, speed, flags, length */
type Vehicle = [number, number, number, number, number, number, number, number];

function frameOf(tick: number, vehicles: readonly Vehicle[]): Frame {
  return {
    tick,
    time: tick / 5,
    slots: vehicles.length,
    vehicles: Float32Array.from(vehicles.flat()),
    aspects: new Uint8Array(network.movements.length),
    permissive: new Uint8Array(network.movements.length),
    walks: new Uint8Array(network.crosswalks.length),
    stage: new Int32Array(1),
    plan: new Int32Array(1),
    cycleTick: new Int32Array(1),
  };
}

describe('vehicles between two frames', () => {
  const a = frameOf(0, [
    [7, 0, 0, 1, 0, 10, 0, 5],
    [8, 50, 0, 1, 0, 10, 0, 5],
    [9, 90, 0, 1, 0, 10, 0, 5],
  ]);
  const b = frameOf(1, [
    [7, 2, 0, 1, 0, 10, 0, 5],
    [-1, 0, 0, 0, 0, 0, 0, 0],
    [12, 20, 5, 0, 1, 10, 1, 12],
  ]);
  const out = new Float32Array(3 * INSTANCE_STRIDE);
  const count = writeInstances(a, b, out);
  const instance = (index: number): number[] => [
    ...out.subarray(index * INSTANCE_STRIDE, (index + 1) * INSTANCE_STRIDE),
  ];

  it('the one in both moves from where it was to where it is', () => {
    expect(instance(0).slice(0, 9)).toEqual([0, 0, 1, 0, 2, 0, 1, 0, 5]);
  });
  it('an empty slot is left out, and a reused one does not sweep across town', () => {
    expect(count).toBe(2);
    expect(instance(1).slice(0, 8)).toEqual([20, 5, 0, 1, 20, 5, 0, 1]);
  });
});

//            the stop line of south-in, driving north
//   ▲ ▲ ▲    three standing, 7 m apart          → a queue of three
//       ▲    one still rolling behind           → not in it
describe('queues in a frame', () => {
  const lane = network.lanes[
    network.links[network.linkIndex.get('south-in') as number]?.lanes[1] as number
  ] as Network['lanes'][number];
  const end = lane.centre.along[lane.centre.along.length - 1] as number;
  const standing = (trip: number, before: number, speed = 0): Vehicle => {
    const { point, heading } = locate(lane.centre, end - before);
    return [trip, point.x, point.y, heading.x, heading.y, speed, 0, 5];
  };

  it('reach from the stop line to the end of the last standing vehicle', () => {
    const finder = new QueueFinder(network);
    finder.find(frameOf(0, [standing(3, 15), standing(1, 1), standing(2, 8), standing(4, 30, 9)]));
    expect(finder.lengths[lane.index]).toBeCloseTo(20, 0);
    expect(finder.lengths.filter((length) => length > 0)).toHaveLength(1);
  });

  it('do not begin far from the stop line, and one vehicle is none', () => {
    const finder = new QueueFinder(network);
    finder.find(frameOf(0, [standing(1, 80), standing(2, 88)]));
    expect(Math.max(...finder.lengths)).toBe(0);
    finder.find(frameOf(1, [standing(1, 1)]));
    expect(Math.max(...finder.lengths)).toBe(0);
  });
});

describe('lamps', () => {
  const heads = signalHeads(network);
  const through = heads.findIndex((head) => head.kind === HeadKind.through);

  it('show the aspect of their movement, and whether a green yields', () => {
    const shown = new Float32Array(heads.length).fill(Aspect.off);
    const frame = frameOf(0, []);
    const source = heads[through]?.source as number;
    frame.aspects[source] = Aspect.green;
    expect(writeAspects(heads, frame, shown)).toBe(true);
    expect(shown[through]).toBe(Aspect.green);
    expect(writeAspects(heads, frame, shown)).toBe(false);
    frame.permissive[source] = 1;
    writeAspects(heads, frame, shown);
    expect(shown[through]).toBe(Aspect.green + YIELDS);
  });

  it('count down to the moment at which the lamp changes', () => {
    const ticksPerSecond = 5;
    const program = compilePlans(model, network, ticksPerSecond);
    const signals = createSignals(program, network);
    const countdown = new Countdown(program);
    const movement = heads[through]?.source as number;
    const isGreen = (): boolean =>
      signals.aspects[movement] === Aspect.green || signals.aspects[movement] === Aspect.greenFlash;
    let tick = 7 * 3600 * ticksPerSecond;
    do signals.advance(tick++);
    while (!isGreen());
    const frame = {
      ...frameOf(tick, []),
      ...signals,
      aspects: signals.aspects,
      cycleTick: signals.cycleTick,
      plan: signals.plan,
    };
    const seconds = countdown.secondsLeft(movement, frame as Frame) as number;
    let passed = 0;
    while (isGreen()) {
      signals.advance(tick++);
      passed++;
    }
    expect(Math.ceil(passed / ticksPerSecond)).toBe(seconds);
  });
});

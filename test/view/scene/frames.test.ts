import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../src/engine/index.ts';
import { Aspect, compilePlans, ControlMode, createSignals } from '../../../src/signal/index.ts';
import { Countdown } from '../../../src/view/scene/countdown.ts';
import { HeadKind, signalHeads } from '../../../src/view/scene/geometry/heads.ts';
import { ModeTags } from '../../../src/view/scene/labels/mode-tags.ts';
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
    mode: new Uint8Array(1),
    occupied: new Uint8Array(0),
    queues: new Float32Array(network.lanes.length),
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

it('whoever is in another row by now still moves from where it was', () => {
  const a = frameOf(0, [
    [7, 0, 0, 1, 0, 10, 0, 5],
    [8, 50, 0, 1, 0, 10, 0, 5],
  ]);
  const b = frameOf(1, [
    [8, 52, 0, 1, 0, 10, 0, 5],
    [7, 2, 0, 1, 0, 10, 0, 5],
  ]);
  const out = new Float32Array(2 * INSTANCE_STRIDE);
  writeInstances(a, b, out);
  expect([out[0], out[4], out[INSTANCE_STRIDE], out[INSTANCE_STRIDE + 4]]).toEqual([50, 52, 0, 2]);
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

  it('count down to nothing where an officer ends the green, and the map says so, once', () => {
    const program = compilePlans(model, network, 5);
    const mode = new Uint8Array([ControlMode.officer]);
    const frame = { ...frameOf(0, []), mode };
    expect(new Countdown(program).secondsLeft(heads[through]?.source as number, frame)).toBeUndefined();
    const tags = new ModeTags(network, model, program);
    expect([tags.show(frame), tags.show(frame)]).toEqual([true, false]);
    expect(tags.words[network.nodeIndex.get('centre') as number]?.zh).toBe('手控');
    mode[0] = ControlMode.plan;
    expect(tags.show(frame)).toBe(true);
    expect(tags.words.every((word) => word === undefined)).toBe(true);
  });
});

/** In the browser: the county's map with 5,000 vehicles that move every tick, drawn as often as asked, timed. */
import countyText from '../../../scenarios/county.json?raw';
import { type Frame, FRAME_STRIDE } from '../../../src/engine/index.ts';
import { buildNetwork, type Network } from '../../../src/network/index.ts';
import { locate } from '../../../src/common/index.ts';
import type { Model } from '../../../src/scenario/index.ts';
import { compilePlans, createSignals } from '../../../src/signal/index.ts';
import { buffersOf } from '../../../src/runner/messages.ts';
import { createMap, createPainter } from '../../../src/view/scene/index.ts';
import { INSTANCE_STRIDE } from '../../../src/view/scene/vehicles.ts';

const VEHICLES = 5000;
const FRAMES_A_TICK = 12;
const SPEED = 10;
const TICK = 0.2;

const model = JSON.parse(countyText) as Model;
const network = buildNetwork(model);
const program = compilePlans(model, network, 5);
const signals = createSignals(program, network);
const host = document.getElementById('map') as HTMLElement;
const map = await createMap(await createPainter(host), { model, network, program }, { theme: 'light', language: 'zh' });

function frameAt(tick: number, kept: Network): Frame {
  const time = 7 * 3600 + tick * TICK;
  signals.advance(time * 5);
  const vehicles = new Float32Array(VEHICLES * FRAME_STRIDE);
  for (let v = 0; v < VEHICLES; v++) {
    const lane = kept.lanes[(v * 7919) % kept.lanes.length]!;
    const along = lane.centre.along;
    const begin = along[0]!;
    const length = along[along.length - 1]! - begin;
    const { point, heading } = locate(lane.centre, begin + ((v * 17 + tick * TICK * SPEED) % length));
    vehicles.set(
      [v, point.x, point.y, heading.x, heading.y, SPEED, v % 11 === 0 ? 2 : v % 29 === 0 ? 1 : 0, 4.6],
      v * FRAME_STRIDE,
    );
  }
  return {
    tick,
    time,
    slots: VEHICLES,
    vehicles,
    aspects: signals.aspects.slice(),
    permissive: signals.permissive.slice(),
    walks: signals.walks.slice(),
    stage: signals.stage.slice(),
    plan: signals.plan.slice(),
    cycleTick: signals.cycleTick.slice(),
    mode: signals.mode.slice(),
    occupied: new Uint8Array(0),
    queues: Float32Array.from(kept.lanes, () => (tick % 2) * 40),
  };
}

/** Main-thread milliseconds of every picture until `longest` [ms] have passed, the renderer's share of them, and what was drawn. */
async function time(ticks: number, longest: number): Promise<object> {
  const all: number[] = [];
  const render: number[] = [];
  let before = frameAt(0, network);
  const end = performance.now() + longest;
  for (let tick = 1; tick <= ticks && performance.now() < end; tick++) {
    const after = frameAt(tick, network);
    for (let part = 0; part < FRAMES_A_TICK; part++) {
      const now = await new Promise<number>(requestAnimationFrame);
      const begun = performance.now();
      map.showFrames(before, after, part / FRAMES_A_TICK);
      const drawn = map.stats();
      map.render(now);
      // While the town is built some pictures are left out.
      if (map.stats() === drawn) continue;
      all.push(performance.now() - begun);
      render.push(map.stats().renderMilliseconds);
    }
    before = after;
  }
  const gl = document.createElement('canvas').getContext('webgl2');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  return {
    all,
    render,
    stats: map.stats(),
    frameBytes: buffersOf(before).reduce((sum, buffer) => sum + buffer.byteLength, 0),
    uploadBytes: VEHICLES * INSTANCE_STRIDE * 4,
    size: [innerWidth, innerHeight],
    renderer: gl?.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER) ?? 'unknown',
  };
}

Object.assign(window, { time });

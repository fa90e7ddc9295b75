/**
 * All vehicles in one draw call. Their places before and after are written once a frame of the engine; between two frames the
 * vertex shader interpolates, so that a picture costs one number.
 */
import {
  BufferAttribute,
  DynamicDrawUsage,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  Vector3,
} from 'three';
import type { Frame } from '../../engine/index.ts';
import type { Theme } from '../tokens.ts';
import { CLASS_MASK, FRAME_STRIDE } from './frame-layout.ts';
import { vehicleTemplate } from './geometry/vehicle-template.ts';
import { materialOf, RENDER_ORDER, rgb, type ScenePart, type SharedUniforms } from './shared.ts';
import { VEHICLE_SHADER } from './vehicle-shader.ts';

/** x, y, heading x, y before; the same after; length, flags, shade, trip. */
export const INSTANCE_STRIDE = 12;
/** Beyond this a vehicle is a few pixels and its body alone is drawn [metres per pixel]. */
const SPECK = 1.5;
/** What moved farther than this between two frames lies minutes apart: no sweep across town [m]. */
const FARTHEST = 400;

/**
 * Writes the vehicles of frame b with their places in a; those that were not in a stand where b has them.
 *
 * @param out room for `b.slots` instances
 * @returns   how many were written
 */
export function writeInstances(a: Frame, b: Frame, out: Float32Array): number {
  let count = 0;
  const rowsBefore = rowsOf(a);
  for (let slot = 0; slot < b.slots; slot++) {
    const at = slot * FRAME_STRIDE;
    const trip = b.vehicles[at] as number;
    if (trip < 0) continue;
    const to = count++ * INSTANCE_STRIDE;
    const before = rowsBefore.of(trip, at);
    const isKnown = before >= 0 && isNear(a.vehicles, before, b.vehicles, at);
    for (let field = 0; field < 4; field++) {
      out[to + field] = (isKnown ? a.vehicles[before + 1 + field] : b.vehicles[at + 1 + field]) as number;
      out[to + 4 + field] = b.vehicles[at + 1 + field] as number;
    }
    out[to + 8] = b.vehicles[at + 7] as number;
    out[to + 9] = b.vehicles[at + 6] as number;
    out[to + 10] = shadeOf(trip, (b.vehicles[at + 6] as number) & CLASS_MASK);
    out[to + 11] = trip;
  }
  return count;
}

function isNear(a: Float32Array, before: number, b: Float32Array, at: number): boolean {
  const dx = (a[before + 1] as number) - (b[at + 1] as number);
  const dy = (a[before + 2] as number) - (b[at + 2] as number);
  return Math.abs(dx) + Math.abs(dy) < FARTHEST;
}

/** By trip where its row was when last written down; a row that is another's by now says so itself. */
let rowOfTrip = new Int32Array(0);

/** Finds the rows of a frame by trip: nearly always the row where it is now, but the engine deals its slots out anew at times. */
function rowsOf({ vehicles, slots }: Frame): { of(trip: number, likely: number): number } {
  const end = slots * FRAME_STRIDE;
  let isWritten = false;
  const write = () => {
    for (let at = 0; at < end; at += FRAME_STRIDE) {
      const trip = vehicles[at] as number;
      if (trip >= rowOfTrip.length) {
        const longer = new Int32Array(2 * trip + 1);
        longer.set(rowOfTrip);
        rowOfTrip = longer;
      }
      if (trip >= 0) rowOfTrip[trip] = at;
    }
    isWritten = true;
  };
  return {
    of(trip, likely) {
      if (likely < end && vehicles[likely] === trip) return likely;
      if (!isWritten) write();
      const row = rowOfTrip[trip] ?? 0;
      return row < end && vehicles[row] === trip ? row : -1;
    },
  };
}

/** 0 dark … 1 light, fixed for each trip. */
function shadeOf(trip: number, vehicleClass: number): number {
  const mixed = Math.imul(trip + 1, 0x9e3779b1) >>> 8;
  const share = (mixed % 1024) / 1023;
  return vehicleClass === 0 ? share * share : share;
}

export interface VehiclesPart extends ScenePart {
  /** Uploads a pair of frames; the same pair again costs nothing. */
  show(a: Frame, b: Frame): void;
  setShare(share: number): void;
  clear(): void;
  /** The instances shown, `INSTANCE_STRIDE` numbers each: for picking. */
  instances(): { readonly data: Float32Array; readonly count: number; readonly share: number };
}

export function vehiclesPart(shared: SharedUniforms, theme: Theme): VehiclesPart {
  const template = vehicleTemplate();
  const colour = () => ({ value: new Vector3() });
  const uniforms = {
    ...shared,
    uShare: { value: 0 },
    uCarDark: colour(),
    uCarLight: colour(),
    uBus: colour(),
    uTruck: colour(),
    uWindow: colour(),
    uBrake: colour(),
    uIndicator: colour(),
    uShadow: colour(),
  };
  const material = materialOf(VEHICLE_SHADER, uniforms);
  const object = new Mesh(new InstancedBufferGeometry(), material);
  object.frustumCulled = false;
  object.renderOrder = RENDER_ORDER.vehicles;
  let buffer = grow(1024);
  let count = 0;
  let shown: [Frame | null, number, Frame | null, number] = [null, -1, null, -1];

  function grow(capacity: number): InstancedInterleavedBuffer {
    object.geometry.dispose();
    const geometry = new InstancedBufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(template.position, 3));
    geometry.setAttribute('part', new BufferAttribute(template.part, 2));
    geometry.setIndex(new BufferAttribute(template.indices, 1));
    const grown = new InstancedInterleavedBuffer(new Float32Array(capacity * INSTANCE_STRIDE), INSTANCE_STRIDE);
    grown.setUsage(DynamicDrawUsage);
    geometry.setAttribute('before', new InterleavedBufferAttribute(grown, 4, 0));
    geometry.setAttribute('after', new InterleavedBufferAttribute(grown, 4, 4));
    geometry.setAttribute('traits', new InterleavedBufferAttribute(grown, 4, 8));
    geometry.instanceCount = 0;
    object.geometry = geometry;
    return grown;
  }

  function setCount(now: number): void {
    count = now;
    (object.geometry as InstancedBufferGeometry).instanceCount = now;
    object.visible = now > 0;
  }

  const part: VehiclesPart = {
    object,
    show(a, b) {
      if (shown[0] === a && shown[1] === a.tick && shown[2] === b && shown[3] === b.tick) return;
      shown = [a, a.tick, b, b.tick];
      if (b.slots * INSTANCE_STRIDE > buffer.array.length) buffer = grow(Math.ceil(b.slots * 1.5));
      setCount(writeInstances(a, b, buffer.array as Float32Array));
      buffer.clearUpdateRanges();
      buffer.addUpdateRange(0, count * INSTANCE_STRIDE);
      buffer.needsUpdate = true;
    },
    setShare: (share) => {
      uniforms.uShare.value = share;
    },
    clear: () => {
      shown = [null, -1, null, -1];
      setCount(0);
    },
    instances: () => ({ data: buffer.array as Float32Array, count, share: uniforms.uShare.value }),
    setFinestScale: (metresPerPixel) => {
      object.geometry.setDrawRange(0, metresPerPixel > SPECK ? template.bodyIndices : template.indices.length);
    },
    setTheme({ vehicles, map }) {
      uniforms.uCarDark.value.set(...rgb(vehicles.carDark));
      uniforms.uCarLight.value.set(...rgb(vehicles.carLight));
      uniforms.uBus.value.set(...rgb(vehicles.bus));
      uniforms.uTruck.value.set(...rgb(vehicles.truck));
      uniforms.uWindow.value.set(...rgb(vehicles.window));
      uniforms.uBrake.value.set(...rgb(vehicles.brake));
      uniforms.uIndicator.value.set(...rgb(vehicles.indicator));
      const [r, g, b] = rgb(map.roadMajor);
      uniforms.uShadow.value.set(r * 0.8, g * 0.8, b * 0.8);
    },
    dispose() {
      object.geometry.dispose();
      material.dispose();
    },
  };
  part.setTheme(theme);
  part.clear();
  return part;
}

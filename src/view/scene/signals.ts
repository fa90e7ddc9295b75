/** The lamps: two draw calls, heads for near and bars for far; a frame writes one number for each head. */
import {
  BufferAttribute,
  DynamicDrawUsage,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  Vector3,
} from 'three';
import type { Frame } from '../../engine/index.ts';
import { Aspect } from '../../signal/index.ts';
import type { Theme } from '../tokens.ts';
import { type Head, HeadKind } from './geometry/heads.ts';
import { headHeight } from './geometry/solids.ts';
import { materialOf, RENDER_ORDER, rgb, type ScenePart, type SharedUniforms } from './shared.ts';
import { BAR_SHADER, HEAD_SHADER } from './signals-shader.ts';

/** Added to an aspect whose green yields. */
export const YIELDS = 16;

/** What each head shows in a frame; a permissive green is marked. Returns whether anything changed. */
export function writeAspects(heads: readonly Head[], frame: Frame, out: Float32Array): boolean {
  let changed = false;
  heads.forEach((head, index) => {
    const walks = head.kind === HeadKind.walk;
    const aspect = (walks ? frame.walks : frame.aspects)[head.source] ?? Aspect.off;
    const now = aspect + (!walks && frame.permissive[head.source] === 1 ? YIELDS : 0);
    if (out[index] === now) return;
    out[index] = now;
    changed = true;
  });
  return changed;
}

export interface SignalsPart extends ScenePart {
  show(frame: Frame): void;
  clear(): void;
  setVisible(isVisible: boolean): void;
  /** Whether a lamp shown flashes now: then the picture changes by itself. */
  isFlashing(): boolean;
}

export function signalsPart(heads: readonly Head[], shared: SharedUniforms, theme: Theme): SignalsPart {
  const colour = () => ({ value: new Vector3() });
  const uniforms = {
    ...shared,
    uVisible: { value: 1 },
    uRed: colour(),
    uYellow: colour(),
    uGreen: colour(),
    uOff: colour(),
    uHousing: colour(),
    uGlyph: colour(),
  };
  const aspects = new Float32Array(heads.length).fill(Aspect.off);
  const aspect = new InstancedBufferAttribute(aspects, 1);
  aspect.setUsage(DynamicDrawUsage);
  const signs = instancedQuads(heads.length);
  signs.setAttribute(
    'place',
    new InstancedBufferAttribute(
      Float32Array.from(heads.flatMap((one) => [one.x, one.y, headHeight(one), one.kind])),
      4,
    ),
  );
  signs.setAttribute(
    'across',
    new InstancedBufferAttribute(Float32Array.from(heads.flatMap((one) => [one.hy, -one.hx])), 2),
  );
  signs.setAttribute('aspect', aspect);
  const bars = instancedQuads(heads.length);
  bars.setAttribute(
    'place',
    new InstancedBufferAttribute(Float32Array.from(heads.flatMap((one) => [one.x, one.y, one.hx, one.hy])), 4),
  );
  bars.setAttribute(
    'room',
    new InstancedBufferAttribute(Float32Array.from(heads.flatMap((one) => [one.halfWidth, one.kind])), 2),
  );
  bars.setAttribute('aspect', aspect);
  const signMesh = new Mesh(signs, materialOf(HEAD_SHADER, uniforms));
  const barMesh = new Mesh(bars, materialOf(BAR_SHADER, uniforms));
  signMesh.renderOrder = RENDER_ORDER.heads;
  barMesh.renderOrder = RENDER_ORDER.bars;
  const object = new Group();
  for (const mesh of [barMesh, signMesh]) {
    mesh.frustumCulled = false;
    object.add(mesh);
  }

  const part: SignalsPart = {
    object,
    show(frame) {
      if (writeAspects(heads, frame, aspects)) aspect.needsUpdate = true;
    },
    clear() {
      aspects.fill(Aspect.off);
      aspect.needsUpdate = true;
    },
    setVisible(isVisible) {
      object.visible = isVisible && heads.length > 0;
    },
    isFlashing: () => aspects.some((now) => now % YIELDS === Aspect.greenFlash || now % YIELDS === Aspect.yellowFlash),
    setTheme({ lamps, map }) {
      uniforms.uRed.value.set(...rgb(lamps.red));
      uniforms.uYellow.value.set(...rgb(lamps.yellow));
      uniforms.uGreen.value.set(...rgb(lamps.green));
      uniforms.uOff.value.set(...rgb(lamps.off));
      uniforms.uHousing.value.set(...rgb(lamps.housing));
      uniforms.uGlyph.value.set(...rgb(map.marking));
    },
    dispose() {
      for (const mesh of [barMesh, signMesh]) {
        mesh.geometry.dispose();
        mesh.material.dispose();
      }
    },
  };
  part.setTheme(theme);
  part.setVisible(true);
  return part;
}

function instancedQuads(count: number): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute(
    'position',
    new BufferAttribute(Float32Array.from([-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0]), 3),
  );
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  geometry.instanceCount = count;
  return geometry;
}

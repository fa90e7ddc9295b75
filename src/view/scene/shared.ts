/** What every part of the scene is given: uniforms that all shaders share, and how a part looks to the map that owns it. */
import { GLSL3, type IUniform, type Object3D, ShaderMaterial } from 'three';
import { channelsOf } from '../tokens-contrast.ts';
import type { Colour, Theme } from '../tokens.ts';
import { palette } from './paint.ts';

/** One object, shared by reference: a change shows in every material. */
export interface SharedUniforms {
  /** Metres per pixel at depth 1 m (CSS pixels). */
  readonly uPixel: { value: number };
  /** Device pixels per CSS pixel. */
  readonly uRatio: { value: number };
  readonly uPalette: { value: Float32Array };
  /** 0 or 1: whether a flashing lamp is lit now. */
  readonly uBlink: { value: number };
}

export function sharedUniforms(theme: Theme): SharedUniforms {
  return {
    uPixel: { value: 1 },
    uRatio: { value: 1 },
    uPalette: { value: palette(theme) },
    uBlink: { value: 1 },
  };
}

/** What a part is painted with. The same text is the same program on the graphics card, however many materials use it. */
export interface Shader {
  readonly vertexShader: string;
  readonly fragmentShader: string;
  /** Its vertices have a `position`; three makes another program of it otherwise. */
  readonly hasPosition: boolean;
  /** It stands up, and hides what is behind. */
  readonly hasDepth: boolean;
}

export function materialOf(shader: Shader, uniforms: Record<string, IUniform>): ShaderMaterial {
  const { vertexShader, fragmentShader, hasDepth } = shader;
  return new ShaderMaterial({
    glslVersion: GLSL3,
    vertexShader,
    fragmentShader,
    uniforms,
    // Not because everything shines through: three draws all that is opaque first, and the ground must come before.
    transparent: true,
    depthTest: hasDepth,
    depthWrite: hasDepth,
  });
}

/** A piece of the scene: it owns its buffers and disposes of them. */
export interface ScenePart {
  readonly object: Object3D;
  setTheme(theme: Theme): void;
  /** What is too small to be seen in the next picture may be left out. @param metresPerPixel of the nearest ground in it */
  setFinestScale?(metresPerPixel: number): void;
  dispose(): void;
}

/** Painting order: flat things on the ground first, then what stands on it, then what floats above. */
export const RENDER_ORDER = {
  ground: 0,
  congestion: 1,
  queues: 2,
  highlight: 3,
  bars: 4,
  solids: 5,
  vehicles: 6,
  heads: 7,
} as const;

export const rgb = (colour: Colour): [number, number, number] => channelsOf(colour);

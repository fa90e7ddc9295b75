/** What every part of the scene is given: uniforms that all shaders share, and how a part looks to the map that owns it. */
import type { Object3D } from 'three';
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

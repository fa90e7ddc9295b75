/** What the worker that solves green waves says. */
import type { WaveProgress, WaveSolution } from './solve-wave.ts';

export type WaveMessage =
  | { readonly progress: WaveProgress }
  | { readonly solution: WaveSolution }
  | { readonly error: string };

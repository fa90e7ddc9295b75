/** The layout of `Frame.vehicles`, as the engine's types describe it; view may not import the engine's values. */
import type { FRAME_STRIDE as EngineStride } from '../../engine/index.ts';

export const FRAME_STRIDE: typeof EngineStride = 8;
/** Bits of the flags below this hold the class. */
export const CLASS_MASK = 7;

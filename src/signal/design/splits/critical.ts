/** Which stream is critical in each stage, and Y, the sum of their flow ratios. */
import { ratioOf, type Stream } from './streams.ts';

export interface CriticalStage {
  /** Flow ratio that the stage must serve, no unit. */
  readonly ratio: number;
  readonly stream: Stream | null;
}

/**
 * Streams of one stage set it; one of several stages that they do not serve together adds what is missing to its last stage.
 *
 * @param count stages of the plan
 */
export function criticalStages(streams: readonly Stream[], count: number): CriticalStage[] {
  const found: { ratio: number; stream: Stream | null }[] = Array.from({ length: count }, () => ({
    ratio: 0,
    stream: null,
  }));
  for (const stream of [...streams].sort((a, b) => a.stages.length - b.stages.length)) {
    if (stream.stages.length === count && count > 1) continue;
    const missing = ratioOf(stream) - stream.stages.reduce((sum, stage) => sum + (found[stage]?.ratio ?? 0), 0);
    const last = found[stream.stages.at(-1) ?? -1];
    if (missing <= 0 || last === undefined) continue;
    last.ratio += missing;
    last.stream = stream;
  }
  return found;
}

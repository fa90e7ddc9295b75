/** Charts: data and size in, SVG text out; they run in Node as well as on the page. */
export type { ChartSize } from './svg.ts';
export { type TimeSeriesData, type TimeSeriesLine, timeSeries } from './time-series.ts';
export { type SparklineData, sparkline } from './sparkline.ts';
export { type PlanBar, type PlanBarsData, planBars } from './plan-bars.ts';
export { type PictureLabels, signedPicture } from './signed-picture.ts';
export { type DecayData, decay } from './decay.ts';
export { type CycleCurveData, type CyclePoint, cycleCurve } from './cycle-curve.ts';
export { timeSpace, timeSpaceSignals, timeSpaceTraffic } from './time-space.ts';
export { type TimeSpaceLayout, timeSpaceLayout } from './time-space-layout.ts';
export {
  DELAY_STEPS,
  type LampBar,
  type LampShown,
  type TimeSpaceBand,
  type TimeSpaceData,
  type TimeSpaceRow,
} from './time-space-types.ts';
export { type PhaseBarsData, type PhaseBarsLayout, type PhaseSpan, phaseBars, phaseBarsLayout } from './phase-bars.ts';
export { type StagePictureData, stagePicture } from './stage-picture.ts';
export { crossingOf, phaseSpans } from './phase-spans.ts';
export { stageData } from './stage-data.ts';

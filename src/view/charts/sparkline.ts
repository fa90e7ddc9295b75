/** A quantity through the day without axes: the ground of the time bar, where the clock and its own label give the scale. */
import { area, curveMonotoneX, line, max, scaleLinear } from 'd3';
import type { Theme } from '../tokens.ts';
import { type ChartSize, chartDocument, el } from './svg.ts';

export interface SparklineData {
  /** What a screen reader says. */
  label: string;
  from: number;
  to: number;
  points: readonly (readonly [number, number])[];
  atLeast: number;
}

export function sparkline(data: SparklineData, size: ChartSize, theme: Theme): string {
  const x = scaleLinear([data.from, data.to], [0, size.width]);
  const y = scaleLinear([0, Math.max(data.atLeast, max(data.points, (p) => p[1]) ?? 0)], [size.height - 1, 2]);
  const points = data.points as [number, number][];
  const ground = area()
    .curve(curveMonotoneX)
    .x((p) => x(p[0]))
    .y0(size.height)
    .y1((p) => y(p[1]));
  const edge = line()
    .curve(curveMonotoneX)
    .x((p) => x(p[0]))
    .y((p) => y(p[1]));
  return chartDocument(
    size,
    data.label,
    el('path', { d: ground(points) ?? '', fill: theme.chart.before, 'fill-opacity': 0.25 }),
    el('path', { d: edge(points) ?? '', fill: 'none', stroke: theme.chart.before, 'stroke-width': 1.5 }),
  );
}

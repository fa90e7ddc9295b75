import { SIDE_TEXT, sideOf } from '../../network/index.ts';
import { timeSeries } from '../../view/index.ts';
import { useApp } from '../context.ts';
import { formatMinutes, formatNumber } from '../format.ts';
import type { SeriesPoint } from '../results.ts';
import { Chart, chartWidth } from './Chart.tsx';

const HEIGHT = 192;
/** A chart below this is calm, and its title says so [s/veh], [m]. */
const CALM_DELAY = 20;
const CALM_QUEUE = 8;

/** The highest point of a series. */
export function peakOf(points: readonly SeriesPoint[]): { time: number; value: number; index: number } | null {
  let best: { time: number; value: number; index: number } | null = null;
  points.forEach(([time, value], index) => {
    if (value !== null && (best === null || value > best.value)) best = { time, value, index };
  });
  return best;
}

/** Queue and delay of an intersection through the day, on one time axis. */
export function DayCharts({ id }: { id: string }) {
  const app = useApp();
  const { view, results, compiled } = app;
  const bins = results.bins.value;
  const series = results.intersections.get(id);
  const run = app.run.value;
  if (bins < 2 || !series || !run)
    return (
      <section>
        <h3>{view.say('dayCharts')}</h3>
        <p class="empty">{view.say('chartEmpty')}</p>
      </section>
    );
  const number = (value: number): string => formatNumber(view.language.value, value);
  const delay = peakOf(series.delay);
  const queue = peakOf(series.queue);
  const network = compiled.value?.network;
  const link = network?.links[network.linkIndex.get(series.queueAt[queue?.index ?? 0] ?? '') ?? -1];
  const side = link ? view.say('approach', { side: app.text(SIDE_TEXT[sideOf(link)]) }) : '';
  const span = { from: run.start, to: Math.min(run.end, Math.max(run.start + 7200, run.start + bins * 300)) };
  const window = results.wanted.value;
  const common = { ...span, xLabel: view.say('timeAxis'), ...(window ? { window } : {}) };
  const size = { width: chartWidth(view.themeName.value === 'projector'), height: HEIGHT };
  const delayChart = timeSeries(
    {
      ...common,
      title:
        delay && delay.value > CALM_DELAY
          ? view.say('delayChartTitle', { time: formatMinutes(delay.time), value: number(delay.value) })
          : view.say('delayChartFlat', { value: CALM_DELAY }),
      yLabel: view.say('delayAxis'),
      lines: [{ label: view.say('delay'), points: series.delay }],
      atLeast: CALM_DELAY,
    },
    size,
    view.theme.value,
  );
  const queueChart = timeSeries(
    {
      ...common,
      title:
        queue && queue.value > CALM_QUEUE
          ? view.say('queueChartTitle', {
              time: formatMinutes(queue.time),
              value: number(queue.value),
              approach: side,
            })
          : view.say('queueChartNone'),
      yLabel: view.say('queueAxis'),
      lines: [{ label: view.say('queue'), points: series.queue }],
      atLeast: 40,
    },
    size,
    view.theme.value,
  );
  return (
    <section data-testid="day-charts">
      <h3>{view.say('dayCharts')}</h3>
      <Chart svg={delayChart} name={`lukou-delay-${id}`} />
      <Chart svg={queueChart} name={`lukou-queue-${id}`} />
    </section>
  );
}

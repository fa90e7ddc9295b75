import { linkName } from '../../scenario/index.ts';
import { timeSeries } from '../../view/index.ts';
import { useApp } from '../context.ts';
import { formatMinutes, formatNumber, formatPeriod } from '../format.ts';
import type { SeriesPoint } from '../results.ts';
import { Chart, chartWidth } from './Chart.tsx';
import { Fact, Facts, Provenance } from './Facts.tsx';
import { GradeBadge } from './LosBadge.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { WindowPicker } from './WindowPicker.tsx';

/** One direction of a road between two intersections. */
export function LinkPanel({ id }: { id: string }) {
  const app = useApp();
  const { view, results, document } = app;
  const model = document.open.value?.loaded.model;
  const link = model?.links.find((each) => each.id === id);
  if (!model || !link) return null;
  const language = view.language.value;
  const compiled = app.compiled.value?.network;
  const built = compiled?.links[compiled.linkIndex.get(id) ?? -1];
  const period = results.period.value;
  const report = period?.links.find((each) => each.link === id);
  const road = model.roads.find((each) => each.id === link.road);
  return (
    <PanelFrame kind={view.say('link')} title={app.text(linkName(model, id))} testId="link">
      <Facts>
        <Fact word="length">
          {formatNumber(language, built?.length ?? null)} <span class="soft">{view.say('metres')}</span>
        </Fact>
        <Fact word="speedLimit">
          {link.speedLimitKmh ?? road?.speedLimitKmh} <span class="soft">{view.say('kmh')}</span>
        </Fact>
        <Provenance word="geometryNumbers" records={[link, road ?? {}, model]} />
      </Facts>
      <h3>{view.say('lanes')}</h3>
      <ul class="plain lanes">
        {link.lanes.map((lane, number) => (
          <li key={number}>
            {view.say('laneNumber', { lane: number + 1 })}{' '}
            <span class="soft">
              {lane.turns.map((turn) => view.say(turn)).join(' ')}{' '}
              {lane.length ? `${lane.length} ${view.say('metres')}` : ''}
            </span>
            {lane.closed ? (
              <span class="tag">{view.say('laneClosed')}</span>
            ) : (
              <button
                type="button"
                class="quiet"
                title={view.say('editRestarts')}
                onClick={() => void document.apply({ do: 'closeLane', link: id, lane: number })}
              >
                {view.say('closeLane', { lane: number + 1 })}
              </button>
            )}
          </li>
        ))}
      </ul>
      {period && report ? (
        <>
          <h3>
            {formatPeriod(period)} <WindowPicker />
          </h3>
          <Facts>
            <Fact word="throughput">
              {formatNumber(language, report.throughput)} <span class="soft">{view.say('throughputUnit')}</span>
            </Fact>
            <Fact word="meanSpeed">
              {formatNumber(language, report.speed === null ? null : report.speed * 3.6, 1)}{' '}
              <span class="soft">{view.say('kmh')}</span>
            </Fact>
            <Fact word="travelTimeIndex">{formatNumber(language, report.travelTimeIndex, 2)}</Fact>
            <Fact word="congestionGrade">
              <GradeBadge grade={report.grade} />
            </Fact>
          </Facts>
        </>
      ) : (
        <p class="empty">{view.say('linkEmpty')}</p>
      )}
      <SpeedChart id={id} />
    </PanelFrame>
  );
}

/** Mean speed through the day, in km/h as the planner says it. */
function SpeedChart({ id }: { id: string }) {
  const app = useApp();
  const { view, results } = app;
  const bins = results.bins.value;
  const run = app.run.value;
  const points = results.links.get(id)?.map(([at, speed]): SeriesPoint => [at, speed === null ? null : speed * 3.6]);
  const seen = points?.filter((point) => point[1] !== null) ?? [];
  if (!points || !run || bins < 2 || seen.length === 0) return <p class="empty">{view.say('speedChartEmpty')}</p>;
  const slowest = seen.reduce((least, point) => ((point[1] ?? 0) < (least[1] ?? 0) ? point : least));
  const svg = timeSeries(
    {
      title: view.say('speedChartTitle', { time: formatMinutes(slowest[0]), value: Math.round(slowest[1] ?? 0) }),
      yLabel: view.say('speedAxis'),
      xLabel: view.say('timeAxis'),
      from: run.start,
      to: Math.min(run.end, Math.max(run.start + 7200, run.start + bins * 300)),
      lines: [{ label: view.say('meanSpeed'), points }],
      atLeast: 40,
      ...(results.wanted.value ? { window: results.wanted.value } : {}),
    },
    { width: chartWidth(view.themeName.value === 'projector'), height: 192 },
    view.theme.value,
  );
  return <Chart svg={svg} name={`lukou-speed-${id}`} />;
}

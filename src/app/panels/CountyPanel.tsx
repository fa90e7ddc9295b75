import { countyTable } from '../../metrics/index.ts';
import { timeSeries } from '../../view/index.ts';
import { useApp } from '../context.ts';
import { downloadTable } from '../exports.ts';
import { formatMinutes, formatNumber, formatPeriod, formatShare } from '../format.ts';
import { showPlace } from '../show-place.ts';
import { Chart, chartWidth } from './Chart.tsx';
import { peakOf } from './DayCharts.tsx';
import { Fact, Facts } from './Facts.tsx';
import { GradeBadge } from './LosBadge.tsx';
import { PanelFrame } from './RightPanel.tsx';
import { WindowPicker } from './WindowPicker.tsx';

/** The whole county: delay, speed, trips, and demand as a whole. */
export function CountyPanel() {
  const app = useApp();
  const { view, results, document } = app;
  const language = view.language.value;
  const period = results.period.value;
  const county = period?.county;
  const number = (value: number | null, decimals = 0): string => formatNumber(language, value, decimals);
  return (
    <PanelFrame kind="" title={view.say('countyNow')} testId="county">
      {period && county ? (
        <>
          <h3>
            {formatPeriod(period)} <WindowPicker />
          </h3>
          <Facts>
            <Fact word="delayPerTrip">
              <b class="number">{number(county.delayPerTrip, 1)}</b> <span class="soft">{view.say('delayUnit')}</span>
            </Fact>
            <Fact word="stopsPerTrip">
              {number(county.stopsPerTrip, 2)} <span class="soft">{view.say('stopsUnit')}</span>
            </Fact>
            <Fact word="totalDelay">
              {number(county.totalDelayHours, 1)} <span class="soft">{view.say('vehicleHours')}</span>
            </Fact>
            <Fact word="meanSpeed">
              {number(county.meanSpeed === null ? null : county.meanSpeed * 3.6, 1)}{' '}
              <span class="soft">{view.say('kmh')}</span>
            </Fact>
            <Fact word="travelTimeIndex">
              {number(county.travelTimeIndex, 2)} <GradeBadge grade={county.grade} />
            </Fact>
            <Fact word="tripsMade">{number(county.made)}</Fact>
            <Fact word="tripsInside">{number(county.inside)}</Fact>
            <Fact word="tripsWaiting">{number(county.waiting)}</Fact>
            <Fact word="tripsDone">{number(county.done)}</Fact>
          </Facts>
          <h4>{view.say('gradeShares')}</h4>
          <ul class="grade-shares">
            {([1, 2, 3, 4, 5] as const).map((grade) => (
              <li key={grade}>
                <GradeBadge grade={grade} /> {formatShare(language, county.gradeShares[grade - 1] ?? 0)}
              </li>
            ))}
          </ul>
          <button type="button" class="quiet" onClick={() => downloadTable(app, countyTable(period))}>
            {view.say('csvTable')}
          </button>
        </>
      ) : (
        <p class="empty">{view.say('countyEmpty')}</p>
      )}
      <CountyCharts />
      <h3>{view.say('corridors')}</h3>
      <ul class="plain">
        {document.open.value?.loaded.model.corridors?.map((corridor) => (
          <li key={corridor.id}>
            <button type="button" class="quiet" onClick={() => showPlace(app, { kind: 'corridor', id: corridor.id })}>
              {app.text(corridor.name)}
            </button>
          </li>
        ))}
      </ul>
      <h3>{view.say('scaleDemand')}</h3>
      <div class="row">
        {[0.8, 0.9, 1.1, 1.2].map((factor) => (
          <button
            key={factor}
            type="button"
            title={view.say('editRestarts')}
            onClick={() => void document.apply({ do: 'scaleDemand', factor })}
          >
            {view.say('scaleDemandApply', { factor })}
          </button>
        ))}
      </div>
      <p class="note">{view.say('editRestarts')}</p>
    </PanelFrame>
  );
}

function CountyCharts() {
  const app = useApp();
  const { view, results } = app;
  const bins = results.bins.value;
  const run = app.run.value;
  const delay = peakOf(results.county.delay);
  const inside = peakOf(results.county.inside);
  if (bins < 2 || !run || !delay || !inside) return null;
  const common = {
    xLabel: view.say('timeAxis'),
    from: run.start,
    to: Math.min(run.end, Math.max(run.start + 7200, run.start + bins * 300)),
    ...(results.wanted.value ? { window: results.wanted.value } : {}),
  };
  const size = { width: chartWidth(view.themeName.value === 'projector'), height: 172 };
  const fill = (peak: { time: number; value: number }) => ({
    time: formatMinutes(peak.time),
    value: formatNumber(view.language.value, peak.value),
  });
  return (
    <>
      <Chart
        name="lukou-county-delay"
        svg={timeSeries(
          {
            ...common,
            title: view.say('countyChartTitle', fill(delay)),
            yLabel: `${view.say('delayPerTrip')} (${view.say('delayUnit')})`,
            lines: [{ label: view.say('delay'), points: results.county.delay }],
            atLeast: 20,
          },
          size,
          view.theme.value,
        )}
      />
      <Chart
        name="lukou-county-vehicles"
        svg={timeSeries(
          {
            ...common,
            title: view.say('tripsChartTitle', fill(inside)),
            yLabel: `${view.say('tripsInside')} (${view.say('tripsAxis')})`,
            lines: [{ label: view.say('tripsInside'), points: results.county.inside }],
            atLeast: 100,
          },
          size,
          view.theme.value,
        )}
      />
    </>
  );
}

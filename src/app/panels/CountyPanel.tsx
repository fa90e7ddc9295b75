import { beside, cellText, countyTable, type PeriodReport, type Table } from '../../metrics/index.ts';
import { timeSeries } from '../../view/index.ts';
import type { App } from '../app.ts';
import { useApp } from '../context.ts';
import { downloadTable } from '../exports.ts';
import { formatMinutes, formatNumber, formatPeriod } from '../format.ts';
import { showPlace } from '../show-place.ts';
import { Chart, chartWidth } from './Chart.tsx';
import { peakOf } from './DayCharts.tsx';
import { FaultList } from './FaultList.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { RoutesLine } from './RoutesLine.tsx';
import { TableNotes } from './TableNotes.tsx';
import { WindowPicker } from './WindowPicker.tsx';

/** The whole county: delay, speed, trips, and demand as a whole. */
export function CountyPanel() {
  const app = useApp();
  const { view, results, document } = app;
  const language = view.language.value;
  const period = results.period.value;
  const table = period && tableOf(app, period);
  const cellOf = (row: Table['rows'][number], place: number): string => {
    const column = table?.columns[place];
    return column ? cellText(row[place], column, language, '—') : '';
  };
  return (
    <PanelFrame kind="" title={view.say('countyNow')} testId="county">
      <RoutesLine />
      {period && table ? (
        <>
          <h3>
            {formatPeriod(period)} <WindowPicker />
          </h3>
          <table class="county-table" data-testid="county-table">
            {table.columns.length > 3 && (
              <thead>
                <tr>
                  {table.columns.map((column, place) =>
                    place === 1 || place === 2 ? (
                      <th key={column.key} scope="col">
                        {app.text(column.title)}
                      </th>
                    ) : (
                      <td key={column.key} />
                    ),
                  )}
                </tr>
              </thead>
            )}
            <tbody>
              {table.rows.map((row, place) => (
                <tr key={place}>
                  <th scope="row">{cellOf(row, 0)}</th>
                  {table.columns.slice(1).map((column, index) => (
                    <td key={column.key} class={column.key === 'unit' ? 'soft' : ''}>
                      {cellOf(row, index + 1)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <TableNotes table={table} />
          <button type="button" class="quiet" onClick={() => downloadTable(app, table)}>
            {view.say('csvTable')}
          </button>
        </>
      ) : (
        <p class="empty">{view.say('countyEmpty')}</p>
      )}
      <CountyCharts />
      <FaultList />
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

/** The county's figures; where both ways of choosing routes have been run over this period, one beside the other. */
function tableOf({ view, frozenRoutes, routeRuns }: App, period: PeriodReport): Table {
  const isFrozen = frozenRoutes.value;
  const shown = countyTable(period);
  const other = routeRuns.of(!isFrozen, period);
  if (!other) return shown;
  const [frozen, anew] = isFrozen ? [shown, countyTable(other)] : [countyTable(other), shown];
  return beside(frozen, anew, 'value', [view.both('frozenColumn'), view.both('anewColumn')]);
}

function CountyCharts() {
  const app = useApp();
  const { view, results } = app;
  const bins = results.bins.value;
  const run = app.run.value;
  const delay = peakOf(results.county.delay);
  const inside = peakOf(results.county.inside);
  if (bins < 2 || !run || !delay || !inside) return <p class="empty">{view.say('countyChartEmpty')}</p>;
  const common = {
    xLabel: view.say('timeAxis'),
    from: run.start,
    to: Math.min(run.end, Math.max(run.start + 7200, run.start + bins * 300)),
    ...(results.wanted.value ? { window: results.wanted.value } : {}),
  };
  const size = { width: chartWidth(view.themeName.value === 'projector'), height: 192 };
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

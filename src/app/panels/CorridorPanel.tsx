import { corridorTable } from '../../metrics/index.ts';
import { useApp } from '../context.ts';
import { corridorNow, headingText } from '../corridor-bands.ts';
import { downloadTable } from '../exports.ts';
import { formatNumber, formatPeriod } from '../format.ts';
import { CorridorBands } from './CorridorBands.tsx';
import { Fact, Facts } from './Facts.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { PlaceList } from './PlaceList.tsx';
import { ProposePart } from './proposal/ProposePart.tsx';
import { WindowPicker } from './WindowPicker.tsx';

/** Consecutive intersections of one road: travel time both ways. */
export function CorridorPanel({ id }: { id: string }) {
  const app = useApp();
  const { view, results } = app;
  const corridor = app.document.open.value?.loaded.model.corridors?.find((each) => each.id === id);
  if (!corridor) return null;
  const language = view.language.value;
  const now = corridorNow(app, corridor, 0);
  const period = results.period.value;
  const reports = period?.corridors.filter((each) => each.id === id) ?? [];
  return (
    <PanelFrame kind={view.say('corridor')} title={app.text(corridor.name)} testId="corridor">
      <CorridorBands corridor={corridor} />
      <ProposePart ids={corridor.intersections} isCorridor />
      {period && reports.length > 0 ? (
        <>
          <h3>
            {formatPeriod(period)} <WindowPicker />
          </h3>
          {reports.map((report) => (
            <div key={report.direction}>
              <h4>{now ? headingText(app, now, report.direction === 'forward') : view.say(report.direction)}</h4>
              <Facts>
                <Fact word="travelTime">
                  {formatNumber(language, report.travelTime)} <span class="soft">{view.say('secondsUnit')}</span>
                </Fact>
                <Fact word="travelTimeIndex">{formatNumber(language, report.travelTimeIndex, 2)}</Fact>
                <Fact word="delay">
                  {formatNumber(language, report.measures.delay, 1)} <span class="soft">{view.say('delayUnit')}</span>
                </Fact>
                <Fact word="stops">
                  {formatNumber(language, report.measures.stops, 2)} <span class="soft">{view.say('stopsUnit')}</span>
                </Fact>
              </Facts>
            </div>
          ))}
          <button type="button" class="quiet" onClick={() => downloadTable(app, corridorTable(period))}>
            {view.say('csvTable')}
          </button>
        </>
      ) : (
        <p class="empty">{view.say('corridorEmpty')}</p>
      )}
      <h3>{view.say('corridorIntersections')}</h3>
      <PlaceList ids={corridor.intersections} />
    </PanelFrame>
  );
}

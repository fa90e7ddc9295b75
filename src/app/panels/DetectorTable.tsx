import { useEffect, useState } from 'preact/hooks';
import { effect } from '@preact/signals';
import type { DetectorFigures } from '../../metrics/index.ts';
import type { Controller } from '../../scenario/index.ts';
import { isWithin } from '../../signal/index.ts';
import { laneNumbers, sideText, turnsText } from '../../view/index.ts';
import { useApp } from '../context.ts';
import { formatMinutes, formatNumber, formatPeriod, formatShare } from '../format.ts';
import { WindowPicker } from './WindowPicker.tsx';

/** Wall clock between two looks [ms]. */
const EVERY = 1000;
/** Nobody over a detector for longer is said [s]. */
const SILENT = 600;

/** What a networked controller's detectors tell the centre: now, in the period shown, and since when nobody came. */
export function DetectorTable({ controller }: { controller: Controller }) {
  const app = useApp();
  const { view, results, run } = app;
  const compiled = app.compiled.value;
  const [told, setTold] = useState<{ time: number; figures: DetectorFigures[] }>({ time: 0, figures: [] });
  const [now, setNow] = useState('');
  const own = compiled?.program.detectors.flatMap((each, number) =>
    compiled.program.controllers[each.controller]?.id === controller.id ? [number] : [],
  );
  const start = run.value?.start ?? 0;
  const period = results.wanted.value ?? { from: start, to: start + 300 };

  useEffect(() => {
    let askedAt = -Infinity;
    let isHere = true;
    const stop = effect(() => {
      const frame = app.frame.value?.a;
      if (!frame) return;
      setNow((own ?? []).map((number) => frame.occupied[number] ?? 0).join(''));
      if (performance.now() - askedAt < EVERY) return;
      askedAt = performance.now();
      // Between two loads there is no run to ask; the next frame asks again.
      app.detectors(period).then(
        (answer) => isHere && setTold(answer),
        () => {},
      );
    });
    return () => {
      isHere = false;
      stop();
    };
  }, [compiled, controller.id, period.from, period.to]);

  if (!compiled || !own) return null;
  const { network, program } = compiled;
  const language = view.language.value;
  const detectors = controller.detectors ?? [];
  const links = [...new Set(detectors.map(({ link }) => link))];
  const tick = Math.round(told.time * program.ticksPerSecond);
  const isCutOff = isWithin(program.controllers.find(({ id }) => id === controller.id)?.offline ?? [], tick);
  const silenceOf = ({ isHeard, lastSeen }: DetectorFigures): string => {
    if (!isHeard) return view.say(isCutOff ? 'detectorCutOff' : 'detectorDead');
    const since = lastSeen ?? start;
    return told.time - since > SILENT ? formatMinutes(since) : '';
  };
  return (
    <section data-testid="detectors">
      <h3>
        {view.say('detectorsSeen', { period: formatPeriod(period) })} <WindowPicker />
      </h3>
      {isCutOff && <p class="cut-off">{view.say('detectorsCutOff')}</p>}
      <table class="movements detectors">
        <thead>
          <tr>
            <th scope="col">{view.say('detectorLane')}</th>
            <th scope="col">
              {view.say('detectorAt')} <span>{view.say('metresUnit')}</span>
            </th>
            <th scope="col">{view.say('detectorNow')}</th>
            <th scope="col">{view.say('detectorCount')}</th>
            <th scope="col">{view.say('detectorOccupancy')}</th>
            <th scope="col">{view.say('detectorSilent')}</th>
          </tr>
        </thead>
        <tbody>
          {links.map((link) => [
            <tr key={link} class="sum">
              <th scope="row" colSpan={6}>
                {app.text(sideText(network, link))}
              </th>
            </tr>,
            ...detectors.map((detector, place) => {
              if (detector.link !== link) return null;
              const figures = told.figures[own[place] ?? -1];
              const isHeard = figures?.isHeard === true;
              const isOccupied = now[place] === '1';
              return (
                <tr key={detector.id} class={figures && !isHeard ? 'dead' : ''} data-testid="detector">
                  <th scope="row" title={detector.id}>
                    {laneNumbers(detector.lanes)} {app.text(turnsText(network, link, detector.lanes))}
                  </th>
                  <td>{formatNumber(language, detector.distance)}</td>
                  <td>
                    {isHeard && (
                      <span
                        class={isOccupied ? 'lamp on' : 'lamp'}
                        role="img"
                        aria-label={view.say(isOccupied ? 'detectorOccupied' : 'detectorFree')}
                        title={view.say(isOccupied ? 'detectorOccupied' : 'detectorFree')}
                      />
                    )}
                  </td>
                  <td>{figures && figures.heard > 0 ? formatNumber(language, figures.counted) : '—'}</td>
                  <td>{formatShare(language, figures?.occupancy ?? null)}</td>
                  <td>{figures ? silenceOf(figures) : '—'}</td>
                </tr>
              );
            }),
          ])}
        </tbody>
      </table>
      <p class="note">{view.say('detectorsNote', { minutes: SILENT / 60 })}</p>
    </section>
  );
}

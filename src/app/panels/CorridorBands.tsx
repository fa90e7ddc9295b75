import { useComputed } from '@preact/signals';
import { bandAfterDrift, type CorridorBand, type StretchBands } from '../../signal/index.ts';
import { decay } from '../../view/index.ts';
import type { App } from '../app.ts';
import { useApp } from '../context.ts';
import type { CorridorModel } from '../corridor.ts';
import { bandsNow, type CorridorNow, corridorNow, crossName, headingText, writtenOf } from '../corridor-bands.ts';
import { noBandNotes } from '../corridor-words.ts';
import { formatMinutes, formatNumber, formatShare } from '../format.ts';
import { Chart, chartWidth } from './Chart.tsx';
import { EvidenceTag } from './Facts.tsx';

const DAYS = 60;

/** The bands of a corridor in figures, and how they decay on clocks that drift. */
export function CorridorBands({ corridor }: { corridor: CorridorModel }) {
  const app = useApp();
  const { view } = app;
  // The plan in force changes by the minute at most.
  const minute = useComputed(() => Math.floor(app.playback.time.value / 60));
  const time = minute.value * 60;
  const now = corridorNow(app, corridor, time);
  if (!now) return null;
  const isShown = view.diagram.value === corridor.id;
  const bands = bandsNow(now, isShown ? app.corridor.moved.value : new Map());
  const [first, last] = now.section;
  const section = `${crossName(app, now, first)}–${crossName(app, now, last)}`;
  const speed = app.corridor.speedKmh.value;
  return (
    <section data-testid="bands">
      <h3>
        {view.say('bands')}
        {!isShown && (
          <button type="button" onClick={() => (view.diagram.value = corridor.id)} data-testid="open-time-space">
            {view.say('openTimeSpace')}
          </button>
        )}
      </h3>
      <p class="note">
        {view.say('bandsNote', {
          section,
          time: formatMinutes(time),
          speed: speed === null ? view.say('bandsAtLimits') : view.say('bandsAtSpeed', { speed }),
        })}
      </p>
      {!isShown &&
        noBandNotes(app, now, bands).map((sentence) => (
          <p key={sentence} class="note">
            {sentence}
          </p>
        ))}
      {bands.stretches.map((stretch) => (
        <BandTable key={stretch.first} now={now} stretch={stretch} />
      ))}
      {bands.segments.length > 1 && <Segments now={now} segments={bands.segments} />}
      <Decay now={now} />
    </section>
  );
}

function BandTable({ now, stretch }: { now: CorridorNow; stretch: StretchBands }) {
  const app = useApp();
  const { view } = app;
  const language = view.language.value;
  const rows = [true, false].flatMap((isForward) => {
    const band = isForward ? stretch.forward : stretch.backward;
    return band ? [{ isForward, band }] : [];
  });
  const isPart = stretch.first !== now.section[0] || stretch.last !== now.section[1];
  return (
    <table class="movements" data-testid="band-table">
      {isPart && (
        <caption class="note">
          {crossName(app, now, stretch.first)}–{crossName(app, now, stretch.last)}
        </caption>
      )}
      <thead>
        <tr>
          <td />
          <th>
            {view.say('bandWidth')} <span>{view.say('secondsUnit')}</span>
          </th>
          <th title={view.say('efficiencyHint')}>
            {view.say('efficiency')} <span>%</span>
          </th>
          <th title={view.say('attainabilityHint')}>
            {view.say('attainability')} <span>%</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ isForward, band }) => (
          <tr key={String(isForward)} data-testid={isForward ? 'band-forward' : 'band-backward'}>
            <th scope="row">{headingText(app, now, isForward)}</th>
            <td>{formatNumber(language, band.width, 1)}</td>
            <td>{formatNumber(language, band.efficiency * 100)}</td>
            <td>{formatNumber(language, band.attainability * 100)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Bands from each signal to the next: where a wave breaks. */
function Segments({ now, segments }: { now: CorridorNow; segments: readonly StretchBands[] }) {
  const app = useApp();
  const { view } = app;
  const width = (band: CorridorBand | undefined) => formatNumber(view.language.value, band?.width);
  return (
    <details>
      <summary>
        {view.say('segments')} <span class="note">{view.say('segmentsNote')}</span>
      </summary>
      <table class="movements">
        <thead>
          <tr>
            <td />
            <th>{headingText(app, now, true)}</th>
            <th>{headingText(app, now, false)}</th>
          </tr>
        </thead>
        <tbody>
          {segments.map((segment) => (
            <tr key={segment.first}>
              <th scope="row">
                {crossName(app, now, segment.first)}–{crossName(app, now, segment.last)}
              </th>
              <td>{width(segment.forward)}</td>
              <td>{width(segment.backward)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Efficiency against days since the clocks were set, from the drift written down for each controller. */
function Decay({ now }: { now: CorridorNow }) {
  const app = useApp();
  const { view } = app;
  const language = view.language.value;
  const [first, last] = now.section;
  const clocks = now.signals
    .filter(({ place, controller }) => place >= first && place <= last && controller.class === 'freeRunning')
    .map((signal) => ({
      name: crossName(app, now, signal.place),
      drift: writtenOf(now, signal)?.controller.clockDrift,
    }));
  if (clocks.length === 0) return <p class="note">{view.say('decayNone')}</p>;
  const efficiency = bandAfterDrift(now.compiled.program, now.way, now.signals, driftOf(now), DAYS, {
    section: now.section,
    ...(now.speed === undefined ? {} : { speed: now.speed }),
  });
  const lines = [true, false].flatMap((isForward) => {
    const shares = isForward ? efficiency.forward : efficiency.backward;
    return shares ? [{ label: headingText(app, now, isForward), isForward, efficiency: shares }] : [];
  });
  if (lines.length === 0) return null;
  if (lines.every((one) => one.efficiency.every((share) => share === 0)))
    return <p class="note">{view.say('decayNever', { days: DAYS })}</p>;
  const known = clocks.flatMap(({ name, drift }) => (drift ? [{ name, drift }] : []));
  const unknown = clocks.filter(({ drift }) => !drift).map(({ name }) => name);
  const width = chartWidth(view.themeName.value === 'projector');
  const svg = decay(
    { title: decayTitle(app, lines), xLabel: view.say('decayAxis'), yLabel: view.say('decayEfficiency'), lines },
    { width, height: 170 },
    view.theme.value,
  );
  const [grade] = known;
  return (
    <Chart svg={svg} name={`lukou-decay-${now.corridor.id.replace(':', '-')}`}>
      <p class="note decay-note">
        {grade && <EvidenceTag evidence={grade.drift.evidence} source={grade.drift.source} />}{' '}
        {known.length > 0 &&
          view.say('decayNote', {
            drifts: known
              .map(({ name, drift }) =>
                view.say('decayOne', {
                  name,
                  drift: `${drift.value > 0 ? '+' : '−'}${formatNumber(language, Math.abs(drift.value), 1)}`,
                }),
              )
              .join(view.say('comma')),
          })}
        {unknown.length > 0 && view.say('decayUnknown', { names: unknown.join(view.say('comma')) })}
      </p>
    </Chart>
  );
}

/** What to see: the day by which the better band has lost half, or that nothing changes. */
function decayTitle(app: App, lines: readonly { efficiency: readonly number[] }[]): string {
  const best = lines.reduce((most, one) => ((one.efficiency[0] ?? 0) > (most.efficiency[0] ?? 0) ? one : most));
  const { efficiency } = best;
  const [start = 0] = efficiency;
  if (start === 0) return app.view.say('decayNothing');
  if (efficiency.every((share) => Math.abs(share - start) < 0.005)) return app.view.say('decaySteady');
  const half = efficiency.findIndex((share) => share <= start / 2);
  const days = half < 0 ? DAYS : half;
  const share = formatShare(app.view.language.value, efficiency[days] ?? 0);
  return app.view.say('decayTitle', { days, share });
}

const driftOf =
  ({ compiled }: CorridorNow) =>
  (controller: number): number => {
    const written = compiled.model.controllers[controller];
    return written?.class === 'freeRunning' ? (written.clockDrift?.value ?? 0) : 0;
  };

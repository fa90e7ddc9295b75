import { useComputed } from '@preact/signals';
import type { CorridorBand, StretchBands } from '../../signal/index.ts';
import { useApp } from '../context.ts';
import type { CorridorModel } from '../corridor.ts';
import { bandsNow, betterSpeed, type CorridorNow, corridorNow, crossName, headingText } from '../corridor-bands.ts';
import { noBandNotes } from '../corridor-words.ts';
import { formatMinutes, formatNumber } from '../format.ts';
import type { Moved } from '../moved-offsets.ts';
import { WaveDecay } from './WaveDecay.tsx';

const NOTHING_MOVED: Moved = new Map();

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
  const moved = isShown ? app.corridor.moved.value : NOTHING_MOVED;
  const bands = bandsNow(now, moved);
  const [first, last] = now.section;
  const section = `${crossName(app, now, first)}–${crossName(app, now, last)}`;
  const speed = app.corridor.speedKmh.value;
  const better = betterSpeed(now, moved);
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
      {better !== null && (
        <p class="note" data-testid="better-speed">
          {view.say('betterSpeed', { speed: better })}{' '}
          <button type="button" class="quiet" onClick={() => (app.corridor.speedKmh.value = better)}>
            {view.say('showAtSpeed', { speed: better })}
          </button>
        </p>
      )}
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
      <WaveDecay now={now} moved={moved} />
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

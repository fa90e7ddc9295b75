import { useEffect, useRef, useState } from 'preact/hooks';
import { sparkline } from '../../view/index.ts';
import { useApp } from '../context.ts';
import { formatClock, formatMinutes, formatNumber } from '../format.ts';
import { type CommandName, keyOf } from '../keys.ts';
import { BIN } from '../results.ts';

const HEIGHT = 34;
/** The sparkline's scale reaches at least this [s per vehicle], so that a calm dawn does not fill the bar. */
const CALM_DELAY = 60;

/** The clock, its buttons, and the day as a track with the county's delay as its ground. */
export function TimeBar() {
  const app = useApp();
  const { view, playback } = app;
  const isPlaying = playback.playing.value;
  const titled = (word: 'play' | 'pause' | 'step' | 'slower' | 'faster', command: CommandName) => ({
    'aria-label': view.say(word),
    title: `${view.say(word)} (${keyOf(command)})`,
  });
  const isReady = playback.day.value !== null;
  return (
    <footer class="time-bar">
      <button
        type="button"
        class="play"
        disabled={!isReady}
        onClick={() => (isPlaying ? playback.pause() : playback.play())}
        {...titled(isPlaying ? 'pause' : 'play', 'playPause')}
        data-testid="play"
      >
        {isPlaying ? '❚❚' : '▶'}
      </button>
      <button type="button" disabled={!isReady} onClick={playback.step} {...titled('step', 'step')} data-testid="step">
        ▶❘
      </button>
      <Clock />
      <div class="speed" role="group" aria-label={view.say('speed')}>
        <button type="button" onClick={playback.slower} {...titled('slower', 'slower')} data-testid="slower">
          −
        </button>
        <output data-testid="speed">
          {playback.speed.value === 'max' ? view.say('speedMax') : `×${playback.speed.value}`}
        </output>
        <button type="button" onClick={playback.faster} {...titled('faster', 'faster')} data-testid="faster">
          +
        </button>
      </div>
      <Track />
      <CountyNow />
    </footer>
  );
}

function Clock() {
  const { view, playback } = useApp();
  return (
    <time class="clock" aria-label={view.say('clockLabel')} data-testid="clock">
      {playback.day.value === null ? '--:--:--' : formatClock(playback.time.value)}
    </time>
  );
}

/** The county's delay in the last whole five minutes, and the vehicles under way now. */
function CountyNow() {
  const app = useApp();
  const { view, results } = app;
  const delay = results.latest.value?.county.delayPerTrip ?? null;
  const inside = (results.filling.value ?? results.latest.value)?.county.inside ?? null;
  return (
    <button
      type="button"
      class="county-now"
      onClick={() => (view.panel.value = { kind: 'county', id: '' })}
      title={view.say('countyNow')}
      data-testid="county-delay"
    >
      <span class="soft">{view.say('trackDelay')}</span>
      <span>
        <b>{formatNumber(view.language.value, delay)}</b> <span class="soft">{view.say('secondsUnit')}</span>
        <span class="soft"> · {view.say('tripsInside')} </span>
        <b>{formatNumber(view.language.value, inside)}</b>
      </span>
    </button>
  );
}

function Track() {
  const app = useApp();
  const { view, playback, results } = app;
  const [width, setWidth] = useState(600);
  const track = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!track.current) return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(track.current);
    return () => observer.disconnect();
  }, []);
  const day = playback.day.value;
  const start = day?.start ?? 6 * 3600;
  const end = day?.end ?? 22 * 3600;
  // Counted, so that the ground is drawn anew with every complete bin and not with every picture.
  const bins = results.bins.value;
  const ground =
    bins > 1
      ? sparkline(
          { label: view.say('trackDelay'), from: start, to: end, points: results.county.delay, atLeast: CALM_DELAY },
          { width, height: HEIGHT },
          view.theme.value,
        )
      : '';
  const title = day
    ? view.say('dayTrack', { from: formatMinutes(start), to: formatMinutes(end) })
    : view.say('dayTrackEmpty');
  const goTo = (time: number): void => {
    if (!day) return;
    if (time > playback.time.value) {
      results.lookBack.value = null;
      playback.runTo(time);
    } else lookAt(time);
  };
  const lookAt = (time: number): void => {
    const last = start + results.bins.value * BIN;
    const to = Math.min(last, start + Math.ceil((time - start + 1) / BIN) * BIN);
    results.lookBack.value = to >= last || to <= start ? null : to;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -BIN, ArrowRight: BIN, PageUp: -3600, PageDown: 3600 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    goTo((results.lookBack.value ?? playback.time.value) + by);
  };
  const every = end - start > 4 * 3600 ? 7200 : 900;
  const hours: number[] = [];
  for (let at = Math.ceil(start / every) * every; at <= end; at += every) hours.push(at);
  const share = (time: number): string => `${(100 * (time - start)) / (end - start)}%`;
  return (
    <div class="track-box">
      <div
        ref={track}
        class="track"
        role="slider"
        tabIndex={0}
        aria-label={title}
        title={title}
        aria-valuemin={start}
        aria-valuemax={end}
        aria-valuenow={Math.floor(results.lookBack.value ?? playback.time.value)}
        aria-valuetext={formatMinutes(results.lookBack.value ?? playback.time.value)}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          goTo(start + ((event.clientX - box.left) / box.width) * (end - start));
        }}
        data-testid="track"
      >
        <div class="track-ground" dangerouslySetInnerHTML={{ __html: ground }} />
        {results.lookBack.value !== null && <WindowMark share={share} />}
        {day && <Cursor share={share} />}
      </div>
      <div class="track-hours" aria-hidden="true">
        {(day ? hours : []).map((at) => (
          <span key={at} style={{ left: share(at) }}>
            {formatMinutes(at)}
          </span>
        ))}
      </div>
    </div>
  );
}

function Cursor({ share }: { share: (time: number) => string }) {
  const { playback } = useApp();
  return <div class="track-cursor" style={{ left: share(playback.time.value) }} />;
}

function WindowMark({ share }: { share: (time: number) => string }) {
  const wanted = useApp().results.wanted.value;
  if (!wanted) return null;
  return <div class="track-window" style={{ left: share(wanted.from), right: `calc(100% - ${share(wanted.to)})` }} />;
}

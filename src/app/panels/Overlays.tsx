import { describeChange } from '../../scenario/index.ts';
import { useApp } from '../context.ts';
import { formatMinutes, formatShare } from '../format.ts';
import type { WordKey } from '../words/index.ts';

/** One sentence on the first start, gone at the first click. */
export function Hint() {
  const { view, playback } = useApp();
  if (!view.hint.value || !playback.day.value) return null;
  return (
    <p class="hint" role="note" data-testid="hint">
      {view.say('firstHint')}
    </p>
  );
}

const STEP_WORDS: Record<string, WordKey> = {
  check: 'preparingCheck',
  network: 'preparingNetwork',
  assignment: 'preparingAssignment',
  trips: 'preparingTrips',
};

/** What is being prepared and how far it is. */
export function Preparing() {
  const app = useApp();
  const busy = app.preparing.value ?? (app.document.busy.value ? { what: 'check' as const, share: 0 } : null);
  if (!busy || app.failure.value) return null;
  return (
    <div class="preparing" role="status" data-testid="preparing">
      {app.view.say(STEP_WORDS[busy.what] ?? 'preparing')}
      {busy.share > 0 && <span class="soft"> {formatShare(app.view.language.value, busy.share)}</span>}
      <div class="progress">
        <div style={{ width: `${100 * busy.share}%` }} />
      </div>
    </div>
  );
}

/** Why it does not run, in a sentence. */
export function Failure() {
  const app = useApp();
  if (app.failure.value === null) return null;
  return (
    <div class="failure" role="alert" data-testid="failure">
      <h2>{app.view.say('failedTitle')}</h2>
      <p>{app.failure.value}</p>
      <p class="soft">{app.view.say('failedHint')}</p>
      <button
        type="button"
        onClick={() => {
          app.failure.value = null;
          app.restart();
        }}
      >
        {app.view.say('retry')}
      </button>
      <button type="button" class="quiet" onClick={() => (app.failure.value = null)}>
        {app.view.say('close')}
      </button>
    </div>
  );
}

/** What was clicked and not saved yet, with the way back. */
export function ChangeNotice() {
  const app = useApp();
  const { view, document } = app;
  const open = document.open.value;
  const changes = open?.loaded.document.kind === 'scenario' ? open.loaded.document.changes : [];
  const last = changes.at(-1);
  if (!open || !last || open.unsaved === 0) return null;
  return (
    <div class="track-notice" role="status" data-testid="changed">
      {view.say('changed', { count: open.unsaved, change: app.text(describeChange(last, open.loaded.base)) })}{' '}
      <button type="button" class="quiet" onClick={document.undo} data-testid="undo-change">
        {view.say('undo')}
      </button>
      <button type="button" class="quiet" onClick={() => (view.panel.value = { kind: 'scenario', id: '' })}>
        {view.say('seeChanges')}
      </button>
    </div>
  );
}

/** What the clock is about: running ahead, looking back, done. */
export function ClockNotice() {
  const app = useApp();
  const { view, playback, results } = app;
  const wanted = results.wanted.value;
  if (results.lookBack.value !== null && wanted)
    return (
      <div class="track-notice" role="status" data-testid="looking-back">
        {view.say('lookingBack', { from: formatMinutes(wanted.from), to: formatMinutes(wanted.to) })}
        <button type="button" class="quiet" onClick={() => (results.lookBack.value = null)}>
          {view.say('backToNow')}
        </button>
        <button type="button" class="quiet" onClick={() => app.restart(wanted.to)}>
          {view.say('replayFromStart', { time: formatMinutes(wanted.to) })}
        </button>
      </div>
    );
  if (playback.goal.value !== null)
    return (
      <div class="track-notice" role="status">
        {view.say('runningTo', { time: formatMinutes(playback.goal.value) })}
      </div>
    );
  return playback.finished.value ? (
    <div class="track-notice" role="status">
      {view.say('finished')}
    </div>
  ) : null;
}

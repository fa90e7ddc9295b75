import { useApp } from '../context.ts';
import { type CorridorNow, crossName } from '../corridor-bands.ts';
import { changesOf, moveOffset } from '../moved-offsets.ts';
import { signedSeconds } from '../time-space-data.ts';

/** Which offsets are moved, who has to go there, and the buttons that make it so; a hint while nothing is. */
export function MovedOffsets({ now }: { now: CorridorNow | null }) {
  const app = useApp();
  const { view, corridor, document } = app;
  const moved = corridor.moved.value;
  const signals = now?.signals.filter(({ controller }) => moved.has(controller.id)) ?? [];
  if (!now || signals.length === 0) return <p class="diagram-moved note">{view.say('tsHint')}</p>;
  return (
    <div class="diagram-moved" role="group" aria-label={view.say('tsMoved')} data-testid="moved-offsets">
      <span class="soft">{view.say('tsMoved')}</span>
      {signals.map((signal) => {
        const name = crossName(app, now, signal.place);
        return (
          <span key={signal.place} class="moved">
            {name} <b>{signedSeconds(moved.get(signal.controller.id) ?? 0)}</b>
            {signal.controller.class !== 'networked' && <span class="tag">{view.say('tsVisit')}</span>}
            <button
              type="button"
              class="quiet"
              aria-label={view.say('tsReset', { name })}
              title={view.say('tsReset', { name })}
              onClick={() => moveOffset(app, signal, 0)}
            >
              ↺
            </button>
          </span>
        );
      })}
      <button
        type="button"
        class="primary"
        disabled={document.busy.value}
        title={view.say('tsApplyHint')}
        onClick={() => void document.applyAll(changesOf(now, moved))}
        data-testid="apply-offsets"
      >
        {view.say('tsApply')}
      </button>
      <button type="button" onClick={() => (corridor.moved.value = new Map())} data-testid="cancel-offsets">
        {view.say('tsCancel')}
      </button>
    </div>
  );
}

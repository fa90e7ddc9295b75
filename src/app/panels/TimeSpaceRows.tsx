import type { TimeSpaceLayout } from '../../view/index.ts';
import { type CorridorSignal, steadyAspect } from '../../signal/index.ts';
import { useApp } from '../context.ts';
import { type CorridorNow, crossName } from '../corridor-bands.ts';
import { moveOffset, secondsMoved } from '../moved-offsets.ts';
import { showPlace } from '../show-place.ts';
import { signedSeconds } from '../time-space-data.ts';

/** Height of what can be taken hold of, where rows stand far apart [px]. */
const GRIP = 22;

/** What lies over the picture: a button on every name, and one slider a signal, to be dragged by mouse or keys. */
export function TimeSpaceRows({ now, layout }: { now: CorridorNow; layout: TimeSpaceLayout }) {
  const app = useApp();
  const [first, last] = now.section;
  const height = Math.min(GRIP, layout.tightest);
  return (
    <>
      {now.corridor.intersections.slice(first, last + 1).map((id, row) => {
        const name = crossName(app, now, first + row);
        return (
          <button
            key={id}
            type="button"
            class="diagram-name"
            style={{
              top: `${(layout.labels[row] ?? 0) - height / 2}px`,
              width: `${layout.names}px`,
              height: `${height}px`,
            }}
            aria-label={app.view.say('tsOpen', { name })}
            title={app.view.say('tsOpen', { name })}
            onClick={() => showPlace(app, { kind: 'intersection', id })}
            data-testid="time-space-open"
          />
        );
      })}
      {now.signals
        .filter(({ place, plan }) => place >= first && place <= last && steadyAspect(plan) === undefined)
        .map((signal) => (
          <Row
            key={signal.place}
            now={now}
            signal={signal}
            layout={layout}
            y={layout.rows[signal.place - first] ?? 0}
          />
        ))}
    </>
  );
}

function Row(props: { now: CorridorNow; signal: CorridorSignal; layout: TimeSpaceLayout; y: number }) {
  const app = useApp();
  const { view, corridor } = app;
  const { now, signal, layout, y } = props;
  const moved = secondsMoved(corridor.moved.value, signal.controller.id, signal.plan.id);
  const height = Math.min(GRIP, layout.tightest);
  const name = crossName(app, now, signal.place);
  const move = (seconds: number): void => moveOffset(app, signal, seconds);

  const onPointerDown = (event: PointerEvent & { currentTarget: HTMLElement }): void => {
    const grip = event.currentTarget;
    const start = event.clientX;
    const secondsPerPixel = 1 / (layout.x(1) - layout.x(0));
    grip.setPointerCapture(event.pointerId);
    corridor.dragging.value = true;
    const drag = (next: PointerEvent): void => move(moved + Math.round((next.clientX - start) * secondsPerPixel));
    const drop = (): void => {
      corridor.dragging.value = false;
      grip.removeEventListener('pointermove', drag);
      grip.removeEventListener('pointerup', drop);
      grip.removeEventListener('pointercancel', drop);
    };
    grip.addEventListener('pointermove', drag);
    grip.addEventListener('pointerup', drop);
    grip.addEventListener('pointercancel', drop);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageDown: -5, PageUp: 5 }[event.key];
    if (by === undefined && event.key !== 'Delete') return;
    event.preventDefault();
    move(by === undefined ? 0 : moved + by);
  };
  return (
    <div
      class="diagram-row"
      role="slider"
      tabIndex={0}
      style={{
        top: `${y - height / 2}px`,
        left: `${layout.left}px`,
        width: `${layout.right - layout.left}px`,
        height: `${height}px`,
      }}
      aria-label={view.say('tsRow', { name })}
      aria-valuemin={0}
      aria-valuemax={signal.cycle - 1}
      aria-valuenow={(((signal.offset + moved) % signal.cycle) + signal.cycle) % signal.cycle}
      aria-valuetext={view.say('tsRowValue', { offset: signal.offset, moved: signedSeconds(moved) })}
      title={view.say('tsRow', { name })}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      data-testid="time-space-row"
    />
  );
}

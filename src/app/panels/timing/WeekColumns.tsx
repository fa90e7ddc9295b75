import { useRef, useState } from 'preact/hooks';
import type { ScheduleBand } from '../../../scenario/index.ts';
import type { Desk } from './desk.ts';
import { planText } from './names.ts';
import {
  bandsOfSet,
  type CalendarDay,
  DAY,
  DAY_WORDS,
  minutesOf,
  moveBreak,
  setFor,
  SNAP,
  WEEKDAYS,
  withBands,
} from './week.ts';

/** How many looks of bands there are in the style sheet; plans beyond share them and are told apart by name. */
const LOOKS = 6;

interface Drag {
  set: number;
  band: number;
  bands: readonly ScheduleBand[];
  top: number;
  height: number;
}

/** Seven columns of 24 hours, bands by plan with name and pattern; the breaks between them can be moved. */
export function WeekColumns(props: { desk: Desk; calendar: CalendarDay; set: number; choose(set: number): void }) {
  const { desk, calendar, set: chosen, choose } = props;
  const { app, controller } = desk;
  const { view } = app;
  const drag = useRef<Drag | null>(null);
  const [passing, setPassing] = useState<{ set: number; bands: readonly ScheduleBand[] } | null>(null);
  const planOf = (id: string) => controller.plans.find((plan) => plan.id === id);
  const moved = (event: PointerEvent): readonly ScheduleBand[] | null => {
    const held = drag.current;
    if (!held) return null;
    const minutes = ((event.clientY - held.top) / held.height) * DAY;
    return moveBreak(held.bands, held.band, Math.round(minutes / SNAP) * SNAP);
  };
  const end = (event: PointerEvent, keeps: boolean): void => {
    const [held, bands] = [drag.current, moved(event)];
    drag.current = null;
    setPassing(null);
    if (held && bands && keeps) desk.change(withBands(controller, held.set, bands));
  };
  return (
    <div class="week" data-testid="week-columns">
      <div class="week-hours" aria-hidden="true">
        {[0, 3, 6, 9, 12, 15, 18, 21, 24].map((hour) => (
          <span key={hour} style={{ top: `${(100 * hour) / 24}%` }}>
            {String(hour).padStart(2, '0')}
          </span>
        ))}
      </div>
      {WEEKDAYS.map((day) => {
        const set = setFor(controller, day, calendar);
        const bands = passing?.set === set ? passing.bands : bandsOfSet(controller, set);
        return (
          <div key={day} class={set === chosen ? 'week-day chosen' : 'week-day'}>
            <button type="button" class="quiet" aria-pressed={set === chosen} onClick={() => choose(set)}>
              {view.say(DAY_WORDS[day])}
            </button>
            <div class="week-column">
              {bands.map((band, at) => {
                const from = minutesOf(band.from);
                const to = minutesOf(bands[at + 1]?.from ?? '24:00');
                const plan = planOf(band.plan);
                const name = plan ? app.text(planText(plan)) : band.plan;
                const look = plan ? controller.plans.indexOf(plan) % LOOKS : LOOKS - 1;
                return (
                  <div
                    key={at}
                    class={`band band-${look}`}
                    style={{ top: `${(100 * from) / DAY}%`, height: `${(100 * (to - from)) / DAY}%` }}
                    title={`${band.from} ${name}`}
                  >
                    {to - from >= 75 && <span>{name}</span>}
                  </div>
                );
              })}
              {bands.map((band, at) => {
                if (at === 0) return null;
                const plan = planOf(band.plan);
                const label = view.say('weekBreak', {
                  day: view.say(DAY_WORDS[day]),
                  plan: plan ? app.text(planText(plan)) : band.plan,
                  from: band.from,
                });
                return (
                  <div
                    key={at}
                    class="break"
                    role="slider"
                    tabIndex={0}
                    aria-orientation="vertical"
                    aria-label={label}
                    title={label}
                    aria-valuemin={0}
                    aria-valuemax={DAY}
                    aria-valuenow={minutesOf(band.from)}
                    aria-valuetext={band.from}
                    style={{ top: `${(100 * minutesOf(band.from)) / DAY}%` }}
                    onPointerDown={(event) => {
                      const column = event.currentTarget.parentElement?.getBoundingClientRect();
                      if (event.button !== 0 || !column) return;
                      event.currentTarget.setPointerCapture(event.pointerId);
                      choose(set);
                      drag.current = { set, band: at, bands, top: column.top, height: column.height };
                    }}
                    onPointerMove={(event) => {
                      const next = moved(event);
                      if (next) setPassing({ set, bands: next });
                    }}
                    onPointerUp={(event) => end(event, true)}
                    onPointerCancel={(event) => end(event, false)}
                    onKeyDown={(event) => {
                      const by = { ArrowUp: -SNAP, ArrowDown: SNAP }[event.key];
                      if (by === undefined) return;
                      event.preventDefault();
                      const next = moveBreak(bands, at, minutesOf(band.from) + by);
                      desk.change(withBands(controller, set, next));
                    }}
                    data-testid={`break-${day}-${at + 1}`}
                  />
                );
              })}
            </div>
          </div>
        );
      })}
    </div>
  );
}

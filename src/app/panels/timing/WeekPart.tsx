import { useState } from 'preact/hooks';
import type { Controller } from '../../../scenario/index.ts';
import type { WordKey } from '../../words/index.ts';
import { BandList } from './BandList.tsx';
import type { Desk } from './desk.ts';
import { Field } from './Field.tsx';
import { NumberField } from './NumberField.tsx';
import { patched } from './plan-edits.ts';
import {
  CALENDAR,
  CALENDAR_WORDS,
  type CalendarDay,
  DAY_WORDS,
  type OtherDays,
  WEEKDAYS,
  type Weekday,
} from './week.ts';
import { WeekColumns } from './WeekColumns.tsx';

type Method = NonNullable<Controller['transition']>['method'];
const METHODS: readonly (readonly [Method, WordKey])[] = [
  ['immediate', 'transitionImmediate'],
  ['dwell', 'transitionDwell'],
  ['shortway', 'transitionShortway'],
];

/** With what counts while nothing is written [% of the cycle]. */
const SHORTWAY = [
  ['addAtMost', 'weekAddAtMost', 20],
  ['subtractAtMost', 'weekSubtractAtMost', 17],
] as const;

/** The schedule as a week, the days that have one of their own, and how the controller goes from plan to plan. */
export function WeekPart({ desk }: { desk: Desk }) {
  const { app, controller } = desk;
  const { view } = app;
  const [calendar, setCalendar] = useState<CalendarDay>('term');
  const [wanted, setSet] = useState(-1);
  const others = controller.otherDays ?? [];
  const set = wanted < others.length ? wanted : -1;
  const change = (patch: Partial<Controller>): void => desk.change({ ...controller, ...patch });
  const daysText = ({ days }: OtherDays): string =>
    [
      ...(days.weekdays ?? []).map((day) => view.say(DAY_WORDS[day])),
      ...(days.calendar ?? []).map((day) => view.say(CALENDAR_WORDS[day])),
    ].join(view.language.value === 'zh' ? '、' : ', ') || view.say('weekEveryDay');
  return (
    <section data-testid="week">
      <div class="fields">
        <Field word="weekCalendar">
          <select
            value={calendar}
            aria-label={view.say('weekCalendar')}
            onChange={(event) => setCalendar(event.currentTarget.value as CalendarDay)}
          >
            {CALENDAR.map((each) => (
              <option key={each} value={each}>
                {view.say(CALENDAR_WORDS[each])}
              </option>
            ))}
          </select>
        </Field>
        <Field word="weekTransition">
          <select
            value={controller.transition?.method ?? 'dwell'}
            aria-label={view.say('weekTransition')}
            onChange={(event) =>
              change({ transition: { ...controller.transition, method: event.currentTarget.value as Method } })
            }
            data-testid="transition"
          >
            {METHODS.map(([method, word]) => (
              <option key={method} value={method}>
                {view.say(word)}
              </option>
            ))}
          </select>
        </Field>
        {controller.transition?.method === 'shortway' && (
          <ShortwayLimits desk={desk} transition={controller.transition} />
        )}
        <Field word="weekMidnight">
          <select
            value={controller.midnight ?? 'continue'}
            aria-label={view.say('weekMidnight')}
            onChange={(event) =>
              change({ midnight: event.currentTarget.value === 'resynchronise' ? 'resynchronise' : 'continue' })
            }
          >
            <option value="continue">{view.say('midnightContinue')}</option>
            <option value="resynchronise">{view.say('midnightResynchronise')}</option>
          </select>
        </Field>
      </div>
      <p class="note">{view.say('weekHint')}</p>
      <div class="week-sides">
        <WeekColumns desk={desk} calendar={calendar} set={set} choose={setSet} />
        <div class="week-list">
          <Field word="weekSet">
            <select
              value={set}
              aria-label={view.say('weekSet')}
              onChange={(event) => setSet(Number(event.currentTarget.value))}
              data-testid="week-set"
            >
              <option value={-1}>{view.say('weekOrdinary')}</option>
              {others.map((other, index) => (
                <option key={index} value={index}>
                  {view.say('weekOther', { number: index + 1, days: daysText(other) })}
                </option>
              ))}
            </select>
          </Field>
          {set >= 0 && <DayBoxes desk={desk} set={set} />}
          <BandList desk={desk} set={set} />
          <div class="row">
            <button
              type="button"
              onClick={() => {
                const days = { calendar: ['vacation' as const] };
                change({ otherDays: [...others, { days, schedule: controller.schedule }] });
                setSet(others.length);
                setCalendar('vacation');
              }}
              data-testid="add-days"
            >
              {view.say('weekAddSet')}
            </button>
            {set >= 0 && (
              <button
                type="button"
                onClick={() => {
                  change({ otherDays: others.filter((_, index) => index !== set) });
                  setSet(-1);
                }}
              >
                {view.say('weekRemoveSet')}
              </button>
            )}
          </div>
        </div>
      </div>
    </section>
  );
}

/** Of the cycle, at most, by which one cycle is made longer or shorter on the way. */
function ShortwayLimits({ desk, transition }: { desk: Desk; transition: NonNullable<Controller['transition']> }) {
  const { view } = desk.app;
  return (
    <>
      {SHORTWAY.map(([key, word, derived]) => {
        const value = transition[key];
        return (
          <Field key={key} word={word}>
            <NumberField
              label={view.say(word)}
              value={value === undefined ? undefined : Math.round(value * 100)}
              derived={derived}
              mayBeBlank
              most={100}
              commit={(percent) => {
                const share = percent === undefined ? undefined : percent / 100;
                desk.change({ ...desk.controller, transition: patched(transition, { [key]: share }) });
              }}
              testId={key}
            />
            <span class="soft">%</span>
          </Field>
        );
      })}
    </>
  );
}

/** Days of the week and kinds of day on which a set counts; none ticked: all of them. */
function DayBoxes({ desk, set }: { desk: Desk; set: number }) {
  const { app, controller } = desk;
  const { view } = app;
  const days: OtherDays['days'] = controller.otherDays?.[set]?.days ?? {};
  const put = (next: OtherDays['days']): void => {
    const otherDays = (controller.otherDays ?? []).map((each, index) =>
      index === set ? { ...each, days: next } : each,
    );
    desk.change({ ...controller, otherDays });
  };
  const flipped = <T,>(all: readonly T[], chosen: readonly T[] | undefined, one: T): T[] | undefined => {
    const now = all.filter((each) => (each === one ? !(chosen ?? []).includes(one) : (chosen ?? []).includes(each)));
    return now.length === 0 ? undefined : now;
  };
  const of = (weekdays: Weekday[] | undefined, calendar: CalendarDay[] | undefined): OtherDays['days'] => ({
    ...(weekdays === undefined ? {} : { weekdays }),
    ...(calendar === undefined ? {} : { calendar }),
  });
  return (
    <fieldset class="day-boxes">
      <legend class="note">{view.say('weekWhichDays')}</legend>
      {WEEKDAYS.map((day) => (
        <label key={day}>
          <input
            type="checkbox"
            checked={days.weekdays?.includes(day) ?? false}
            onChange={() => put(of(flipped(WEEKDAYS, days.weekdays, day), days.calendar))}
          />{' '}
          {view.say(DAY_WORDS[day])}
        </label>
      ))}
      {CALENDAR.map((day) => (
        <label key={day}>
          <input
            type="checkbox"
            checked={days.calendar?.includes(day) ?? false}
            onChange={() => put(of(days.weekdays, flipped(CALENDAR, days.calendar, day)))}
          />{' '}
          {view.say(CALENDAR_WORDS[day])}
        </label>
      ))}
    </fieldset>
  );
}

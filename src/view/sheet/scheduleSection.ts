/** The week on the sheet: which plan from when, on which days. */
import type { Controller } from '../../scenario/index.ts';
import { type Pen, section, table } from './markup.ts';
import { daysText, planName } from './words.ts';

export function scheduleSection(controller: Controller, pen: Pen): string {
  const others = controller.otherDays ?? [];
  const rows = [
    ...others.map(({ days, schedule }) => row(pen.text(daysText(days)), schedule)),
    row(
      others.length === 0 ? pen.say('每天', 'every day') : pen.say('其余日子', 'all other days'),
      controller.schedule,
    ),
  ];
  return section(
    pen.say('时段表', 'Schedule'),
    table([pen.say('日子', 'Days'), pen.say('时段与方案', 'From, and plan')], rows, 'long'),
  );

  function row(days: string, bands: Controller['schedule']): string[] {
    const parts = bands.map(({ from, plan }, index) => {
      const to = bands[index + 1]?.from ?? '24:00';
      const name = pen.text(
        planName(
          controller.plans.find(({ id }) => id === plan),
          plan,
        ),
      );
      return `<span style="white-space:nowrap">${from}–${to} <b>${name}</b></span>`;
    });
    return [days, parts.join('　')];
  }
}

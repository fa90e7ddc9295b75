/** Which plan a period is about, and what else that plan is used for. */
import { secondsOfDay } from '../../common/index.ts';
import type { Controller, Plan, Text } from '../../scenario/index.ts';

const DAY = 24 * 3600;

interface Band {
  readonly plan: string;
  readonly from: number;
  readonly to: number;
}

function bandsOf({ schedule }: Controller): Band[] {
  return schedule.map(({ from, plan }, index) => ({
    plan,
    from: secondsOfDay(from),
    to: schedule[index + 1] === undefined ? DAY : secondsOfDay(schedule[index + 1]?.from ?? '24:00'),
  }));
}

const overlap = (band: Band, from: number, to: number): number =>
  Math.max(0, Math.min(band.to, to) - Math.max(band.from, from));

/** The plan that the schedule has for most of a period, clocks taken as right. */
export function planInForce(controller: Controller, from: number, to: number): Plan | undefined {
  const seconds = new Map<string, number>();
  for (const band of bandsOf(controller))
    seconds.set(band.plan, (seconds.get(band.plan) ?? 0) + overlap(band, from, to));
  const [most] = [...seconds].sort((a, b) => b[1] - a[1]);
  return controller.plans.find(({ id }) => id === most?.[0]);
}

const clock = (time: number): string =>
  `${String(Math.floor(time / 3600)).padStart(2, '0')}:${String(Math.floor((time % 3600) / 60)).padStart(2, '0')}`;

/** Where the plan is in force outside the period too, or not in all of it: a planner should know before it is changed. */
export function bandsText(controller: Controller, { id }: Plan, from: number, to: number): Text[] {
  const own = bandsOf(controller).filter((band) => band.plan === id);
  const inside = own.reduce((sum, band) => sum + overlap(band, from, to), 0);
  const elsewhere = own.filter((band) => band.from < from || band.to > to);
  const texts: Text[] = [];
  if (inside < to - from)
    texts.push({
      zh: `时段内有 ${Math.round((to - from - inside) / 60)} 分钟由其他方案控制，不受影响`,
      en: `For ${Math.round((to - from - inside) / 60)} minutes of the period another plan is in force and stays as it is`,
    });
  if (elsewhere.length > 0) {
    const bands = elsewhere.map((band) => `${clock(band.from)}–${clock(band.to)}`);
    texts.push({
      zh: `这个方案在 ${bands.join('、')} 使用，时段以外也会随之改变`,
      en: `This plan is in force ${bands.join(', ')}: outside the period it changes too`,
    });
  }
  return texts;
}

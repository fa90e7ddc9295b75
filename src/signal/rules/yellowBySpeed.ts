/**
 * Yellow long enough to stop comfortably from the speed limit, rounded to whole seconds as plans are: t + v ÷ 2a (ITE) gives 2.8, 3.3,
 * 3.7, 4.2 s at 40, 50, 60, 70 km/h. Turning vehicles are slower; phases without through traffic are not held to it.
 */
import type { Finding } from '../../scenario/index.ts';
import { FIGURES } from '../figures.ts';
import { finding, seconds } from './context.ts';
import type { PlanContext } from './context.ts';

/** @param speed [m/s]   @returns [s], not rounded */
export function yellowAt(speed: number): number {
  return FIGURES.yellowReaction.value + speed / (2 * FIGURES.yellowDeceleration.value);
}

export function yellowBySpeed({ network, plan, path, phases }: PlanContext): Finding[] {
  return phases.flatMap(({ phase, index, served }): Finding[] => {
    const limits = served
      .filter(({ movement }) => movement.turn === 'through')
      .map(({ movement }) => network.links[movement.fromLink]?.speedLimit ?? 0);
    const speed = Math.max(0, ...limits);
    const exact = yellowAt(speed);
    const needed = Math.floor(exact + 0.5);
    // Up to the least that any yellow has, `shortYellow` speaks.
    if (needed <= FIGURES.shortestYellow.value || phase.yellow >= needed) return [];
    const missing = seconds(needed - phase.yellow);
    const [kmh, shown] = [Math.floor(speed * 3.6 + 0.5), exact.toFixed(1)];
    const message = {
      zh: `方案 ${plan.id} 相位 ${phase.id} 黄灯 ${phase.yellow} s；限速 ${kmh} km/h 按公式要 ${shown} s，取整 ${needed} s，差 ${missing} s`,
      en: `Plan ${plan.id}, phase ${phase.id}: yellow of ${phase.yellow} s; at ${kmh} km/h the formula gives ${shown} s, ${needed} s in whole seconds, ${missing} s are missing`,
    };
    return [
      finding(
        'warning',
        'yellowBySpeed',
        [...path, 'phases', index, 'yellow'],
        message,
        FIGURES.yellowDeceleration,
        missing,
      ),
    ];
  });
}

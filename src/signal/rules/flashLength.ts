/** Where greens flash before their end, they do so for the usual time; a longer flash is no clearer, a shorter one is missed. */
import type { Finding } from '../../scenario/index.ts';
import { FIGURES } from '../figures.ts';
import { finding, seconds } from './context.ts';
import type { PlanContext } from './context.ts';

export function flashLength({ plan, path, phases }: PlanContext): Finding[] {
  const usual = FIGURES.usualFlash.value;
  return phases.flatMap(({ phase, index }): Finding[] => {
    const { greenFlash = 0 } = phase;
    if (greenFlash === 0 || greenFlash === usual) return [];
    const missing = seconds(usual - greenFlash);
    const off = missing > 0 ? { zh: `差 ${missing} s`, en: `short by ${missing} s` } : LONG(-missing);
    const message = {
      zh: `方案 ${plan.id} 相位 ${phase.id} 绿闪 ${greenFlash} s，通常为 ${usual} s，${off.zh}`,
      en: `Plan ${plan.id}, phase ${phase.id}: green flash of ${greenFlash} s, usually ${usual} s, ${off.en}`,
    };
    const where = [...path, 'phases', index, 'greenFlash'];
    return [finding('warning', 'flashLength', where, message, FIGURES.usualFlash, missing > 0 ? missing : undefined)];
  });
}

const LONG = (by: number) => ({ zh: `长了 ${by} s`, en: `long by ${by} s` });

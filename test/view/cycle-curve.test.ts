/** The curve of common cycles: every cycle has its dots, those that leave somebody outside are hollow, the one taken is marked. */
import { expect, it } from 'vitest';
import { cycleCurve, THEMES } from '../../src/view/index.ts';

it('full and hollow dots for every cycle, and the mark stands on the one taken', () => {
  const theme = THEMES.light;
  const point = (cycle: number, isComplete: boolean) => ({ cycle, delay: 30, forward: 9, backward: 7, isComplete });
  const svg = cycleCurve(
    {
      title: '公共周期',
      delayLabel: '平均延误',
      bandLabel: '带宽',
      cycleLabel: '周期',
      forward: '向东',
      backward: '向西',
      taken: '采用 120 s',
      today: { label: '现方案 41', delay: 41 },
      chosen: 120,
      points: [point(115, true), point(120, true), point(140, false)],
    },
    { width: 348, height: 250 },
    theme,
  );
  const dots = [...svg.matchAll(/<circle cx="([\d.]+)"[^>]*fill="(#\w+)"/g)].map(([, x, fill]) => [Number(x), fill]);
  expect(dots).toHaveLength(9);
  expect(dots.filter(([, fill]) => fill === theme.page.panel)).toHaveLength(3);
  const [mark] = /<line x1="([\d.]+)" x2="\1"/.exec(svg)!.slice(1).map(Number);
  expect(dots.filter(([x]) => x === mark)).toHaveLength(3);
  expect(svg).toContain('采用 120 s');
  expect(svg).not.toContain('NaN');
});

import { describe, expect, it } from 'vitest';
import { contrastRatio, cssVariables, luminanceOf, textPairs, THEME_NAMES, THEMES } from '../../src/view/index.ts';

describe.each(THEME_NAMES)('the %s theme', (name) => {
  const theme = THEMES[name];

  it('keeps every text legible on the ground it stands on', () => {
    const faint = textPairs(theme)
      .map((pair) => ({ ...pair, ratio: contrastRatio(pair.ink, pair.ground) }))
      .filter((pair) => pair.ratio < pair.least)
      .map((pair) => `${pair.name}: ${pair.ratio.toFixed(2)} < ${pair.least}`);
    expect(faint).toEqual([]);
  });

  it.each(['congestion', 'los'] as const)('orders the %s scale by lightness alone, calm first', (scale) => {
    const fromGround = theme[scale].map((colour) => contrastRatio(colour, theme.map.ground));
    for (let step = 1; step < fromGround.length; step++)
      expect(fromGround[step], `${scale} ${step + 1}`).toBeGreaterThan(1.1 * (fromGround[step - 1] as number));
  });

  it('orders the delay of vehicles by lightness alone, late the furthest from the panel', () => {
    const fromPanel = theme.chart.delay.map((colour) => contrastRatio(colour, theme.page.panel));
    expect(fromPanel[0]).toBeGreaterThan(2);
    for (let step = 1; step < fromPanel.length; step++)
      expect(fromPanel[step], `delay ${step + 1}`).toBeGreaterThan(1.2 * (fromPanel[step - 1] as number));
  });

  it('shows lit lamps on their housing, and unlit ones fainter than any lit one', () => {
    const { red, yellow, green, off, housing } = theme.lamps;
    for (const lit of [red, yellow, green]) {
      expect(contrastRatio(lit, housing)).toBeGreaterThan(3);
      expect(luminanceOf(lit)).toBeGreaterThan(luminanceOf(off));
    }
  });

  it('draws data lines, queues and intersections so that they stand out from ground and road', () => {
    for (const colour of [theme.chart.after, ...theme.chart.series])
      expect(contrastRatio(colour, theme.page.panel)).toBeGreaterThan(3);
    for (const road of [theme.map.roadMajor, theme.map.roadMinor])
      for (const colour of [theme.map.queue, theme.map.selection, theme.map.nodeSignal, theme.congestion[4]])
        expect(contrastRatio(colour, road), `${colour} on ${road}`).toBeGreaterThan(3);
  });
});

it('in the projector theme nothing that carries words is below 4.5 to 1', () => {
  for (const pair of textPairs(THEMES.projector))
    expect(contrastRatio(pair.ink, pair.ground), pair.name).toBeGreaterThanOrEqual(4.5);
});

it('gives each token a CSS name of its own, the same names in every theme', () => {
  const names = THEME_NAMES.map((name) => Object.keys(cssVariables(THEMES[name])).sort());
  expect(names[1]).toEqual(names[0]);
  expect(names[2]).toEqual(names[0]);
  expect(cssVariables(THEMES.light)).toMatchObject({
    '--page-ink-soft': THEMES.light.page.inkSoft,
    '--los-f': THEMES.light.los[5],
    '--congestion-1': THEMES.light.congestion[0],
    '--type-body': '14px',
  });
});

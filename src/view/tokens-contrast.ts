/** Contrast between two colours, as WCAG 2.2 defines it, and the choice of ink that follows from it. */
import type { Colour, Theme } from './tokens.ts';

/** Red, green, blue, each 0…1 in sRGB. */
export function channelsOf(colour: Colour): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** Relative luminance 0…1. Source: WCAG 2.2, definition of relative luminance. */
export function luminanceOf(colour: Colour): number {
  const [r, g, b] = channelsOf(colour).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** 1 (the same) … 21 (black on white). Source: WCAG 2.2, definition of contrast ratio. */
export function contrastRatio(a: Colour, b: Colour): number {
  const [darker, lighter] = [luminanceOf(a), luminanceOf(b)].sort((p, q) => p - q) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Near-black or near-white, whichever reads better on the colour: for letters on the ordered scales. */
export function inkOn(colour: Colour): Colour {
  return contrastRatio(colour, '#16181c') >= contrastRatio(colour, '#ffffff') ? '#16181c' : '#ffffff';
}

/** Every pair of text and ground that the page, the charts and the map put together, with the least ratio it must keep. */
export function textPairs(theme: Theme): { name: string; ink: Colour; ground: Colour; least: number }[] {
  const { page, map } = theme;
  const grounds = { ground: page.ground, panel: page.panel, inset: page.inset };
  const pairs: { name: string; ink: Colour; ground: Colour; least: number }[] = [];
  for (const [name, ground] of Object.entries(grounds)) {
    pairs.push({ name: `ink on ${name}`, ink: page.ink, ground, least: 7 });
    for (const ink of ['inkSoft', 'inkFaint', 'accent', 'warning', 'error'] as const)
      pairs.push({ name: `${ink} on ${name}`, ink: page[ink], ground, least: 4.5 });
  }
  pairs.push({ name: 'onAccent on accent', ink: page.onAccent, ground: page.accent, least: 4.5 });
  pairs.push({ name: 'accent on accentSoft', ink: page.accent, ground: page.accentSoft, least: 4.5 });
  for (const ground of [page.synthetic, page.syntheticHatch])
    pairs.push({ name: 'syntheticInk on its tag', ink: page.syntheticInk, ground, least: 4.5 });
  for (const ground of ['ground', 'building', 'green', 'water', 'labelHalo'] as const) {
    pairs.push({ name: `map label on ${ground}`, ink: map.label, ground: map[ground], least: 7 });
    pairs.push({ name: `soft map label on ${ground}`, ink: map.labelSoft, ground: map[ground], least: 4.5 });
  }
  pairs.push({ name: 'water label on water', ink: map.labelWater, ground: map.water, least: 4.5 });
  pairs.push({ name: 'axis on panel', ink: theme.chart.axis, ground: page.panel, least: 4.5 });
  for (const colour of [...theme.congestion, ...theme.los])
    pairs.push({ name: `ink on ${colour}`, ink: inkOn(colour), ground: colour, least: 4.5 });
  return pairs;
}

/** A chart as it leaves the page: on its own ground, with the synthetic label and the source line under it. */
import { FONT_STACK, type Theme } from '../tokens.ts';
import { breakLines, el, escapeXml, words } from './svg.ts';

export interface PictureLabels {
  /** Empty for data that is not synthetic. */
  synthetic: string;
  source: string;
}

/** Wraps a chart made by this folder; the result is a file of its own. */
export function signedPicture(
  chart: string,
  size: { width: number; height: number },
  labels: PictureLabels,
  theme: Theme,
): string {
  const note = theme.type.note;
  const border = 16;
  const lines = [labels.synthetic, labels.source]
    .filter((line) => line !== '')
    .flatMap((line) => breakLines(line, size.width, note));
  const width = size.width + 2 * border;
  const height = size.height + 2 * border + 8 + lines.length * note * 1.5;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      width,
      height: Math.ceil(height),
      'font-family': FONT_STACK,
    },
    el('title', {}, escapeXml(labels.source)),
    el('rect', { width, height: Math.ceil(height), fill: theme.page.panel }),
    el('g', { transform: `translate(${border} ${border})` }, chart),
    ...lines.map((line, index) =>
      words(line, border, border + size.height + 8 + (index + 1) * note * 1.5 - 4, {
        'font-size': note,
        fill: theme.page.inkSoft,
      }),
    ),
  )}`;
}

/** SVG as text, so that a chart is a function that Node can run: escaped elements, text measured roughly, nothing more. */
import type { Theme } from '../tokens.ts';
import { FONT_STACK } from '../tokens.ts';

type Attributes = Record<string, string | number | undefined>;

export interface ChartSize {
  width: number;
  height: number;
}

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark);

/** Two decimals at most: a thousandth of a pixel is noise in a file a person may read. */
const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/** One element with its children, which are markup already. */
export function el(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escapeXml(value ?? '')}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

export function words(text: string, x: number, y: number, attributes: Attributes): string {
  return el('text', { x, y, ...attributes }, escapeXml(text));
}

/** Width of a text [px], near enough to place and break it: a Chinese character is one em, others about 0.56. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) ems += letter >= '\u2e80' ? 1 : 0.56;
  return ems * size;
}

/** Breaks a text into lines no wider than `width`: between words, or anywhere between Chinese characters. */
export function breakLines(text: string, width: number, size: number): string[] {
  const pieces = text.match(/[\u2e80-\uffff]|[^\u2e80-\uffff\s]+\s*|\s+/g) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    const forbiddenStart = /^[，。、：；！？）”》]/.test(piece);
    if (line !== '' && !forbiddenStart && textWidth((line + piece).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** The title of a chart, and how far down it reaches. */
export function titleLines(title: string, width: number, theme: Theme): { markup: string; height: number } {
  const size = theme.type.body;
  const lines = breakLines(title, width, size);
  const markup = lines
    .map((line, index) =>
      words(line, 0, size + index * size * 1.35, {
        'font-size': size,
        'font-weight': 600,
        fill: theme.page.ink,
        class: 'chart-title',
      }),
    )
    .join('');
  return { markup, height: lines.length * size * 1.35 + 6 };
}

/** The whole picture; `label` is what a screen reader says. */
export function chartDocument(size: ChartSize, label: string, ...children: string[]): string {
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${rounded(size.width)} ${rounded(size.height)}`,
      width: size.width,
      height: size.height,
      role: 'img',
      'aria-label': label,
      'font-family': FONT_STACK,
      style: 'font-variant-numeric: tabular-nums',
    },
    ...children,
  );
}

/** The map as a PNG for a slide: the canvases over one another, and below them what must be said with the picture. */
import type { Colour, Theme } from '../tokens.ts';
import { contextOf } from './labels/sprites.ts';

/** One line of the legend under the picture. */
export interface PictureKey {
  readonly title: string;
  readonly entries: readonly { readonly colour: Colour; readonly text: string }[];
}

/** Of the height of the letters: from one line to the next, and the side of a sample of colour. */
const LEADING = 1.6;
const SAMPLE = 0.9;

/** @param layers as large as the picture, or larger: then it is in their upper left */
export async function pictureOf(
  layers: readonly HTMLCanvasElement[],
  { width, height }: { width: number; height: number },
  lines: readonly string[],
  keys: readonly PictureKey[],
  theme: Theme,
  fonts: string,
): Promise<Blob> {
  const size = Math.max(12, Math.round(height / 60));
  const rows = lines.length + keys.length;
  const strip = rows === 0 ? 0 : Math.round((rows * LEADING + 1) * size);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height + strip;
  const context = contextOf(canvas);
  context.fillStyle = theme.page.panel;
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const layer of layers) context.drawImage(layer, 0, 0, width, height, 0, 0, width, height);
  context.textBaseline = 'middle';
  const middleOf = (row: number) => height + size * (0.5 + LEADING / 2 + LEADING * row);
  lines.forEach((line, index) => {
    context.font = `${index === 0 ? 600 : 400} ${size}px ${fonts}`;
    context.fillStyle = index === 0 ? theme.page.ink : theme.page.inkSoft;
    context.fillText(line, size, middleOf(index), width - 2 * size);
  });
  context.font = `400 ${size}px ${fonts}`;
  keys.forEach((key, index) => drawKey(context, key, middleOf(lines.length + index), size, theme));
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be made'))), 'image/png'),
  );
}

/** A title, then a sample of every colour with its meaning behind it. */
function drawKey(
  context: CanvasRenderingContext2D,
  { title, entries }: PictureKey,
  middle: number,
  size: number,
  theme: Theme,
): void {
  const side = SAMPLE * size;
  let x = size;
  context.fillStyle = theme.page.inkSoft;
  context.fillText(title, x, middle);
  x += context.measureText(title).width + size;
  for (const { colour, text } of entries) {
    context.fillStyle = colour;
    context.fillRect(x, middle - side / 2, side, side);
    context.strokeStyle = theme.page.line;
    context.strokeRect(x, middle - side / 2, side, side);
    x += 1.4 * side;
    context.fillStyle = theme.page.ink;
    context.fillText(text, x, middle);
    x += context.measureText(text).width + size;
  }
}

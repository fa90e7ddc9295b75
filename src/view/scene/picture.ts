/** The map as a PNG for a slide: the canvases over one another, and below them what must be said with the picture. */
import type { Theme } from '../tokens.ts';
import { contextOf } from './labels/sprites.ts';

export async function pictureOf(
  layers: readonly HTMLCanvasElement[],
  lines: readonly string[],
  theme: Theme,
  fonts: string,
): Promise<Blob> {
  const { width, height } = layers[0] ?? { width: 1, height: 1 };
  const size = Math.max(12, Math.round(height / 60));
  const strip = lines.length === 0 ? 0 : Math.round((lines.length * 1.6 + 1) * size);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height + strip;
  const context = contextOf(canvas);
  context.fillStyle = theme.page.panel;
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const layer of layers) context.drawImage(layer, 0, 0, width, height);
  context.textBaseline = 'middle';
  lines.forEach((line, index) => {
    context.font = `${index === 0 ? 600 : 400} ${size}px ${fonts}`;
    context.fillStyle = index === 0 ? theme.page.ink : theme.page.inkSoft;
    context.fillText(line, size, height + size * (0.5 + 0.8 + 1.6 * index), width - 2 * size);
  });
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be made'))), 'image/png'),
  );
}

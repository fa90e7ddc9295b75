/** Files that leave the page: every one of them carries the synthetic label and the line that says where it is from. */
import { SYNTHETIC_LABEL, type Table, toCsv, toText } from '../metrics/index.ts';
import { ENGINE_VERSION } from '../runner/index.ts';
import type { App } from './app.ts';
import { SEED } from './app.ts';
import { formatClock } from './format.ts';
import { pictureKeysOf } from './picture-key.ts';

export interface PageOrigin {
  /** Empty for a model that is not synthetic. */
  synthetic: string;
  name: string;
  source: string;
}

export function originOf(app: App): PageOrigin {
  const open = app.document.open.value;
  if (!open) return { synthetic: '', name: '', source: '' };
  const { document, model } = open.loaded;
  return {
    synthetic: model.synthetic ? SYNTHETIC_LABEL[app.view.language.value] : '',
    name: app.text(document.name),
    source: app.view.say('exportSource', {
      name: app.text(document.name),
      file: open.file,
      source: model.source,
      seed: SEED,
      version: ENGINE_VERSION,
    }),
  };
}

function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken the address by the time the click is done; a minute is for slow disks.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function downloadText(name: string, text: string, type: string): void {
  download(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

export function downloadTable(app: App, table: Table): void {
  const origin = originOf(app);
  const csv = toCsv(table, app.view.language.value, { label: origin.synthetic || origin.name, source: origin.source });
  downloadText(`lukou-${table.id}.csv`, csv, 'text/csv');
}

/** A table as lines of text, under its origin. */
export function downloadLines(app: App, table: Table, name: string): void {
  const origin = originOf(app);
  const head = [origin.name, origin.synthetic, origin.source].filter((line) => line !== '');
  downloadText(name, `${head.join('\n')}\n\n${toText(table, app.view.language.value)}\n`, 'text/plain');
}

export async function downloadMap(app: App): Promise<void> {
  const map = app.map.value;
  if (!map) return;
  const origin = originOf(app);
  const title = `${origin.name}  ${formatClock(app.playback.time.value)}`;
  const lines = [title, origin.synthetic, origin.source].filter((line) => line !== '');
  download('lukou-map.png', await map.toPng(lines, pictureKeysOf(app)));
}

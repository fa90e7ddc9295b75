/** Files for the command line. */
import { renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ReadFile } from '../scenario/index.ts';

/** Rejects with Node's error, whose `code` the loader puts into words. */
export const readFromDisk: ReadFile = (path) => readFile(path);

/** Under another name first: an interrupted or refused writing leaves no half file under the wanted name. */
export function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
}

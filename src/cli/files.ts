/** Files for the command line. */
import { readFile } from 'node:fs/promises';
import type { ReadFile } from '../scenario/index.ts';

/** Rejects with Node's error, whose `code` the loader puts into words. */
export const readFromDisk: ReadFile = (path) => readFile(path);

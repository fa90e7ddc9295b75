/** Writes scenarios/county.json from the tables of this folder. */
import { writeFileSync } from 'node:fs';
import { printDocument } from '../../src/scenario/index.ts';
import { countyModel } from './model.ts';

writeFileSync('scenarios/county.json', printDocument(countyModel()));

/** Writes the scenarios about signals from scenarios/county.json: `npm run scenarios`. */
import { writeFileSync } from 'node:fs';
import { printDocument } from '../../src/scenario/index.ts';
import { menuOf, signalScenarios } from './all.ts';

const scenarios = await signalScenarios();
for (const [file, document] of scenarios) writeFileSync(`scenarios/${file}`, printDocument(document));
writeFileSync('scenarios/signals/menu.json', menuOf(scenarios));

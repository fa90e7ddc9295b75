/** The words and tables of a finished run. */
import {
  beside,
  countyTable,
  corridorTable,
  type RunResult,
  SYNTHETIC_LABEL,
  toText,
  windowText,
  worstTable,
} from '../metrics/index.ts';
import type { Text } from '../scenario/index.ts';
import type { Lang } from './words.ts';

const WORST = 10;

/** @param visits what the scenario costs in visits, where it changes anything */
export function runReport(result: RunResult, lang: Lang, visits?: string): string {
  const tables = [countyTable(result.total), worstTable(result.total, WORST)];
  if (result.total.corridors.length > 0) tables.push(corridorTable(result.total));
  const head = visits === undefined ? header(result)[lang] : `${header(result)[lang]}\n${visits}`;
  return [head, ...tables.map((table) => toText(table, lang))].join('\n\n');
}

/** The county with the base's routes beside the county with routes chosen anew; two runs, never mixed. */
export function routesReport(frozen: RunResult, anew: RunResult, lang: Lang): string {
  const table = beside(countyTable(frozen.total), countyTable(anew.total), 'value', [
    { zh: '沿用现状路径', en: "Today's routes" },
    { zh: '重新选择路径', en: 'Routes anew' },
  ]);
  return toText(table, lang);
}

/** Label for everything written from a result: synthetic or not, it names the scenario. */
export function labelOf({ scenario }: RunResult): Text {
  const label = (lang: Lang) =>
    scenario.synthetic ? `${scenario.name[lang]} · ${SYNTHETIC_LABEL[lang]}` : scenario.name[lang];
  return { zh: label('zh'), en: label('en') };
}

/** Where the numbers come from, in one line. */
export function sourceOf(result: RunResult): Text {
  const { scenario, window, seed, engine } = result;
  const period = windowText(window.from, window.to);
  return {
    zh: `来源：路口 ${engine}，${scenario.file}，种子 ${seed}，${period}，场景散列 ${scenario.hash}`,
    en: `Source: ${engine}, ${scenario.file}, seed ${seed}, ${period}, scenario hash ${scenario.hash}`,
  };
}

function header(result: RunResult): Text {
  const { relativeGap, offShortestShare, reassigned } = result.assignment;
  const percent = (share: number, decimals: number) => `${(share * 100).toFixed(decimals)}%`;
  const gap = percent(relativeGap, 2);
  const off = percent(offShortestShare, 1);
  return {
    zh: [
      labelOf(result).zh,
      sourceOf(result).zh,
      `路径：相对差 ${gap}，${off} 的出行不走自由流最短路${reassigned ? '；按变更后的路网重新选择' : ''}`,
      `末状态散列 ${result.finalHash}`,
    ].join('\n'),
    en: [
      labelOf(result).en,
      sourceOf(result).en,
      `Routes: relative gap ${gap}, ${off} of trips off the free-flow shortest path${reassigned ? '; chosen anew on the changed network' : ''}`,
      `Final state hash ${result.finalHash}`,
    ].join('\n'),
  };
}

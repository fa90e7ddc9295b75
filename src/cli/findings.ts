/** How findings are printed: a line each, as editors and terminals that jump to `file:line:column` like it. */
import { grouped, type LoadedScenario, type PlacedFinding, ruleText, type Text } from '../scenario/index.ts';
import { namedFinding } from '../view/index.ts';
import type { Lang } from './words.ts';

const WARNING: Text = { zh: '提醒：', en: 'warning: ' };

/** Every error, and of warnings one line for each rule and controller: the worst case, and how many more there are. */
export function findingLines(
  findings: readonly PlacedFinding[],
  lang: Lang,
  loaded: LoadedScenario | undefined,
): string[] {
  return grouped(findings).map(({ finding, others }) => findingLine(finding, lang, loaded) + moreText(others)[lang]);
}

function moreText(others: number): Text {
  if (others === 0) return { zh: '', en: '' };
  return { zh: `；同类另有 ${others} 处`, en: `; ${others} more like it` };
}

/**
 * `file:line:column  /json/path  message；依据：…`
 *
 * @param loaded gives the names of intersections and plans; of a file with errors there is none, and ids stand for them
 */
export function findingLine(finding: PlacedFinding, lang: Lang, loaded: LoadedScenario | undefined): string {
  const message = loaded ? namedFinding(finding, loaded.base) : finding.message;
  const place = `${finding.file}:${finding.line}:${finding.column}`;
  const severity = finding.severity === 'warning' ? WARNING[lang] : '';
  const rule = finding.rule === undefined ? '' : { zh: '；', en: '; ' }[lang] + ruleText(finding.rule)[lang];
  return `${place}  ${pointerOf(finding.path)}  ${severity}${message[lang]}${rule}`;
}

/** JSON Pointer (RFC 6901); a single / for the whole file. */
function pointerOf(path: PlacedFinding['path']): string {
  if (path.length === 0) return '/';
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

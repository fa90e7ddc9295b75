/** How findings are printed: a line each, as editors and terminals that jump to `file:line:column` like it. */
import { type PlacedFinding, ruleText, type Text } from '../scenario/index.ts';
import type { Lang } from './words.ts';

const WARNING: Text = { zh: '提醒：', en: 'warning: ' };

/** `file:line:column  /json/path  message（依据：…）` */
export function findingLine(finding: PlacedFinding, lang: Lang): string {
  const place = `${finding.file}:${finding.line}:${finding.column}`;
  const severity = finding.severity === 'warning' ? WARNING[lang] : '';
  const rule = finding.rule === undefined ? '' : { zh: '；', en: '; ' }[lang] + ruleText(finding.rule)[lang];
  return `${place}  ${pointerOf(finding.path)}  ${severity}${finding.message[lang]}${rule}`;
}

/** JSON Pointer (RFC 6901); a single / for the whole file. */
function pointerOf(path: PlacedFinding['path']): string {
  if (path.length === 0) return '/';
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

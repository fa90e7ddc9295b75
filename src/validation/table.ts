/** Records in words. */
import type { Text } from '../scenario/index.ts';
import type { CellRecord, Verdict } from './record.ts';

export const VERDICT_TEXT: Record<Verdict, Text> = {
  pass: { zh: '合格', en: 'pass' },
  fail: { zh: '不合格', en: 'FAIL' },
  inputsMissing: { zh: '缺少输入', en: 'inputs missing' },
  printed: { zh: '仅列出', en: 'shown only' },
};

/** '1800 ± 3 %', '≤ 0.5', '0.85–1.15', '' where nothing is asked. */
export function expectedText({ expected, tolerance, decimals }: CellRecord): string {
  const middle = expected === null ? '' : expected.toFixed(decimals);
  if (tolerance === '=') return middle;
  if (tolerance.startsWith('±')) return `${middle} ${tolerance}`;
  return tolerance === '' || middle === '' ? tolerance || middle : `${middle} (${tolerance})`;
}

/** Records as a table, a measured value a line, for the page, CSV and whoever prints them. */
import type { Table } from '../metrics/index.ts';
import type { Text } from '../scenario/index.ts';
import { GROUPS } from './groups.ts';
import type { CellRecord, RowRecord, Verdict } from './record.ts';
import { sourceText } from './sources.ts';

export const VERDICT_TEXT: Record<Verdict, Text> = {
  pass: { zh: '合格', en: 'pass' },
  fail: { zh: '不合格', en: 'FAIL' },
  inputsMissing: { zh: '缺少输入', en: 'inputs missing' },
  printed: { zh: '仅列出', en: 'shown only' },
  notRun: { zh: '本次未运行', en: 'not run' },
};

/** '1800 ± 3 %', '≤ 0.5', '0.85–1.15', '' where nothing is asked. */
export function expectedText({ expected, tolerance, decimals }: CellRecord): string {
  const middle = expected === null ? '' : expected.toFixed(decimals);
  if (tolerance === '=') return middle;
  if (tolerance.startsWith('±')) return `${middle} ${tolerance}`;
  return tolerance === '' || middle === '' ? tolerance || middle : `${middle} (${tolerance})`;
}

const CHINESE_UNITS: Readonly<Record<string, string>> = {
  s: '秒',
  m: '米',
  'm/s': '米/秒',
  'm/s²': '米/秒²',
  veh: '辆',
  'veh/h': '辆/时',
  'veh/s': '辆/秒',
  's/veh': '秒/辆',
  veh·km: '车公里',
  '/km/h': '次/公里/时',
  pcu: '辆小汽车',
};

export function unitText(unit: string): Text {
  return { zh: CHINESE_UNITS[unit] ?? unit, en: unit };
}

/** '1793 veh/h'. A value that failed has a digit more: 0.8977 is not the 0.90 that would pass. */
export function measuredText({ measured, decimals, unit, verdict }: CellRecord): Text {
  if (measured === null) return { zh: '—', en: '—' };
  const more = verdict === 'fail' && !Number.isInteger(measured) ? 1 : 0;
  const value = measured.toFixed(decimals + more);
  const { zh, en } = unitText(unit);
  return { zh: `${value} ${zh}`.trimEnd(), en: `${value} ${en}`.trimEnd() };
}

const text = (key: string, zh: string, en: string): Table['columns'][number] => ({
  key,
  title: { zh, en },
  unit: null,
  decimals: 0,
  align: 'left',
});

export function validationTable(records: readonly RowRecord[]): Table {
  return {
    id: 'validation',
    title: { zh: '仿真引擎检验', en: 'Validation of the engine' },
    columns: [
      text('group', '类别', 'Group'),
      text('id', '编号', 'ID'),
      text('inputs', '输入', 'Inputs'),
      text('measure', '指标', 'Measure'),
      text('expected', '期望值与容许误差', 'Expected and tolerance'),
      { ...text('measured', '实测值', 'Measured'), align: 'right' },
      text('unit', '单位', 'Unit'),
      text('verdict', '结论', 'Verdict'),
      text('source', '出处', 'Source'),
      text('engine', '引擎', 'Engine'),
    ],
    rows: records.flatMap((record) =>
      record.cells.map((cell) => [
        GROUPS.find(({ id }) => id === record.group)?.title ?? record.group,
        record.id,
        record.inputs,
        cell.name,
        expectedText(cell),
        cell.measured === null ? null : { value: cell.measured, decimals: cell.decimals },
        unitText(cell.unit),
        VERDICT_TEXT[cell.verdict],
        sourceText(record.source),
        record.engine,
      ]),
    ),
    notes: [],
  };
}

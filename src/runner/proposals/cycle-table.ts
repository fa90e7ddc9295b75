/** Every cycle that was looked at for a corridor, at its best, as a table; the chosen one is marked. */
import { numberColumn, type Table, textColumn } from '../../metrics/index.ts';
import type { Text } from '../../scenario/index.ts';
import type { CycleStudy } from './propose.ts';

const SECONDS: Text = { zh: 's', en: 's' };

export function cycleTable({ rows, chosen, today, headings: { forward, backward } }: CycleStudy): Table {
  const number = (key: string, zh: string, en: string, unit: Text | null, decimals: number) =>
    numberColumn(key, { zh, en }, unit, decimals);
  return {
    id: 'proposal-cycles',
    title: { zh: '各公共周期的比较（每个周期取其最好的分法和车速）', en: 'Common cycles compared, each at its best' },
    columns: [
      textColumn('chosen', '', ''),
      number('cycle', '周期', 'cycle', SECONDS, 0),
      number('speed', '绿波车速', 'wave speed', { zh: 'km/h', en: 'km/h' }, 0),
      number('there', `带宽 ${forward.zh}`, `band ${forward.en}`, SECONDS, 0),
      number('back', backward.zh, backward.en, SECONDS, 0),
      number('efficiency', '绿波效率', 'efficiency', { zh: '%', en: '%' }, 0),
      number('delay', '平均延误', 'mean delay', { zh: 's/veh', en: 's/veh' }, 1),
      number('halves', '半周期', 'half cycle', null, 0),
      number('outside', '不在协调内', 'outside', null, 0),
    ],
    rows: rows.map(({ cycle, speed, bands, efficiency, delay, halves, outside }) => [
      cycle === chosen ? { zh: '► 采用', en: '► taken' } : '',
      cycle,
      3.6 * speed,
      bands.forward,
      bands.backward,
      100 * efficiency,
      delay,
      halves,
      outside,
    ]),
    notes: [
      {
        zh: '采用的周期另逐个路口换用其他分法，能减少延误或加宽绿波的才换；其余周期没有做这一步',
        en: 'At the cycle taken each intersection was also turned alone to its other ways to split, where that gained; at the others it was not',
      },
      {
        zh: `平均延误为全部流向按到达加权，按公式，计车队到达（车队按限速的八成行驶）；现方案 ${today.toFixed(1)} s/veh`,
        en: `Mean delay of all movements by arrivals, by formula, platoons included (they drive at four fifths of the limit); today's plans ${today.toFixed(1)} s/veh`,
      },
    ],
  };
}

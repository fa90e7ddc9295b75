/** GA-01 … GA-07: capacity of one stream that yields, by the exponential formula. */
import { criticalHeadway, exponentialCapacity, followUpHeadway, PERMITTED_LEFT } from '../../metrics/index.ts';
import { cell, type Row, within } from '../row.ts';
import { formulaRow } from './formulaRow.ts';

const FLOWS = [200, 400, 600, 800, 1000];

export const gapRows: readonly Row[] = [
  gapRow('GA-01', '次路右转，双向两车道', 'minor right, 2-lane major', of('minorRight', 1), [846, 654, 505, 388, 298]),
  gapRow('GA-02', '次路直行', 'minor through', of('minorThrough', 1), [699, 541, 417, 320, 245]),
  gapRow('GA-03', '次路左转，双向两车道', 'minor left, 2-lane major', of('minorLeft', 1), [763, 564, 416, 306, 224]),
  gapRow('GA-04', '主路左转', 'major left', of('majorLeft', 1), [1384, 1170, 987, 832, 700]),
  gapRow('GA-05', '次路右转，双向四车道', 'minor right, 4-lane major', of('minorRight', 2), [814, 605, 449, 332, 245]),
  gapRow('GA-06', '次路左转，双向四车道', 'minor left, 4-lane major', of('minorLeft', 2), [746, 540, 389, 280, 200]),
  gapRow('GA-07', '许可型左转', 'permitted left at a signal', PERMITTED_LEFT, [1201, 1000, 832, 690, 572]),
];

function of(kind: 'minorRight' | 'minorThrough' | 'minorLeft' | 'majorLeft', majorLanes: 1 | 2) {
  const where = { majorLanes };
  return { criticalHeadway: criticalHeadway(kind, where), followUp: followUpHeadway(kind, where) };
}

function gapRow(
  id: string,
  zh: string,
  en: string,
  headways: { readonly criticalHeadway: number; readonly followUp: number },
  expected: readonly number[],
): Row {
  const { criticalHeadway: critical, followUp } = headways;
  return formulaRow(
    id,
    {
      zh: `${zh}：临界车头时距 ${critical} 秒，随车时距 ${followUp} 秒，冲突流量 ${FLOWS.join('、')} 辆/时`,
      en: `${en}: critical headway ${critical} s, follow-up time ${followUp} s, conflicting flow ${FLOWS.join(', ')} veh/h`,
    },
    id === 'GA-07'
      ? 'HCM 7, equation 31-100; values recomputed'
      : 'HCM 7, equation 20-18, exhibits 20-17 and 20-18; values recomputed',
    FLOWS.map((flow, place) => [
      within(
        cell(`c${flow}`, `冲突流量 ${flow} 时的通行能力`, `capacity at vc ${flow}`, 'veh/h', 0),
        expected[place] as number,
        1,
      ),
      () => 3600 * exponentialCapacity(flow / 3600, critical, followUp),
    ]),
    { group: 'gapAcceptance' },
  );
}

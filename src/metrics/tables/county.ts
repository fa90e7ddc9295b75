/** The county in a window, a measure a row. */
import type { Text } from '../../scenario/index.ts';
import { CONGESTION_GRADES } from '../formulas/congestionGrade.ts';
import type { PeriodReport } from '../report-types.ts';
import { type Cell, numberColumn, type Table, textColumn } from './table.ts';
import { UNIT, windowText } from './words.ts';

export function countyTable(period: PeriodReport): Table {
  const { county } = period;
  const window = windowText(period.from, period.to);
  const school = county.schoolTrips;
  const rows: Cell[][] = [
    row('平均控制延误', 'Control delay', county.delayPerTrip, 1, UNIT.secondsEach),
    row('总控制延误', 'Total control delay', county.totalDelayHours, 1, UNIT.hours),
    row('入口等待延误', 'Entry delay', county.entryDelayHours, 1, UNIT.hours),
    row('平均停车次数', 'Stops', county.stopsPerTrip, 2, UNIT.times),
    row('平均行程速度', 'Mean speed', county.meanSpeed === null ? null : county.meanSpeed * 3.6, 1, UNIT.speed),
    row('行程时间指数', 'Travel time index', county.travelTimeIndex, 2, null),
    [{ zh: '拥堵等级', en: 'Congestion grade' }, gradeText(county.grade), ''],
    ...CONGESTION_GRADES.limits.map(({ grade, name }) =>
      row(
        `　${name.zh}里程比例`,
        `  share of km, ${name.en}`,
        (county.gradeShares[grade - 1] ?? 0) * 100,
        1,
        UNIT.share,
      ),
    ),
    row('排队溢出', 'Spillback', county.spillbackSeconds, 0, UNIT.seconds),
    row('行驶里程', 'Distance driven', county.vehicleKm, 0, UNIT.kilometres),
    row('急刹车', 'Hard braking', county.hardBrakingPer1000Km, 1, {
      zh: '次/千辆·公里',
      en: 'per 1,000 veh·km',
    }),
    row('时段内完成出行', 'Trips done in the window', county.doneInWindow, 0, UNIT.trips),
    row('累计产生出行', 'Trips made so far', county.made, 0, UNIT.trips),
    row('　已到达', '  done', county.done, 0, UNIT.trips),
    row('　在路上', '  on the road', county.inside, 0, UNIT.trips),
    row('　在入口等待', '  waiting to enter', county.waiting, 0, UNIT.trips),
  ];
  if (school.due > 0)
    rows.push(
      row('应到校接送', 'School drop-offs due', school.due, 0, UNIT.trips),
      row('　按时到校', '  on time', (school.onTime / school.due) * 100, 1, UNIT.share),
    );
  return {
    id: 'county',
    title: { zh: `全县 ${window}`, en: `County ${window}` },
    columns: [
      textColumn('measure', '指标', 'Measure'),
      numberColumn('value', { zh: '数值', en: 'Value' }, null, 2),
      textColumn('unit', '单位', 'Unit'),
    ],
    rows,
    notes: [
      {
        zh: '每车延误和停车只计时段内的部分，除以时段内在路上的车辆：时段越长，这个数一般越大，5 分钟与 15 分钟的不能直接比较。',
        en: 'Delay and stops per vehicle count what fell into the period, over the vehicles on the road in it: the longer the period, the higher it mostly is; 5 minutes and 15 minutes are not to be compared.',
      },
      {
        zh: '延误含尚未到达的车辆；入口等待另列。拥堵等级按 GB/T 33171：平均速度÷自由流速度。',
        en: 'Delay includes vehicles not yet there; waiting to enter stands beside it. Grades by GB/T 33171: mean speed ÷ free-flow speed.',
      },
    ],
  };
}

function row(zh: string, en: string, value: number | null, decimals: number, unit: Text | null): Cell[] {
  return [{ zh, en }, value === null ? null : { value, decimals }, unit ?? ''];
}

/** "畅通", or null for a road with no grade. */
export function gradeText(grade: number): Text | null {
  return CONGESTION_GRADES.limits.find((limit) => limit.grade === grade)?.name ?? null;
}

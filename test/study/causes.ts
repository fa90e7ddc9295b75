/** Where and why a scenario's delay differs from today's: reasons by places, and the approaches where it differs most. */
import { toText } from '../../src/metrics/index.ts';
import { numberColumn, type Table, textColumn } from '../../src/metrics/tables/table.ts';
import type { Text } from '../../src/scenario/index.ts';
import type { Figures } from './measure.ts';
import { type Place, PLACES } from './places.ts';
import { Reason } from './reasons.ts';
import { type Comparison, paired, PERIOD_TEXT, type Studied } from './table.ts';

/** What each approach is to a scenario, and how one calls it. */
export interface Approaches {
  readonly places: ReadonlyMap<string, Place>;
  readonly nameOf: (link: string) => Text;
}

type ReasonName = keyof typeof Reason;

const REASON_TEXT: Record<ReasonName, Text> = {
  red: { zh: '红灯', en: 'red' },
  yield: { zh: '让行', en: 'yielding' },
  exit: { zh: '出口满', en: 'full exit' },
  lane: { zh: '换道', en: 'lane change' },
  kerb: { zh: '路边停靠', en: 'kerb' },
  moving: { zh: '行进中', en: 'moving' },
};
/** In the order shown. */
const SHOWN = Object.keys(REASON_TEXT) as ReasonName[];

const PLACE_TEXT: Record<Place, Text> = {
  main: { zh: '所改路口的主路', en: 'changed, main road' },
  side: { zh: '所改路口的次路', en: 'changed, side roads' },
  next: { zh: '相邻路口', en: 'next to them' },
  school: { zh: '其余校门旁路口', en: 'others beside schools' },
  elsewhere: { zh: '其余', en: 'elsewhere' },
};
const SUM: Text = { zh: '合计', en: 'sum' };

const CAUSED: Text = { zh: '（起因在此）', en: '(caused here)' };

/** So many approaches are listed, by reason and as a cause. */
const LISTED = 5;

/** [veh·h] of some approaches (all: left out) and for one reason (all: left out). */
export function hoursOf(figures: Figures, isMeant?: (link: string) => boolean, reason?: ReasonName): number {
  let hours = 0;
  for (const [link, its] of Object.entries(figures.lost)) {
    if (isMeant !== undefined && !isMeant(link)) continue;
    hours += reason === undefined ? its.reduce((sum, value) => sum + value, 0) : (its[Reason[reason]] ?? 0);
  }
  return hours;
}

/** [veh·h] whose reason is on some approaches, wherever they are lost (all: left out). */
function dueTo({ due }: Figures, isMeant?: (link: string) => boolean): number {
  return Object.entries(due).reduce(
    (sum, [link, hours]) => (isMeant === undefined || isMeant(link) ? sum + hours : sum),
    0,
  );
}

/** "+3.4 ±1.2*": the star where the interval leaves 0 out. */
function differenceText(found: Comparison | null): string {
  if (found === null || (found.today === 0 && found.mean === 0)) return '';
  const { difference, margin } = found;
  const number = `${difference < 0 ? '−' : '+'}${Math.abs(difference).toFixed(1)}`;
  return margin === null ? number : `${number} ±${margin.toFixed(1)}${Math.abs(difference) > margin ? '*' : ' '}`;
}

function matrix(one: Studied, today: Studied, { places }: Approaches): Table {
  const compared = (place?: Place, reason?: ReasonName) =>
    paired(one, today, (figures) => hoursOf(figures, place && ((link) => places.get(link) === place), reason));
  const cells = (place?: Place) => [
    ...SHOWN.map((reason) => differenceText(compared(place, reason))),
    differenceText(compared(place)),
    compared(place)?.today ?? null,
    differenceText(paired(one, today, (figures) => dueTo(figures, place && ((link) => places.get(link) === place)))),
  ];
  const present = new Set(places.values());
  const inAll = (reason?: ReasonName) => ({ value: compared(undefined, reason)?.today ?? 0, decimals: 1 });
  const entry = paired(one, today, ({ entry: hours }) => hours);
  const none = SHOWN.map(() => '');
  const perSecond = hoursPerSecond(one);
  const right = (key: string, title: Text) => numberColumn(key, title, null, 1);
  return {
    id: 'causes',
    title: {
      zh: `${one.id}：延误在哪里、因为什么变了（辆·小时，${PERIOD_TEXT[one.period].zh}，${one.runs.size} 个种子）`,
      en: `${one.id}: where and why delay differs (veh·h, ${PERIOD_TEXT[one.period].en}, ${one.runs.size} seeds)`,
    },
    columns: [
      textColumn('place', '地点', 'place'),
      ...SHOWN.map((reason) => right(reason, REASON_TEXT[reason])),
      right('sum', SUM),
      right('today', { zh: '今日', en: 'today' }),
      right('due', { zh: '起因在此', en: 'caused here' }),
    ],
    rows: [
      ...PLACES.filter((place) => present.has(place)).map((place) => [PLACE_TEXT[place], ...cells(place)]),
      [SUM, ...cells()],
      [{ zh: '今日', en: 'today' }, ...SHOWN.map((reason) => inAll(reason)), inAll(), '', ''],
      [{ zh: '入口等待', en: 'entry queues' }, ...none, differenceText(entry), entry?.today ?? null, ''],
    ],
    notes: [
      {
        zh: `全县车均 1 秒/辆 = ${perSecond.toFixed(1)} 辆·小时。`,
        en: `1 s/veh of the county's mean = ${perSecond.toFixed(1)} veh·h.`,
      },
    ],
  };
}

/** [veh·h] that are a second for each vehicle on the road. */
function hoursPerSecond({ runs }: Studied): number {
  const all = [...runs.values()];
  return all.reduce((sum, figures) => sum + hoursOf(figures) / figures.delay, 0) / all.length;
}

/** Differences of which most is sure, |difference| − half its interval, first; where they are lost, and where their reason is. */
function approachTable(one: Studied, today: Studied, { nameOf }: Approaches): Table {
  const all = [...one.runs.values(), ...today.runs.values()];
  const links = new Set(all.flatMap(({ lost, due }) => [...Object.keys(lost), ...Object.keys(due)]));
  const most = (rows: readonly (Comparison & { link: string; what: Text })[]) =>
    rows.toSorted((a, b) => sure(b) - sure(a)).slice(0, LISTED);
  const read = (link: string, what: Text, hours: (figures: Figures) => number) => {
    const its = paired(one, today, hours);
    return its === null ? [] : [{ ...its, link, what }];
  };
  const lost = [...links].flatMap((link) =>
    SHOWN.flatMap((reason) => read(link, REASON_TEXT[reason], (figures) => figures.lost[link]?.[Reason[reason]] ?? 0)),
  );
  const due = [...links].flatMap((link) => read(link, CAUSED, (figures) => figures.due[link] ?? 0));
  return {
    id: 'approaches',
    title: { zh: '变化最大的进口道（辆·小时）', en: 'approaches that differ most (veh·h)' },
    columns: [
      textColumn('approach', '进口道', 'approach'),
      textColumn('reason', '原因', 'reason'),
      numberColumn('today', { zh: '今日', en: 'today' }, null, 1),
      numberColumn('mean', { zh: '场景', en: 'scenario' }, null, 1),
      numberColumn('difference', { zh: '差', en: 'difference' }, null, 1),
    ],
    rows: [...most(lost), ...most(due)].map((its) => [
      nameOf(its.link),
      its.what,
      its.today,
      its.mean,
      differenceText(its),
    ]),
    notes: [],
  };
}

const sure = ({ difference, margin }: Comparison): number => Math.abs(difference) - (margin ?? 0);

/** Both for one scenario. */
export function causesText(one: Studied, today: Studied, approaches: Approaches, lang: keyof Text): string {
  const tables = [matrix(one, today, approaches), approachTable(one, today, approaches)];
  return tables.map((table) => toText(table, lang)).join('\n\n');
}

/** The same as numbers, by place and reason; null for all of them. */
export function causesOf(one: Studied, today: Studied, { places }: Approaches): object[] {
  const present = new Set(places.values());
  return [...PLACES.filter((place) => present.has(place)), undefined].flatMap((place) =>
    [...SHOWN, undefined].map((reason) => ({
      place: place ?? null,
      reason: reason ?? null,
      ...paired(one, today, (figures) => hoursOf(figures, place && ((link) => places.get(link) === place), reason)),
    })),
  );
}

/** Said once below all. */
export const CAUSES_NOTE: Text = {
  zh: `怎样读：每辆车的控制延误逐秒记到当时的原因和所在进口道，全部加起来就是报告里的总延误；差 = 场景 − 今日，同一种子成对，± 为 95% 区间的一半，* 表示区间不含 0（二十格里约有一格会碰巧如此）。
排队的原因是排头车的原因，起步也算；绿灯时因让行、出口满没走成的，随后的红灯仍算那个原因。红灯：停在红灯、黄灯前及随后起步；让行：等间隙、等路口里的车走完；出口满：绿灯但前方路段排满；换道：要换的车道进不去；路边停靠：靠边、等车位、驶离车位和让出路口的车；行进中：其余（跟慢车、转弯）。起因在此：同样的延误按排头车所在的进口道计，出口满的再往前找到把前方排满的那一队的排头车。
主路：无灯时有优先权的路，否则为先列出的干线走廊，再否则为等级高、车道多的路。`,
  en: `How to read it: every second of a vehicle's control delay belongs to the reason found then and to its approach; all of it together is the report's total delay. Difference = scenario − today, paired by seed, ± half the 95 % interval, * where it leaves 0 out (about one cell in twenty does so by chance).
A queue's reason is its first vehicle's, its start included; who could not use a green because of yielding or a full exit keeps that reason through the red that follows. Red: before red and yellow, and the start after it; yielding: waiting for a gap or for those inside; full exit: green, but the street ahead is full; lane change: the lane needed is not free; kerb: stopping, waiting for a space, leaving it, and letting out; moving: the rest (slower vehicles, turns). Caused here: the same delay by the approach of the first of the queue, behind a full exit by that of the queue which fills it.
Main road: without a signal the one with priority, else the first corridor listed, else the one of the higher class, then of more lanes.`,
};

import { expect, it } from 'vitest';
import { EventKind } from '../../src/engine/index.ts';
import {
  beside,
  corridorTable,
  countyTable,
  intersectionTable,
  linkTable,
  movementTable,
  type PeriodReport,
  type Table,
  textWidth,
  toCsv,
  toText,
  tripTable,
  worstIntersections,
  worstTable,
} from '../../src/metrics/index.ts';
import { Scripted, START, trip } from './scripted.ts';

/** One left turner that waits 60 s behind nobody, and one through vehicle that passes after 20 s of delay. */
function story(): { town: Scripted; period: PeriodReport } {
  const trips = [trip({ name: 'car:=1+1,"x"' }), trip({ id: 1, name: 'car:b' })];
  const town = new Scripted(trips);
  town.enter(0, 'north-in', 0, 'left', 2);
  town.loses[0] = 1;
  town.enter(1, 'east-in', 1, 'through', 2);
  town.loses[1] = 1;
  town.say(EventKind.stopped, 0, town.movement('north-in', 'left'));
  town.pass(20);
  town.loses[1] = 0;
  town.say(EventKind.passed, 1, town.movement('east-in', 'through'));
  town.vehicles.where[1] = 4;
  town.pass(40);
  town.simulation.distance = 500;
  return { town, period: town.collector.report(START, START + 60) };
}

const TINY: Table = {
  id: 'tiny',
  title: { zh: '表', en: 'Table' },
  columns: [
    { key: 'a', title: { zh: '路口', en: 'Where' }, unit: null, decimals: 0, align: 'left' },
    { key: 'b', title: { zh: '延误', en: 'Delay' }, unit: { zh: '秒', en: 's' }, decimals: 1, align: 'right' },
  ],
  rows: [
    [{ zh: '文昌街', en: 'Wenchang' }, -0.04],
    ['=SUM(A1)', null],
    ['a "b", c', 12.34],
  ],
  notes: [{ zh: '注', en: 'note' }],
};

it('columns align although Chinese characters are two wide', () => {
  expect(toText(TINY, 'zh')).toBe(
    [
      '表',
      '路口      延误',
      '            秒',
      '──────────────',
      '文昌街     0.0',
      '=SUM(A1)     –',
      'a "b", c  12.3',
      '注',
    ].join('\n'),
  );
  expect(textWidth('第3路口（北）')).toBe(13);
});

it('thousands are grouped for people, in both languages, and not for spreadsheets', () => {
  const numbers: Table = {
    ...TINY,
    columns: [
      { key: 'a', title: { zh: '甲', en: 'A' }, unit: null, decimals: 0, align: 'right' },
      { key: 'b', title: { zh: '乙', en: 'B' }, unit: null, decimals: 1, align: 'right' },
    ],
    rows: [
      [10_793, { value: 1_234_567.891, decimals: 3 }],
      [-14_639, 999.9],
      [-0.3, 1000],
    ],
    notes: [],
  };
  const cells = (text: string) =>
    text
      .split('\n')
      .slice(-3)
      .map((line) => line.trim().split(/ +/));
  for (const lang of ['zh', 'en'] as const)
    expect(cells(toText(numbers, lang))).toEqual([
      ['10,793', '1,234,567.891'],
      ['-14,639', '999.9'],
      ['0', '1,000.0'],
    ]);
  const csv = toCsv(numbers, 'en', { label: 'label', source: 'source' });
  expect(csv.trimEnd().split('\r\n').slice(-3)).toEqual(['10793,1234567.891', '-14639,999.9', '0,1000.0']);
});

it('CSV opens right in Excel and WPS: mark, label and source first, quotes, no formulas', () => {
  const csv = toCsv(TINY, 'zh', { label: '合成数据', source: '来源：甲,乙' });
  expect([...new TextEncoder().encode(csv).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(csv.slice(1).split('\r\n')).toEqual([
    '合成数据',
    '"来源：甲,乙"',
    '表',
    '注',
    '路口,延误 (秒)',
    '文昌街,0.0',
    "'=SUM(A1),",
    '"a ""b"", c",12.3',
    '',
  ]);
});

it('the worst place is where most time is lost', () => {
  const { period } = story();
  const [one] = period.intersections;
  if (one === undefined) throw new Error('no intersection');
  const lost = (id: string, totalDelay: number) => ({ ...one, id, measures: { ...one.measures, totalDelay } });
  const many = { ...period, intersections: [lost('a', 10), lost('b', 30), lost('c', 0), lost('d', 30)] };
  expect(worstIntersections(many, 3).map(({ id }) => id)).toEqual(['b', 'd', 'a']);
  expect(worstIntersections(many, 10).map(({ id }) => id)).toEqual(['b', 'd', 'a']);
});

it('every row of every table has a cell for every column', () => {
  const { town, period } = story();
  const [one] = period.intersections;
  if (one === undefined) throw new Error('no intersection');
  const tables = [
    countyTable(period),
    worstTable(period, 10),
    intersectionTable(period),
    movementTable(one, START, START + 60),
    linkTable(period),
    corridorTable(period),
    tripTable(town.collector.trips.rows()),
  ];
  for (const table of tables) for (const row of table.rows) expect(row.length, table.id).toBe(table.columns.length);
});

it('the tables of a small story read like this', async () => {
  const { town, period } = story();
  const [one] = period.intersections;
  if (one === undefined) throw new Error('no intersection');
  const text = (['zh', 'en'] as const).map((lang) =>
    [
      countyTable(period),
      worstTable(period, 10),
      movementTable(one, START, START + 60),
      tripTable(town.collector.trips.rows()),
    ]
      .map((table) => toText(table, lang))
      .join('\n\n'),
  );
  await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot('../golden/tables.txt');
});

it('two runs stand beside each other a measure a row, the first run first, and are never added up', () => {
  const again = { ...TINY, rows: TINY.rows.map(([where]): Table['rows'][number] => [where ?? null, 7.24]) };
  const titles = [
    { zh: '沿用', en: 'Kept' },
    { zh: '重选', en: 'Anew' },
  ] as const;
  const both = beside(TINY, again, 'b', titles);
  expect(both.columns.map(({ key, title }) => `${key} ${title.en}`)).toEqual(['a Where', 'b Kept', 'b2 Anew']);
  expect(both.rows.map((row) => row.slice(1))).toEqual([
    [-0.04, 7.24],
    [null, 7.24],
    [12.34, 7.24],
  ]);
  expect(both.notes).toEqual(TINY.notes);
});

it('tables of different measures do not stand beside each other', () => {
  const titles = [
    { zh: '甲', en: 'A' },
    { zh: '乙', en: 'B' },
  ] as const;
  expect(() => beside(TINY, { ...TINY, rows: TINY.rows.slice(1) }, 'b', titles)).toThrow('different measures');
  expect(() => beside(TINY, TINY, 'c', titles)).toThrow('no column c');
});

/** The time–space diagram as text: what is drawn where, and what it says by itself. */
import { expect, it } from 'vitest';
import {
  decay,
  THEMES,
  timeSpace,
  type TimeSpaceData,
  timeSpaceLayout,
  timeSpaceSignals,
  timeSpaceTraffic,
} from '../../src/view/index.ts';

const theme = THEMES.light;
const SIZE = { width: 900, height: 420 };
const texts = (svg: string) => [...svg.matchAll(/>([^<>]+)</g)].map((match) => match[1]);
const count = (svg: string, name: string) => [...svg.matchAll(new RegExp(`class="[^"]*\\b${name}\\b`, 'g'))].length;
const SEVEN = 25_200;

const data: TimeSpaceData = {
  title: '学府路–府前街 绿波：向东 20 秒',
  notes: ['周期 100、120 秒不成倍数'],
  words: {
    time: '时刻',
    metres: '米',
    plan: '周期 · 相位差（秒）',
    now: '07:03:00',
    delay: '车辆延误（秒）',
    delaySteps: ['<10', '10–30', '30–60', '60–120', '≥120'],
    queue: '排队',
    shown: '实际灯色',
    planned: '按方案',
    forward: '向东绿波带',
    backward: '向西绿波带',
    networked: '已联网',
    notNetworked: '未联网',
  },
  from: SEVEN,
  to: SEVEN + 240,
  now: SEVEN + 180,
  distance: 'true',
  isFirstOnTop: false,
  rows: [
    {
      label: '学府路',
      at: 0,
      kind: 'networked',
      note: '100 · 0',
      moved: '',
      forward: [
        { from: SEVEN, to: SEVEN + 30, shows: 'green', planned: false },
        { from: SEVEN + 30, to: SEVEN + 33, shows: 'yellow', planned: false },
        { from: SEVEN + 33, to: SEVEN + 100, shows: 'red', planned: true },
      ],
      backward: [],
    },
    { label: '建设路', at: 200, kind: 'signal', note: '100 · 40', moved: '+7 s', forward: [], backward: [] },
    { label: '府前街<1>', at: 1000, kind: 'none', note: '', moved: '', forward: [], backward: [] },
  ],
  bands: [
    {
      isForward: true,
      label: '20 秒',
      line: [
        { row: 0, time: 10 },
        { row: 1, time: 25 },
        { row: 2, time: 85 },
      ],
      width: 20,
      cycle: 100,
    },
  ],
  trajectories: [
    {
      isForward: true,
      points: [
        [SEVEN + 10, -100, 0],
        [SEVEN + 12, -80, 0],
        [SEVEN + 14, -80, 2],
        [SEVEN + 16, -80, 4],
        [SEVEN + 18, -80, 6],
        [SEVEN + 20, -60, 12],
        [SEVEN + 22, -30, 12],
      ],
    },
  ],
  queues: [
    {
      row: 1,
      isForward: true,
      points: [
        [SEVEN + 10, 0],
        [SEVEN + 12, 40],
        [SEVEN + 14, 60],
        [SEVEN + 16, 0],
      ],
    },
  ],
};

it('says what to see, names rows, metres, plans, time and every sign it uses', () => {
  const shown = texts(timeSpace(data, SIZE, theme));
  expect(shown).toEqual(expect.arrayContaining([data.title, ...data.notes, '学府路', '建设路', '府前街&lt;1&gt;']));
  expect(shown).toEqual(expect.arrayContaining(['0', '200', '1000', '米', '07:01', '07:02', '时刻', '07:03:00']));
  expect(shown).toEqual(
    expect.arrayContaining(['<10', '≥120', '排队', '实际灯色', '按方案'].map((one) => one.replace('<', '&lt;'))),
  );
  expect(shown).toEqual(expect.arrayContaining(['向东绿波带', '向西绿波带', '已联网', '未联网', '20 秒', '+7 s']));
});

it('rows stand at their distances, or equally far apart; the first below, or on top', () => {
  const steps = (changed: Partial<TimeSpaceData>) => {
    const { rows } = timeSpaceLayout({ ...data, ...changed }, SIZE, theme);
    return rows.slice(1).map((y, row) => y - rows[row]!);
  };
  const [near = 0, far = 0] = steps({});
  expect(far / near).toBeCloseTo(4, 6);
  expect(near).toBeLessThan(0);
  const [one = 0, other = 0] = steps({ distance: 'equal' });
  expect(one).toBeCloseTo(other, 6);
  expect(Math.min(...steps({ isFirstOnTop: true }))).toBeGreaterThan(0);
});

it('a bar is as long as its time, lamps differ in height, and what is only planned is pale', () => {
  const svg = timeSpaceSignals(data, SIZE, theme);
  const part = (name: string) => new RegExp(`<rect[^>]*class="lamp-${name}[^>]*>`).exec(svg)?.[0] ?? '';
  const number = (markup: string, key: string) => Number(new RegExp(` ${key}="([\\d.]+)"`).exec(markup)?.[1]);
  const [green, yellow, red] = [part('green'), part('yellow'), part('red')];
  expect(number(green, 'width') / number(yellow, 'width')).toBeCloseTo(10, 1);
  const heights = [green, yellow, red].map((markup) => number(markup, 'height'));
  expect(new Set(heights).size).toBe(3);
  expect(red).toContain('lamp-planned');
  expect(number(red, 'fill-opacity')).toBeLessThan(0.6);
  expect(green).not.toContain('fill-opacity');
});

it('a band is drawn once a cycle, as wide as it is, sloping as it is driven', () => {
  const svg = timeSpaceSignals(data, SIZE, theme);
  const bands = [...svg.matchAll(/<polygon points="([^"]*)"/g)].map(({ 1: points = '' }) =>
    points.split(' ').map((point) => point.split(',').map(Number)),
  );
  const { x } = timeSpaceLayout(data, SIZE, theme);
  const second = x(1) - x(0);
  // Begins at 10, 110, 210 s of the four minutes; the one before still reaches into them at the third signal.
  expect(bands).toHaveLength(4);
  for (const points of bands) {
    expect(points).toHaveLength(6);
    expect((points[5]![0]! - points[0]![0]!) / second).toBeCloseTo(20, 0);
    expect((points[2]![0]! - points[0]![0]!) / second).toBeCloseTo(75, 0);
  }
  expect(bands.map((points) => Math.round((points[0]![0]! - x(SEVEN)) / second))).toEqual([-90, 10, 110, 210]);
});

it('a vehicle is one line, darker from where it is later; standing is one stroke', () => {
  const svg = timeSpaceTraffic(data, SIZE, theme);
  const path = (step: number) => new RegExp(`<path d="([^"]*)"[^>]*delay-${step}"`).exec(svg)?.[1] ?? '';
  expect(path(0).match(/M/g)).toHaveLength(1);
  expect(path(0).match(/L/g)).toHaveLength(2);
  expect(path(1).match(/[ML]/g)).toHaveLength(3);
  expect(path(2)).toBe('');
});

it('a queue is an area from its stop line to its tail', () => {
  const svg = timeSpaceTraffic(data, SIZE, theme);
  const area = /<path d="(M[^"]*Z)"[^>]*class="time-space-queue"/.exec(svg)?.[1] ?? '';
  const { y, rows } = timeSpaceLayout(data, SIZE, theme);
  const heights = [...area.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map((match) => Number(match[1]));
  expect(Math.min(...heights)).toBeCloseTo(rows[1]!, 0);
  expect(Math.max(...heights)).toBeCloseTo(y(140), 0);
});

it('the layers put together are the saved picture; dragging draws the upper one alone', () => {
  const all = timeSpace(data, SIZE, theme);
  const parts = [timeSpaceTraffic(data, SIZE, theme), timeSpaceSignals(data, SIZE, theme)];
  for (const name of ['time-space-vehicles', 'time-space-queue', 'lamp-green', 'time-space-band', 'time-space-name'])
    expect(count(all, name), name).toBe(parts.reduce((sum, part) => sum + count(part, name), 0));
  expect(count(parts[1]!, 'time-space-vehicles')).toBe(0);
});

it('decay: both directions by day, in shares of the cycle', () => {
  const svg = decay(
    {
      title: '校时 20 天后，绿波效率剩 15%',
      xLabel: '距上次校时（天）',
      yLabel: '绿波效率（%）',
      lines: [
        { label: '向东', isForward: true, efficiency: [0.3, 0.2, 0.1, 0] },
        { label: '向西', isForward: false, efficiency: [0.1, 0.1, 0.2, 0.3] },
      ],
    },
    { width: 348, height: 170 },
    theme,
  );
  expect(texts(svg)).toEqual(expect.arrayContaining(['向东', '向西', '0', '30', '距上次校时（天）', '绿波效率（%）']));
  expect(count(svg, 'chart-line')).toBe(2);
});

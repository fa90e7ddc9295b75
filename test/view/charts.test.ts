/** Charts as text: titles, axes with units, and what is drawn where. */
import { expect, it } from 'vitest';
import { planBars, signedPicture, sparkline, THEMES, timeSeries } from '../../src/view/index.ts';

const theme = THEMES.light;
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);
const delay = {
  title: 'Delay peaks at 07:40 with 92 s/veh',
  yLabel: 'mean control delay (s/veh)',
  xLabel: 'time of day',
  from: 6 * 3600,
  to: 10 * 3600,
  lines: [
    {
      label: 'delay',
      points: [[21_750, 12] as const, [27_600, 92] as const, [30_000, null] as const, [33_000, 40] as const],
    },
  ],
  window: { from: 25_200, to: 28_800 },
};

it('a series has its title, both axes with units, round ticks, and the period that counts', () => {
  expect(texts(timeSeries(delay, { width: 348, height: 172 }, theme))).toEqual([
    'Delay peaks at 07:40 with 92 s/veh',
    'mean control delay (s/veh)',
    '0',
    '20',
    '40',
    '60',
    '80',
    '100',
    '06:00',
    '07:00',
    '08:00',
    '09:00',
    '10:00',
    'time of day',
  ]);
  expect(timeSeries(delay, { width: 348, height: 172 }, theme)).toContain('class="chart-window"');
});

it('a gap in the data is a gap in the line', () => {
  const path = /class="chart-line"/.exec(timeSeries(delay, { width: 348, height: 172 }, theme));
  expect(path).not.toBeNull();
  const d = /<path d="([^"]*)"/.exec(timeSeries(delay, { width: 348, height: 172 }, theme))?.[1] ?? '';
  expect(d.match(/M/g)).toHaveLength(2);
});

it('several lines carry their names themselves', () => {
  const two = {
    ...delay,
    lines: [...delay.lines, { label: 'before', points: [[21_750, 30] as const, [33_000, 41] as const] }],
  };
  const shown = texts(timeSeries(two, { width: 348, height: 172 }, theme));
  expect(shown).toContain('delay');
  expect(shown).toContain('before');
});

it('a name with marks of markup stays a name', () => {
  const svg = timeSeries({ ...delay, title: 'A<B & "C"' }, { width: 348, height: 172 }, theme);
  expect(svg).toContain('A&lt;B &amp; "C"'.replaceAll('"', '&quot;'));
});

const plan = {
  title: '配时方案 早高峰：周期 100 秒，相位差 12 秒',
  xLabel: '周期内时间（秒）',
  hatchNote: '斜纹为许可型：绿灯，但须让行',
  cycle: 100,
  rows: [
    {
      label: '南直',
      bars: [
        { from: 0, to: 40, shows: 'green', permissive: false },
        { from: 40, to: 43, shows: 'yellow', permissive: false },
        { from: 43, to: 100, shows: 'red', permissive: false },
      ],
    },
    { label: '南左', bars: [{ from: 0, to: 40, shows: 'green', permissive: true }] },
  ],
  stages: [
    { label: '1', from: 0, to: 40 },
    { label: '2', from: 45, to: 95 },
  ],
  cursor: 12,
} as const;

it('a plan shows its rows, stages and seconds, and explains its hatching', () => {
  const svg = planBars(plan, 348, theme);
  expect(texts(svg)).toEqual(
    expect.arrayContaining([
      '南直',
      '南左',
      '1',
      '2',
      '0',
      '20',
      '100',
      '周期内时间（秒）',
      '斜纹为许可型：绿灯，但须让行',
    ]),
  );
  expect(svg).toContain('plan-permissive');
  expect(svg).toContain('chart-cursor');
});

it('the cursor passes below the names of the stages and strikes none through', () => {
  const svg = planBars({ ...plan, cursor: 1 }, 348, theme);
  const [, from] = /<line[^>]* y1="([\d.]+)"[^>]*class="chart-cursor"/.exec(svg) ?? [];
  const [, foot] = /<text[^>]* y="([\d.]+)"[^>]*class="chart-stage"/.exec(svg) ?? [];
  expect(Number(from)).toBeGreaterThan(Number(foot));
});

it('greens, yellows and reds differ in height as well as in colour', () => {
  const height = (shows: string) =>
    new RegExp(`height="(\\d+)"[^>]*class="plan-${shows}"`).exec(planBars(plan, 348, theme))?.[1];
  expect(new Set(['green', 'yellow', 'red'].map(height)).size).toBe(3);
});

it('a bar is as long as its time', () => {
  const svg = planBars(plan, 348, theme);
  const [, yellow] = /width="([\d.]+)"[^>]*class="plan-yellow"/.exec(svg) ?? [];
  const [, red] = /width="([\d.]+)"[^>]*class="plan-red"/.exec(svg) ?? [];
  expect(Number(red) / Number(yellow)).toBeCloseTo(57 / 3, 1);
});

it('the sparkline speaks for itself to a screen reader', () => {
  const svg = sparkline(
    {
      label: '全县车均延误',
      from: 0,
      to: 10,
      points: [
        [1, 5],
        [2, 9],
      ],
      atLeast: 60,
    },
    { width: 100, height: 34 },
    theme,
  );
  expect(svg).toContain('aria-label="全县车均延误"');
});

it('a chart that leaves the page is signed', () => {
  const svg = signedPicture(
    timeSeries(delay, { width: 348, height: 172 }, theme),
    { width: 348, height: 172 },
    { synthetic: '合成数据，不代表任何真实县城', source: '来源：assumed by hand' },
    theme,
  );
  expect(svg.startsWith('<?xml')).toBe(true);
  expect(texts(svg)).toEqual(expect.arrayContaining(['合成数据，不代表任何真实县城', '来源：assumed by hand']));
});

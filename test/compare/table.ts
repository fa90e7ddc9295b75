/** The comparison as text. */
import { scenarioHash } from '../../src/runner/index.ts';
import type { Case } from './cases.ts';
import type { Column, Comparison } from './comparison.ts';
import type { Sample } from './journeys.ts';
import { NOTES } from './notes.ts';
import type { Calibration, Discharge } from './saturation.ts';

/** What is wanted of SUMO at our saturation flow against us. */
const WANTED = { time: 0.1, speed: 0.1, flows: 0.85, rank: 0.85, saturation: 0.03 };
const SHOWN = 15;

const verdict = (good: boolean): string => (good ? 'as wanted' : 'NOT as wanted');

const row = (name: string, cells: readonly string[], note = ''): string =>
  `  ${name.padEnd(38)}${cells.map((cell) => ` ${cell}`.padStart(13)).join('')}  ${note}`.trimEnd();

export function calibrationText(flow: number, calibration: Calibration): string {
  const { ours, exported, matched, defaults, tau, startupDelay } = calibration;
  const cells = (of: (one: Discharge) => string) => [ours, matched, defaults, exported].map(of);
  return [
    `Discharge of a queue of 30 cars, drivers set to ${flow} veh/h`,
    row('', ['ours', 'SUMO set', 'SUMO default', 'as exported']),
    row(
      'saturation flow [veh/h]',
      cells((one) => one.flow.toFixed(0)),
      `set ${percent(matched.flow / ours.flow - 1)}, within 3 %: ${verdict(Math.abs(matched.flow / ours.flow - 1) <= WANTED.saturation)}`,
    ),
    row(
      'start-up lost time [s]',
      cells((one) => one.lost.toFixed(2)),
    ),
    `  SUMO set: Krauss, sigma 0, tau ${tau.toFixed(2)} s, startupDelay ${startupDelay.toFixed(2)} s, our step, our lengths and accelerations`,
    '  as exported: IDM with our own parameters, not used below\n',
  ].join('\n');
}

export function caseText(
  one: Case,
  columns: Record<keyof Comparison, Column>,
  references: ReadonlyMap<string, number>,
  seeds: number,
): string {
  const all = [columns.ours, columns.matched, columns.defaults];
  const { matched, defaults } = columns;
  const cells = (of: (column: Column) => string) => all.map(of);
  const ratio = (column: Column) => column.meanTime / column.oursOfTheSame - 1;
  const lines = [
    `${one.id}: ${one.name} (scenario ${scenarioHash(one.model)}, ${seeds} ${seeds === 1 ? 'seed' : 'seeds'})`,
    row('', ['ours', 'SUMO set', 'SUMO default']),
    row(
      'trips that wanted to leave',
      cells((column) => column.wanted.toFixed(1)),
    ),
    row(
      'inserted',
      cells((column) => column.inserted.toFixed(1)),
    ),
    row(
      'finished by the end',
      cells((column) => column.finished.toFixed(1)),
    ),
    row(
      'mean travel time [s]',
      cells((column) => column.meanTime.toFixed(1)),
      'trips finished in both',
    ),
    row(
      '  against ours',
      ['', ...[matched, defaults].map((column) => percent(ratio(column)))],
      `within 10 %: ${verdict(Math.abs(ratio(matched)) <= WANTED.time)}`,
    ),
    row(
      '95th of travel time [s]',
      cells((column) => column.time95.toFixed(1)),
    ),
    row(
      'mean speed on the road [km/h]',
      cells((column) => (3.6 * column.meanSpeed).toFixed(1)),
      'the same trips, stops and entry queues left out',
    ),
    row(
      '  against ours',
      ['', ...[matched, defaults].map((column) => percent(column.meanSpeed / column.ourSpeed - 1))],
      `within 10 %: ${verdict(Math.abs(matched.meanSpeed / matched.ourSpeed - 1) <= WANTED.speed)}`,
    ),
    row(
      'time of all, entry queues too [veh h]',
      cells((column) => column.spent.toFixed(1)),
    ),
    row(
      'flow past a stop line, mean [veh/h]',
      cells((column) => column.meanFlow.toFixed(1)),
    ),
    row('  the largest GEH of a link', ['', ...[matched, defaults].map((column) => column.largestGeh.toFixed(1))]),
    row(
      `links with GEH < 5, of ${matched.links}`,
      ['', ...[matched, defaults].map((column) => percent(column.nearFlows, ''))],
      `at least 85 %: ${verdict(matched.nearFlows >= WANTED.flows)}`,
    ),
    row(
      'rank correlation of delays',
      ['', ...[matched, defaults].map((column) => column.rank.toFixed(2))],
      `at least 0.85: ${verdict(matched.rank >= WANTED.rank)}`,
    ),
    row('delay [s/veh], the largest first', references.size > 0 ? ['', '', '', 'HCM'] : []),
  ];
  const keys = [...columns.ours.delays.keys()].sort(
    (a, b) => columns.ours.delays.get(b)! - columns.ours.delays.get(a)!,
  );
  for (const key of keys.slice(0, SHOWN))
    lines.push(
      row(`  ${key}`, [
        ...cells((column) => column.delays.get(key)?.toFixed(1) ?? '-'),
        references.get(key)?.toFixed(1) ?? '',
      ]),
    );
  if (keys.length > SHOWN) lines.push(`  and ${keys.length - SHOWN} more`);
  if (references.size > 0)
    lines.push(
      row(
        'mean distance from HCM [s]',
        cells((column) => distanceFrom(references, column).toFixed(1)),
      ),
    );
  for (const note of NOTES[one.id] ?? []) lines.push(`  | ${note}`);
  return lines.join('\n');
}

function distanceFrom(references: ReadonlyMap<string, number>, { delays }: Column): number {
  const misses = [...references].flatMap(([key, delay]) =>
    delays.has(key) ? [Math.abs(delays.get(key)! - delay)] : [],
  );
  return misses.reduce((sum, miss) => sum + miss, 0) / misses.length;
}

export function speedText(samples: Record<keyof Comparison, readonly Sample[]>): string {
  const rate = (of: (sample: Sample) => number) => (own: readonly Sample[]) => {
    const wall = own.reduce((sum, sample) => sum + sample.wall, 0);
    return own.reduce((sum, sample) => sum + of(sample), 0) / wall;
  };
  const updates = rate(({ updates: count }) => count);
  const simulated = rate(({ simulated: seconds }) => seconds);
  const { ours, matched, defaults } = samples;
  return [
    row(
      'vehicle updates a second',
      [ours, matched, defaults].map((own) => `${(updates(own) / 1000).toFixed(0)} k`),
    ),
    row('  ours over SUMO at our step', ['', times(updates(ours) / updates(matched)), '']),
    row(
      'simulated seconds a second',
      [ours, matched, defaults].map((own) => simulated(own).toFixed(0)),
    ),
    row('  ours at our step over SUMO at its 1 s', ['', '', times(simulated(ours) / simulated(defaults))]),
    '',
  ].join('\n');
}

const times = (ratio: number): string => `${ratio.toFixed(1)} x`;
const percent = (share: number, sign = share > 0 ? '+' : ''): string => `${sign}${(share * 100).toFixed(1)} %`;

/** The case `coordination` as text: means over the seeds, and under them the difference to today, paired by seed. */
import type { WaveBands } from '../../src/signal/index.ts';
import { scenarioHash } from '../../src/runner/index.ts';
import { type Coordination, type Driven, type OffsetSet, SETS } from './coordination.ts';
import { NOTES } from './notes.ts';
import { proposedFor, TEXTBOOK_WAVES } from '../../src/validation/formulas/waveRows.ts';

/** Student's t, two-sided 95 %, by degrees of freedom from 1. */
const T95 = [12.71, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

const row = (name: string, cells: readonly string[]): string =>
  `  ${name.padEnd(38)}${cells.map((cell) => ` ${cell}`.padStart(17)).join('')}`.trimEnd();

export function coordinationText(result: Coordination): string {
  const { one, offsets, ours, sumo } = result;
  const seeds = ours.today.length;
  const cells = (of: (set: OffsetSet) => string) => SETS.map(of);
  const measured = (
    name: string,
    by: Record<OffsetSet, Driven[]>,
    of: (driven: Driven) => number,
    decimals: number,
  ) => [
    row(
      name,
      cells((set) => mean(by[set].map(of)).toFixed(decimals)),
    ),
    row('  against today', ['', ...SETS.slice(1).map((set) => difference(by[set], by.today, of, decimals))]),
  ];
  const bandRows = (driven: string, bands: Record<OffsetSet, WaveBands>) => [
    row(
      `band eastward, ${driven} [s]`,
      cells((set) => bands[set].forward.toFixed(1)),
    ),
    row(
      '  and westward',
      cells((set) => bands[set].backward.toFixed(1)),
    ),
  ];
  const block = (who: string, by: Record<OffsetSet, Driven[]>) => [
    `  ${who}`,
    ...measured('  delay along the road [s/veh]', by, ({ delay }) => delay, 1),
    ...measured('  stops along the road [a vehicle]', by, ({ stops }) => stops, 2),
    ...measured('  time of all on the cut [s/veh]', by, ({ time }) => time, 1),
  ];
  return [
    `coordination: ${one.name} (scenario ${scenarioHash(one.model)}, ${seeds} ${seeds === 1 ? 'seed' : 'seeds'})`,
    `  with the first seed ${result.vehicles} vehicles from 07:00 to 08:30, ${result.along} of them along the road to its end, straight on all the way`,
    row('', ['today', 'tlsCoordinator', 'ours, limit', 'ours, 0.8 limit']),
    row(
      'offsets, west to east [s]',
      cells((set) => offsets[set].slice(0, 4).join(' ')),
    ),
    row(
      '',
      cells((set) => offsets[set].slice(4).join(' ')),
    ),
    ...bandRows('driven at the limit', result.bands),
    ...bandRows('driven at 0.8 of it', result.slowerBands),
    ...block('in ours', ours),
    ...block('in SUMO, drivers set to our discharge', sumo),
    ...(NOTES[one.id] ?? []).map((note) => `  | ${note}`),
    '',
  ].join('\n');
}

/** The bands of the references, found by what proposes offsets to a planner. */
export async function wavesText(): Promise<string> {
  const lines = [
    'Green waves of the references, their numbers put into a street of as many signals: optimum of our programme [s]',
    row('', ['there', 'back', 'wanted each way']),
  ];
  for (const wave of TEXTBOOK_WAVES) {
    const { forward, backward } = (await proposedFor(wave)).optimum;
    lines.push(
      row(`${wave.id}, ${wave.greens.length} signals`, [forward.toFixed(1), backward.toFixed(1), wave.band.toFixed(1)]),
    );
  }
  return [...lines, ''].join('\n');
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean of the differences by seed, with its 95 % interval. */
export function difference(
  set: readonly Driven[],
  today: readonly Driven[],
  of: (driven: Driven) => number,
  decimals: number,
): string {
  const differences = set.map((driven, seed) => of(driven) - of(today[seed]!));
  const middle = mean(differences);
  const text = `${middle > 0 ? '+' : ''}${middle.toFixed(decimals)}`;
  const factor = T95[differences.length - 2];
  if (factor === undefined) return text;
  const variance = differences.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (differences.length - 1);
  return `${text} ±${(factor * Math.sqrt(variance / differences.length)).toFixed(decimals)}`;
}

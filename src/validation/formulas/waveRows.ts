/** BW-04 … BW-06 by programme: the same numbers put into streets and plans, and the offsets that a planner is proposed for them. */
import { buildNetwork, corridorWay } from '../../network/index.ts';
import { proposeOffsets, type ProposedOffsets } from '../../runner/index.ts';
import type { Model } from '../../scenario/index.ts';
import { compilePlans } from '../../signal/index.ts';
import { phase, withSignal } from '../models/signals.ts';
import { arterial } from '../models/streets.ts';
import { cell, type Row, within } from '../row.ts';

export interface TextbookWave {
  readonly id: string;
  /** [m] from signal to signal. */
  readonly distances: readonly number[];
  /** [s], both directions alike. */
  readonly greens: readonly number[];
  /** [s] */
  readonly cycle: number;
  /** [m/s] */
  readonly speed: number;
  /** Widest equal band each way [s]. */
  readonly band: number;
}

const seven = [420, 310, 560, 380, 470, 290];

/** The band is from a mixed-integer programme (HiGHS) of another hand and a half-integer search that agree. */
export const TEXTBOOK_WAVES: readonly TextbookWave[] = [
  { id: 'BW-04', distances: seven, greens: [45, 40, 48, 42, 50, 40, 46], cycle: 90, speed: 12.5, band: 16.4 },
  { id: 'BW-05', distances: seven, greens: [50, 45, 53, 47, 56, 44, 51], cycle: 100, speed: 12.5, band: 11.3 },
  { id: 'BW-06', distances: [350, 500, 300], greens: [55, 45, 50, 60], cycle: 100, speed: 13.89, band: 24.7 },
];

const all = (a: string, b: string): string =>
  [a, b].map((approach) => `${approach} through, ~${approach} left, ~${approach} right`).join(', ');

/** Yellow and red clearance of each of the two phases [s]. */
const BETWEEN = 5;

export async function proposedFor({ distances, greens, cycle, speed }: TextbookWave): Promise<ProposedOffsets> {
  const names = greens.map((_, index) => `J${index}`);
  const model = greens.reduce((streets: Model, green, index) => {
    const [west, here, east] = [names[index - 1] ?? 'W', `J${index}`, names[index + 1] ?? 'E'];
    const phases = [
      phase('main', all(`${west}>${here}`, `${east}>${here}`)),
      phase('side', all(`N${index}>${here}`, `S${index}>${here}`)),
    ];
    return withSignal(streets, here, phases, [green, cycle - green - 2 * BETWEEN]);
  }, arterial(distances));
  const network = buildNetwork(model);
  const way = corridorWay(network, names);
  const program = compilePlans(model, network, 5);
  return proposeOffsets({ model, network, program, way, time: 0, volumes: new Map(), speed });
}

export const waveRows: readonly Row[] = TEXTBOOK_WAVES.map((wave): Row => {
  const { id, band, cycle, distances, greens, speed } = wave;
  return {
    id: `${id} by programme`,
    group: 'formulas',
    inputs: {
      zh: `间距 ${distances.join(' ')} 米，绿灯 ${greens.join(' ')} 秒，周期 ${cycle} 秒，${speed} 米/秒：建成路网与方案，由相位差建议求解`,
      en: `d ${distances.join(' ')} m, g ${greens.join(' ')} s, C ${cycle} s, ${speed} m/s, as streets and plans; offsets as proposed`,
    },
    source: 'mixed-integer programme (HiGHS), the same by half-integer search',
    quick: true,
    seconds: 1,
    cells: [
      within(cell('forward', '最优去向带宽', 'optimum forward', 's', 1), band, 0.2),
      within(cell('backward', '最优返向带宽', 'optimum backward', 's', 1), band, 0.2),
      // Plans have whole seconds: each offset is half a second off at most, which takes a second of each band at most.
      within(cell('rounded', '取整秒后两带宽之和', 'sum of both in whole seconds', 's', 1), 2 * band, 2),
    ],
    run: async () => {
      const { optimum, after } = await proposedFor(wave);
      return { values: { ...optimum, rounded: after.forward + after.backward } };
    },
  };
});

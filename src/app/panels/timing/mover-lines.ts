/** Who may go at an intersection, as lines by side of the compass: left, through, right, U-turn, walkers. */
import { type NetworkLink, SIDE_TEXT, sideOf, TURN_TEXT } from '../../../network/index.ts';
import type { Text, Turn } from '../../../scenario/index.ts';
import { type MatrixRow, rowsOf, sideOfLeg } from '../../../signal/index.ts';
import type { Bench } from './bench.ts';
import type { Mover } from './movers.ts';

export interface MoverCell {
  readonly mover: Mover;
  /** In full, and as it stands in its cell. */
  readonly name: Text;
  readonly short: Text;
}

export interface MoverLine {
  readonly side: Text;
  /** One for each column that the intersection needs; undefined where nobody may. */
  readonly cells: readonly (MoverCell | undefined)[];
}

const TURNS: readonly Turn[] = ['left', 'through', 'right', 'uTurn'];
const LETTERS: Readonly<Record<Turn, string>> = { left: 'L', through: 'T', right: 'R', uTurn: 'U' };
const WALKERS: Text = { zh: '人', en: 'W' };

export function moverLines({ network, model }: Bench, node: number): MoverLine[] {
  const rows = rowsOf(network, node);
  const vehicles = rows.filter(({ kind }) => kind === 'vehicle');
  // Of a crosswalk with a refuge there is a row for either half.
  const walkers = rows.filter(({ kind, half }) => kind === 'walker' && half !== 'out');
  const turns = TURNS.filter((turn) => vehicles.some((row) => row.turn === turn));
  const named = new Set(model.intersections.flatMap(({ crosswalks = [] }) => crosswalks.map(({ leg }) => leg)));
  const walkerCell = (row: MatrixRow): MoverCell => {
    const [leg = '', opposite] = row.legs
      .map((link) => (network.links[link] as NetworkLink).id)
      .sort((a, b) => Number(named.has(b)) - Number(named.has(a)));
    const name = { zh: row.name.zh.replace(/（.*）$/, ''), en: row.name.en.replace(/ \(.*\)$/, '') };
    return { mover: { kind: 'crosswalk', leg, opposite }, name, short: WALKERS };
  };
  const approaches = [...new Set(vehicles.map(({ approach }) => approach))];
  const lines = approaches.map((approach): MoverLine => {
    const link = network.links[approach] as NetworkLink;
    const cells = turns.map((turn): MoverCell | undefined => {
      const row = vehicles.find((one) => one.approach === approach && one.turn === turn);
      const short = { zh: TURN_TEXT[turn].zh, en: LETTERS[turn] };
      return row && { mover: { kind: 'movement', approach: link.id, turn }, name: row.name, short };
    });
    const own = walkers.find(({ legs }) => legs.includes(approach));
    return {
      side: SIDE_TEXT[sideOf(link)],
      cells: [...cells, ...(walkers.length > 0 ? [own && walkerCell(own)] : [])],
    };
  });
  const others = walkers.filter(({ legs }) => !legs.some((link) => approaches.includes(link)));
  return [
    ...lines,
    ...others.flatMap((row): MoverLine[] =>
      row.crosswalk
        ? [
            {
              side: SIDE_TEXT[sideOfLeg(network, row.crosswalk)],
              cells: [...turns.map(() => undefined), walkerCell(row)],
            },
          ]
        : [],
    ),
  ];
}

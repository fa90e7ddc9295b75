/** The rows of an intersection's matrices: its movements of vehicles, riders and walkers, named as planners name them. */
import { movementText, riderPathsOf, SIDE_TEXT, sideOf } from '../network/index.ts';
import type { CompassSide, Crosswalk, Movement, Network, NetworkLink, RiderPath } from '../network/index.ts';
import type { Text, Turn } from '../scenario/index.ts';
import { crosswalkName, sideOfLeg } from './names.ts';

export interface MatrixRow {
  readonly id: string;
  readonly kind: 'vehicle' | 'rider' | 'walker';
  readonly name: Text;
  /** Looked at only; no plan is held to it. */
  readonly advisory: boolean;
  /** Link it comes from; of walkers −1. */
  readonly approach: number;
  readonly turn?: Turn;
  /** Movements of the network; none of riders and walkers. */
  readonly movements: readonly Movement[];
  /** Links it leaves by. */
  readonly exits: readonly number[];
  readonly rider?: RiderPath;
  readonly crosswalk?: Crosswalk;
  /** Of a crosswalk with a refuge: the half that traffic into the intersection crosses, or the other. */
  readonly half?: 'in' | 'out';
  /** Of walkers: the links of the leg that they cross. */
  readonly legs: readonly number[];
}

const CLOCKWISE: readonly CompassSide[] = [
  'north',
  'northeast',
  'east',
  'southeast',
  'south',
  'southwest',
  'west',
  'northwest',
];
const TURNS: readonly Turn[] = ['left', 'through', 'right', 'uTurn'];

export function rowsOf(network: Network, node: number): MatrixRow[] {
  const place = (link: number) => CLOCKWISE.indexOf(sideOf(network.links[link] as NetworkLink));
  const incoming = [...(network.nodes[node]?.incoming ?? [])].sort((a, b) => place(a) - place(b));
  const riders = riderPathsOf(network, node).sort((a, b) => place(a.fromLink) - place(b.fromLink));
  const crosswalks = network.crosswalks.filter((one) => one.node === node);
  return [
    ...incoming.flatMap((link) => TURNS.flatMap((turn) => vehicleRow(network, link, turn))),
    ...riders.map((rider) => riderRow(network, rider)),
    ...crosswalks
      .map((crosswalk) => ({ crosswalk, at: CLOCKWISE.indexOf(sideOfLeg(network, crosswalk)) }))
      .sort((a, b) => a.at - b.at)
      .flatMap(({ crosswalk }) => walkerRows(network, crosswalk)),
  ];
}

function vehicleRow(network: Network, link: number, turn: Turn): MatrixRow[] {
  const { id, movements } = network.links[link] as NetworkLink;
  const own = movements
    .map((index) => network.movements[index] as Movement)
    .filter((movement) => movement.turn === turn && !movement.banned);
  if (own.length === 0) return [];
  return [
    {
      id: `${id} ${turn}`,
      kind: 'vehicle',
      name: movementText(network.links[link] as NetworkLink, turn),
      advisory: turn === 'right',
      approach: link,
      turn,
      movements: own,
      exits: own.map(({ toLink }) => toLink),
      legs: [],
    },
  ];
}

function riderRow(network: Network, rider: RiderPath): MatrixRow {
  const link = network.links[rider.fromLink] as NetworkLink;
  const side = SIDE_TEXT[sideOf(link)];
  return {
    id: `${link.id} riders`,
    kind: 'rider',
    name: { zh: `${side.zh}非机动车`, en: `${side.en} riders` },
    advisory: true,
    approach: rider.fromLink,
    turn: rider.turn,
    movements: [],
    exits: [rider.toLink],
    rider,
    legs: [],
  };
}

function walkerRows(network: Network, crosswalk: Crosswalk): MatrixRow[] {
  const leg = network.links[crosswalk.leg] as NetworkLink;
  const name = crosswalkName(network, crosswalk);
  const row: MatrixRow = {
    id: `${leg.id} walkers`,
    kind: 'walker',
    name,
    advisory: false,
    approach: -1,
    movements: [],
    exits: [],
    crosswalk,
    legs: [leg.index, ...(leg.opposite >= 0 ? [leg.opposite] : [])],
  };
  const half = (which: 'in' | 'out', zh: string, en: string): MatrixRow => ({
    ...row,
    id: `${row.id} ${which}`,
    name: { zh: `${name.zh}（${zh}）`, en: `${name.en} (${en})` },
    half: which,
  });
  return crosswalk.refuge ? [half('in', '进口半幅', 'approach half'), half('out', '出口半幅', 'exit half')] : [row];
}

/** A stage as the picture of it needs it, from the network's geometry. */
import { direction, pointOf } from '../../common/index.ts';
import type { Network } from '../../network/index.ts';
import type { Turn } from '../../scenario/index.ts';
import type { TimedPlan } from '../../signal/index.ts';
import type { StagePictureData } from './stage-picture.ts';

const ACROSS: Readonly<Record<Turn, number>> = { uTurn: 0, left: 0, through: 1, right: 2 };

/** Direction of a link's leg seen from the node [rad]. */
function legOf(network: Network, index: number, node: number): number {
  const link = network.links[index];
  if (!link) return 0;
  const last = link.centre.points.length / 2 - 1;
  const [near, far] = link.to === node ? [last, last - 1] : [0, 1];
  const { x, y } = direction(pointOf(link.centre, near), pointOf(link.centre, far));
  return Math.atan2(y, x);
}

export function stageData(
  network: Network,
  plan: TimedPlan,
  stage: number,
  node: number,
  label: string,
): StagePictureData {
  const green = plan.phases.filter(({ id }) => plan.stages[stage]?.phases.includes(id));
  const { incoming = [], outgoing = [] } = network.nodes[node] ?? {};
  const legs = new Map([...incoming, ...outgoing].map((link) => [legOf(network, link, node).toFixed(1), link]));
  const going = green.flatMap(({ movements }) =>
    movements.flatMap(({ approach, turn, permissive }) =>
      network.movements
        .filter((one) => one.node === node && one.turn === turn && network.links[one.fromLink]?.id === approach)
        .map((movement) => ({ movement, permissive: permissive === true })),
    ),
  );
  const arrows = going
    // Green by several phases: it yields only if it would by all.
    .filter(
      ({ movement, permissive }) =>
        !permissive || !going.some((other) => other.movement === movement && !other.permissive),
    )
    .map(({ movement, permissive }) => ({
      from: legOf(network, movement.fromLink, node),
      to: legOf(network, movement.toLink, node),
      permissive,
      lane: ACROSS[movement.turn],
    }));
  const walking = new Set(green.flatMap(({ crosswalks }) => crosswalks ?? []));
  const walks = network.crosswalks
    .filter((crosswalk) => crosswalk.node === node)
    .map(({ leg }) => {
      const link = network.links[leg];
      const other = network.links[link?.opposite ?? -1];
      return {
        leg: legOf(network, leg, node),
        isOn: walking.has(link?.id ?? '') || walking.has(other?.id ?? ''),
      };
    });
  return { label, legs: [...legs.values()].map((link) => legOf(network, link, node)), arrows, walks };
}

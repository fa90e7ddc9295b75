/** What planners call a movement, a crosswalk, a stage, a way of running. */
import { direction, pointOf } from '../common/index.ts';
import { compassSide, movementText, SIDE_TEXT, sideOf } from '../network/index.ts';
import type { CompassSide, Crosswalk, Movement, Network, NetworkLink } from '../network/index.ts';
import type { Text, Turn } from '../scenario/index.ts';
import { type CompiledController, type CompiledPlan, ControlMode, EndReason } from './program.ts';

export const nameOf = (network: Network, movement: Movement): Text =>
  movementText(network.links[movement.fromLink] as NetworkLink, movement.turn);

/** The side of the intersection on which a crosswalk's leg lies. */
export function sideOfLeg(network: Network, crosswalk: Crosswalk): CompassSide {
  const link = network.links[crosswalk.leg] as NetworkLink;
  if (link.to === crosswalk.node) return sideOf(link);
  return compassSide(direction(pointOf(link.centre, 0), pointOf(link.centre, 1)));
}

/** Which leg a crosswalk crosses: 东侧人行横道, "east crosswalk". */
export function crosswalkName(network: Network, crosswalk: Crosswalk): Text {
  const { zh, en } = SIDE_TEXT[sideOfLeg(network, crosswalk)];
  return { zh: `${zh}侧人行横道`, en: `${en} crosswalk` };
}

const SIDES: readonly CompassSide[] = [
  'east',
  'west',
  'south',
  'north',
  'southeast',
  'southwest',
  'northeast',
  'northwest',
];
const TURNS = ['through', 'left', 'uTurn', 'right'] as const;
const TURN_NAMES: Record<Turn, Text> = {
  through: { zh: '直行', en: 'through' },
  left: { zh: '左转', en: 'left' },
  uTurn: { zh: '掉头', en: 'U-turn' },
  right: { zh: '右转', en: 'right' },
};

/** What a stage lets go: 东西直行、左转, "east–west through, left". Right turns, which go on red too, only where there is nothing else. */
export function stageName(network: Network, controller: CompiledController, plan: CompiledPlan, stage: number): Text {
  const phases = (plan.stages[stage]?.phases ?? []).map((phase) => plan.phases[phase]);
  const positions = [...new Set(phases.flatMap((phase) => phase?.movements ?? []))];
  const movements = positions.map((position) => network.movements[controller.movements[position] ?? -1] as Movement);
  const rest = movements.filter(({ turn }) => turn !== 'right');
  const byTurn = TURNS.flatMap((turn) => {
    const own = (rest.length > 0 ? rest : movements).filter((movement) => movement.turn === turn);
    const sides = SIDES.filter((side) =>
      own.some(({ fromLink }) => sideOf(network.links[fromLink] as NetworkLink) === side),
    );
    return sides.length === 0 ? [] : [{ turn: TURN_NAMES[turn], sides }];
  });
  const groups = new Map<string, Text[]>();
  for (const { turn, sides } of byTurn) groups.set(sides.join(), [...(groups.get(sides.join()) ?? []), turn]);
  const parts = [...groups].map(([sides, turns]) => {
    const names = sides.split(',').map((side) => SIDE_TEXT[side as CompassSide]);
    return {
      zh: `${names.map(({ zh }) => zh).join('')}${turns.map(({ zh }) => zh).join('、')}`,
      en: `${names.map(({ en }) => en).join('–')} ${turns.map(({ en }) => en).join(', ')}`,
    };
  });
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join('; ') };
}

/** How a controller is run 控制方式, by `ControlMode`. */
export const MODE_TEXT: Record<ControlMode, Text> = {
  [ControlMode.plan]: { zh: '定时', en: 'fixed time' },
  [ControlMode.transition]: { zh: '过渡', en: 'transition' },
  [ControlMode.actuated]: { zh: '感应', en: 'actuated' },
  [ControlMode.coordinated]: { zh: '感应协调', en: 'coordinated' },
  [ControlMode.adaptive]: { zh: '自适应', en: 'adaptive' },
  [ControlMode.officer]: { zh: '手控', en: 'by hand' },
  [ControlMode.preempted]: { zh: '特勤优先', en: 'pre-empted' },
  [ControlMode.flashing]: { zh: '黄闪', en: 'flashing yellow' },
  [ControlMode.dark]: { zh: '灭灯', en: 'dark' },
  [ControlMode.offline]: { zh: '离线，按存储方案', en: 'off line, stored plan' },
  [ControlMode.blind]: { zh: '检测器失效，按存储方案', en: 'detectors dead, stored plan' },
};

/** Why a stage ended, by `EndReason`. */
export const REASON_TEXT: Record<EndReason, Text> = {
  [EndReason.plan]: { zh: '按方案', en: 'by the plan' },
  [EndReason.gapOut]: { zh: '间隔到时', en: 'gap-out' },
  [EndReason.maxOut]: { zh: '最大绿到时', en: 'max-out' },
  [EndReason.forceOff]: { zh: '强制结束', en: 'force-off' },
  [EndReason.officer]: { zh: '民警手控', en: 'officer' },
  [EndReason.preemption]: { zh: '特勤优先', en: 'pre-emption' },
};

/** A crosswalk may be named by the approach or the exit of its leg. */
export function isLeg(network: Network, crosswalk: Crosswalk, id: string): boolean {
  const leg = network.links[crosswalk.leg] as NetworkLink;
  return leg.id === id || network.links[leg.opposite]?.id === id;
}

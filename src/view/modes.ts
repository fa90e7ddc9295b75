/** How a controller's way of running is shown: which ones end a green by the clock, and which ones are worth a word on the map. */
import type { Text } from '../scenario/index.ts';
import { ControlMode } from '../signal/index.ts';

const BY_CLOCK: readonly number[] = [ControlMode.plan, ControlMode.offline, ControlMode.blind];

/** Its stages end by the clock, so that a countdown is true; the other modes end them as traffic, an officer or a convoy asks. */
export const isByClock = (mode: number | undefined): boolean => BY_CLOCK.includes(mode ?? ControlMode.plan);

/** What a planner looks for on the map, in a word; plans at fixed times and actuated ones are the ordinary case and have none. */
const MAP_WORDS: Partial<Record<ControlMode, Text>> = {
  [ControlMode.adaptive]: { zh: '自适应', en: 'adaptive' },
  [ControlMode.officer]: { zh: '手控', en: 'by hand' },
  [ControlMode.preempted]: { zh: '特勤', en: 'pre-empted' },
  [ControlMode.flashing]: { zh: '黄闪', en: 'flashing' },
  [ControlMode.dark]: { zh: '灭灯', en: 'dark' },
  [ControlMode.offline]: { zh: '离线', en: 'off line' },
  [ControlMode.blind]: { zh: '检测器失效', en: 'detectors dead' },
};

export const mapWordOf = (mode: number | undefined): Text | undefined => MAP_WORDS[(mode ?? 0) as ControlMode];

/** Walkers wait no longer than they can be expected to: from the end of one walk to the next. */
import type { Finding } from '../../scenario/index.ts';
import { FIGURES } from '../figures.ts';
import { crosswalkName } from '../names.ts';
import { walkTimes } from '../pedestrians.ts';
import { walkingSpeedAt } from '../schools.ts';
import { finding, seconds } from './context.ts';
import type { PlanContext } from './context.ts';

export function longestRed({ network, plan, path, phases, crosswalks, timeline }: PlanContext): Finding[] {
  const most = FIGURES.longestRedForWalkers.value;
  const { cycle, runs } = timeline;
  return crosswalks.flatMap((crosswalk): Finding[] => {
    const speed = walkingSpeedAt(network, crosswalk.node).value;
    const own = phases.filter((its) => its.crosswalks.some(({ index }) => index === crosswalk.index));
    // Beginning and end of the time in which one may step off, by every green of every phase it walks with.
    const walks = own
      .flatMap(({ phase, index }) =>
        (runs[index] ?? []).map(({ begin, end, always }): [number, number] => [
          begin,
          always ? begin + cycle : begin + walkTimes(phase, crosswalk.length, end - begin, speed).walk,
        ]),
      )
      .sort((a, b) => a[0] - b[0]);
    const first = walks[0];
    if (first === undefined) return [];
    const waits = walks.map(([, end], index) => (walks[index + 1]?.[0] ?? first[0] + cycle) - end);
    const longest = seconds(Math.max(...waits));
    if (longest <= most) return [];
    const over = seconds(longest - most);
    const { zh, en } = crosswalkName(network, crosswalk);
    const message = {
      zh: `方案 ${plan.id} 中${zh}最长要等 ${longest} s，超过 ${most} s，多 ${over} s`,
      en: `Plan ${plan.id}: at the ${en} walkers wait up to ${longest} s, ${over} s more than ${most} s`,
    };
    return [finding('warning', 'longestRed', [...path, 'stages'], message, FIGURES.longestRedForWalkers, over)];
  });
}

/** Why a proposal is as it is, in sentences. */
import { movementText, type NetworkLink } from '../../../network/index.ts';
import type { Plan, Text } from '../../../scenario/index.ts';
import { FIGURES } from '../../figures.ts';
import { isCalled, type PlanContext, planContext } from '../../rules/context.ts';
import type { CriticalStage } from './critical.ts';
import { type Choice, type CycleCase, FULL } from './cycles.ts';
import { residualQueue, SPARED } from './greens.ts';
import { leastGreens } from './needs.ts';
import type { Discharge, Stream } from './streams.ts';

export interface Reasoning {
  readonly context: PlanContext;
  readonly at: CycleCase;
  readonly critical: readonly CriticalStage[];
  readonly flowRatioSum: number;
  readonly choice: Choice | undefined;
  readonly today: Plan;
  readonly discharge: Discharge;
}

export function reasonsFor(of: Reasoning): Text[] {
  return [
    ...of.critical.flatMap((one, stage) => criticalText(of, one, stage)),
    sumText(of),
    ...cycleText(of),
    ...needTexts(of),
    ...clearanceText(of),
    ...callText(of),
  ];
}

const two = (value: number): string => value.toFixed(2);
const one = (value: number): string => String(Math.round(value * 10) / 10);

function namesOf({ network }: PlanContext, { movements }: Stream): Text {
  const names = movements.map(({ fromLink, turn }) => movementText(network.links[fromLink] as NetworkLink, turn));
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(' + ') };
}

function criticalText({ context, critical }: Reasoning, { ratio, stream }: CriticalStage, stage: number): Text[] {
  const number = stage + 1;
  if (stream === null) {
    return [
      {
        zh: `阶段 ${number} 没有单独控制它的车流，绿灯按最小需要`,
        en: `Stage ${number}: no traffic of its own sets it; its green is what is needed at least`,
      },
    ];
  }
  const names = namesOf(context, stream);
  const [flow, saturation] = [Math.round(stream.flow), Math.round(stream.saturation)];
  const rest = ratio < stream.flow / stream.saturation - 1e-6 ? two(stream.flow / stream.saturation) : null;
  const before = critical.length > 1 && rest !== null;
  return [
    {
      zh: `阶段 ${number} 的关键车流是${names.zh}：到达 ${flow} pcu/h ÷ 饱和流率 ${saturation} pcu/h，${before ? `y = ${rest}，其中其他阶段已放行一部分，这里还要 ${two(ratio)}` : `y = ${two(ratio)}`}`,
      en: `Stage ${number} is set by ${names.en}: arrivals of ${flow} pcu/h ÷ saturation flow of ${saturation} pcu/h, ${before ? `y = ${rest}, of which other stages serve a part and ${two(ratio)} is left here` : `y = ${two(ratio)}`}`,
    },
  ];
}

function sumText({ flowRatioSum, at, critical, discharge }: Reasoning): Text {
  const stages = critical.filter(({ ratio }) => ratio > 0).length;
  const { lost, extension } = discharge;
  return {
    zh: `Y = ${two(flowRatioSum)}；每周期损失时间 L = ${one(at.lost)} s（绿灯间隔共 ${one(at.between)} s，${stages} 个关键阶段各加启动损失 ${one(lost)} s、减绿灯末延用 ${one(extension)} s）`,
    en: `Y = ${two(flowRatioSum)}; time lost per cycle L = ${one(at.lost)} s (interstages of ${one(at.between)} s, and for each of ${stages} critical stages ${one(lost)} s to start up less ${one(extension)} s used beyond the green)`,
  };
}

function cycleText({ at, choice, flowRatioSum, context }: Reasoning): Text[] {
  if (choice === undefined) {
    return [
      {
        zh: '所允许的周期中没有一个不产生新的问题，建议维持现方案',
        en: 'None of the cycles allowed is without a new finding: today’s plan is proposed',
      },
    ];
  }
  const cycle = one(choice.cycle);
  const texts: Text[] = [];
  if (at.isOversaturated) {
    const left = Math.round(residualQueue({ streams: at.streams, cycle: choice.cycle }, choice.greens, at.hours));
    const most = FIGURES.largestY.value;
    texts.push({
      zh: `Y 大于 ${most}：配时解决不了，应改渠化、相位或分流。在允许的 ${at.allowed.least}–${at.allowed.most} s 内取时段末滞留车辆最少的配时：周期 ${cycle} s，滞留约 ${left} 辆`,
      en: `Y is above ${most}: no timing helps, the layout, the stages or the demand must change. Within the ${at.allowed.least}–${at.allowed.most} s allowed, the timing that leaves the fewest standing at the end of the period: a cycle of ${cycle} s leaves about ${left} vehicles`,
    });
  } else {
    texts.push(formulaText(at, choice, flowRatioSum));
  }
  if (choice.moved === 'bounds' && at.allowed.least === at.allowed.most)
    texts.push({ zh: `周期给定为 ${cycle} s`, en: `The cycle is given as ${cycle} s` });
  else if (choice.moved === 'bounds')
    texts.push({
      zh: `允许的周期为 ${at.allowed.least}–${at.allowed.most} s，取 ${cycle} s`,
      en: `Cycles of ${at.allowed.least}–${at.allowed.most} s are allowed: ${cycle} s is taken`,
    });
  if (choice.moved === 'needs' && !at.isOversaturated) texts.push(needsText(at, choice));
  if (choice.moved === 'rules')
    texts.push({
      zh: `其他周期会带来现方案没有的问题，取最接近的 ${cycle} s`,
      en: `Other cycles bring findings that today’s plan does not have: the nearest without is ${cycle} s`,
    });
  if (at.isFavoured && !at.isOversaturated)
    texts.push({
      zh: `各车道组饱和度不超过 ${SPARED}（或等饱和度能达到的）之后，余下的绿灯都给干线直行，绿波更宽`,
      en: `Once nothing is fuller than ${SPARED}, or than equal saturation can have it, the green left over goes to the through traffic of the corridor: a wider wave`,
    });
  const greens = context.plan.stages.map((_, stage) => choice.greens[stage]).join(' + ');
  texts.push({
    zh: `绿灯取整秒：${greens} s，加绿灯间隔 ${one(at.between)} s，周期 ${cycle} s`,
    en: `Greens in whole seconds: ${greens} s, with ${one(at.between)} s between them, a cycle of ${cycle} s`,
  });
  return texts;
}

function needsText({ needs, stages, between }: CycleCase, { cycle }: Choice): Text {
  const least = between + leastGreens(needs, stages).reduce((sum, green) => sum + green, 0);
  const seconds = one(cycle);
  if (cycle <= least + 1)
    return {
      zh: `最小绿灯和行人过街加起来至少要 ${seconds} s`,
      en: `Minimum greens and walks take ${seconds} s at least`,
    };
  return {
    zh: `最小绿灯和行人过街占用绿灯，公式的周期不够；饱和度不超过 ${FULL} 的周期中按公式延误最小的是 ${seconds} s（都超过时取饱和度最低的）`,
    en: `Minimum greens and walks take their green, so that the formula's cycle is too short: of those in which nothing is fuller than ${FULL}, ${seconds} s has the least delay by formula (where all are fuller: the least full)`,
  };
}

function formulaText({ criterion, lost }: CycleCase, { formula }: Choice, sum: number): Text {
  const [seconds, l, y] = [one(formula), one(lost), two(sum)];
  return criterion === 'webster'
    ? {
        zh: `Webster 最佳周期 (1.5 × ${l} + 5) ÷ (1 − ${y}) = ${seconds} s，绿灯按等饱和度分配`,
        en: `Webster's optimum cycle (1.5 × ${l} + 5) ÷ (1 − ${y}) = ${seconds} s; greens so that all are equally full`,
      }
    : {
        zh: `饱和度都不超过 ${FULL} 的最短周期 ${l} × ${FULL} ÷ (${FULL} − ${y}) = ${seconds} s，绿灯按等饱和度分配`,
        en: `Shortest cycle in which nothing is fuller than ${FULL}: ${l} × ${FULL} ÷ (${FULL} − ${y}) = ${seconds} s; greens so that all are equally full`,
      };
}

/** Which minimums the greens stand on. */
function needTexts({ at, choice, context }: Reasoning): Text[] {
  if (choice === undefined) return [];
  return at.needs.flatMap(({ stages, least, phase, walkers }): Text[] => {
    const green = stages.reduce((sum, stage) => sum + (choice.greens[stage] ?? 0), 0);
    if (green > least) return [];
    const names = stages.map((stage) => stage + 1);
    const [zh, en] = [names.join('、'), names.join(' + ')];
    const id = context.plan.phases[phase]?.id ?? '';
    return [
      walkers === null
        ? {
            zh: `阶段 ${zh} 的绿灯由相位 ${id} 的最小绿灯决定`,
            en: `Stage ${en}: the minimum green of phase ${id} sets its green`,
          }
        : {
            zh: `阶段 ${zh} 的绿灯由行人过街决定：人行横道 ${walkers.metres.toFixed(1)} m，清空 ${one(walkers.clearance)} s`,
            en: `Stage ${en}: walkers set its green: a crosswalk of ${walkers.metres.toFixed(1)} m, ${one(walkers.clearance)} s to clear`,
          },
    ];
  });
}

function clearanceText({ context, today, choice }: Reasoning): Text[] {
  if (choice === undefined) return [];
  const old = planContext(context, today, 0).plan.phases;
  const raised = context.plan.phases.filter((phase, index) => {
    const was = old[index];
    return (
      phase.redClearance > (was?.redClearance ?? 0) + 1e-6 ||
      (phase.pedestrianClearance ?? 0) > (was?.pedestrianClearance ?? Infinity) + 1e-6
    );
  });
  if (raised.length === 0) return [];
  const ids = raised.map(({ id }) => id);
  return [
    {
      zh: `相位 ${ids.join('、')} 的清空时间按几何补足`,
      en: `The clearances of phase ${ids.join(', ')} are raised to what the geometry asks for`,
    },
  ];
}

function callText({ today }: Reasoning): Text[] {
  if (!isCalled(today)) return [];
  return [
    {
      zh: '现方案由检测器决定绿灯长短：这里的绿灯是没有检测器时的配时，实际会随到达伸缩',
      en: 'Detectors decide how long the greens of this plan last: these are what it would be without, and they will stretch and shrink',
    },
  ];
}

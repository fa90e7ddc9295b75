/** Lines of `lukou propose` that are no tables. */
import { clockText } from '../common/index.ts';
import type { Compared, Comparison, Proposal } from '../runner/index.ts';
import type { Text } from '../scenario/index.ts';
import type { Lang } from './words.ts';

const round = (value: number): string => String(Math.round(value));

export function groupLines(
  { wish, discharge, refused, reasons }: Proposal,
  nameOf: (id: string) => Text,
  lang: Lang,
): string[] {
  const { saturation, lost, extension } = discharge;
  const [from, to] = [clockText(wish.from), clockText(wish.to)];
  const head = {
    zh: `${from}–${to}。本引擎实测：饱和流率 直行 ${round(saturation.through)}、左转 ${round(saturation.left)}、右转 ${round(saturation.right)} 辆/h 每车道，启动损失 ${lost.toFixed(1)} s，绿灯末延用 ${extension.toFixed(1)} s`,
    en: `${from}–${to}. Measured with this engine: saturation flow through ${round(saturation.through)}, left ${round(saturation.left)}, right ${round(saturation.right)} veh/h a lane, start-up lost time ${lost.toFixed(1)} s, ${extension.toFixed(1)} s used beyond the green`,
  }[lang];
  return [
    head,
    ...refused.map(({ intersection, reason }) =>
      lang === 'zh' ? `${nameOf(intersection).zh}：${reason.zh}` : `${nameOf(intersection).en} ${reason.en}`,
    ),
    ...reasons.map((reason) => reason[lang]),
  ];
}

export function comparisonLines({ intersections, county, warmUp }: Comparison, lang: Lang): string[] {
  const { n } = intersections.difference;
  const head = {
    zh: `成对仿真（种子 1–${n}，同样的出行；从时段前 ${round(warmUp / 60)} 分钟空路网开始）：`,
    en: `Simulated in pairs (seeds 1–${n}, the same travellers; from empty streets ${round(warmUp / 60)} minutes before the period):`,
  }[lang];
  return [
    head,
    comparedLine({ zh: '这些路口的延误', en: 'delay at these intersections' }, intersections, lang),
    comparedLine(
      { zh: '全县每车延误（含入口等待）', en: 'delay of the county per vehicle, entry included' },
      county,
      lang,
    ),
  ];
}

function comparedLine(name: Text, { before, after, difference }: Compared, lang: Lang): string {
  const { mean, margin, n } = difference;
  const sign = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
  const known = margin === null ? null : `[${sign(mean - margin)}, ${sign(mean + margin)}]`;
  const sure = {
    zh: known === null ? '单个种子，没有区间' : `95% 区间 ${known}`,
    en: known === null ? 'one seed, no interval' : `95 % interval ${known}`,
  }[lang];
  return `  ${name[lang]} ${before.toFixed(1)} → ${after.toFixed(1)} s/veh, ${sign(mean)} (${sure}, n = ${n})`;
}

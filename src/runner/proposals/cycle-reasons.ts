/** Why a corridor's cycle, and the speed of its wave, are what they are. */
import type { Text } from '../../scenario/index.ts';
import type { Headings } from './heading.ts';
import { type CycleChoice, type CycleRow, type CycleTried, FULL, SAME, SPEEDS } from './choose-cycle.ts';

const one = (value: number): string => value.toFixed(1);
const kmh = ({ speed }: CycleRow): number => Math.round(speed * 3.6);
const width = (seconds: number): string => String(Math.round(seconds));

/** Both bandwidths with where they lead. */
function bandsText({ bands }: CycleRow, { forward, backward }: Headings): Text {
  const [there, back] = [width(bands.forward), width(bands.backward)];
  return {
    zh: `${forward.zh} ${there} s、${backward.zh} ${back} s`,
    en: `${forward.en} ${there} s, ${backward.en} ${back} s`,
  };
}

/** @param today mean delay with today's plans, by the same formulas [s/veh] */
export function cycleReasons({ best, rows }: CycleChoice, today: number, headings: Headings): Text[] {
  return [
    ...rangeText(best, rows),
    ...widerText(best, rows, headings),
    delayText(best, today),
    ...sharesText(best),
    waveText(best, headings),
  ];
}

function rangeText(best: CycleRow, rows: readonly CycleRow[]): Text[] {
  const [least, most] = [rows[0]?.cycle ?? 0, rows.at(-1)?.cycle ?? 0];
  const shares = SPEEDS.map((share) => `${Math.round(share * 100)}%`);
  const percent = Math.round(SAME * 100);
  if (rows.length === 1)
    return [
      {
        zh: `允许的周期中只有 ${best.cycle} s 可用：各路口的最小绿灯和行人过街不允许更短`,
        en: `Of the cycles allowed only ${best.cycle} s can be run: minimum greens and walks allow none shorter`,
      },
    ];
  return [
    {
      zh: `公共周期 ${best.cycle} s：比较了 ${rows.length} 个周期（${least}–${most} s，最短为各路口最小绿灯和行人过街所需的最大者）、${shares.length} 种绿波车速（限速的 ${shares.join('、')}）、等饱和度与余绿给干线两种分法。依次取能协调的路口最多、饱和度超过 ${FULL} 的路口最少、全部流向平均延误最小（按公式，计车队到达）；延误相差不到 ${percent}% 的，取双向绿波、较宽者`,
      en: `Common cycle ${best.cycle} s: of ${rows.length} cycles (${least}–${most} s; none shorter holds the minimum greens and walks of all), ${shares.length} speeds of the wave (${shares.join(', ')} of the limit), and greens equally full or with what is left over for the corridor. Fewest outside, then fewest above ${FULL} full, then least mean delay of all movements by formula, platoons included; of those within ${percent} % of it two waves, then the wider`,
    },
  ];
}

/** A cycle with wider waves that was not taken: what it would cost. */
function widerText(best: CycleRow, rows: readonly CycleRow[], headings: Headings): Text[] {
  const [widest] = rows
    .filter((row) => row.isTwoWay && row.outside <= best.outside)
    .sort((a, b) => b.efficiency - a.efficiency);
  if (widest === undefined || widest.cycle === best.cycle || (best.isTwoWay && widest.efficiency <= best.efficiency))
    return [];
  const bands = bandsText(widest, headings);
  return [
    {
      zh: `双向绿波最宽的是 ${widest.cycle} s（${bands.zh}），但平均延误要 ${one(widest.delay)} s/veh`,
      en: `The widest two waves are those of ${widest.cycle} s (${bands.en}), at a mean delay of ${one(widest.delay)} s/veh`,
    },
  ];
}

function delayText({ delay }: CycleRow, today: number): Text {
  return {
    zh: `全部流向平均延误 ${one(today)} → ${one(delay)} s/veh（按公式，计车队到达；箭头前为现方案和现相位差）`,
    en: `Mean delay of all movements ${one(today)} → ${one(delay)} s/veh (by formula, platoons included; before the arrow: today's plans and offsets)`,
  };
}

function sharesText({ halves, doubles, outside }: CycleRow): Text[] {
  const texts: Text[] = [];
  if (halves > 0) texts.push({ zh: `${halves} 个路口用半周期`, en: `${halves} intersections run half the cycle` });
  if (doubles > 0) texts.push({ zh: `${doubles} 个路口用双周期`, en: `${doubles} intersections run twice the cycle` });
  if (outside > 0)
    texts.push({
      zh: `${outside} 个路口用这个周期会产生新的问题，维持现方案，不在协调内，绿波在那里分段`,
      en: `${outside} intersections would have new findings with it: they keep today's plan and stay outside, and the wave is cut there`,
    });
  return texts;
}

function waveText(best: CycleTried, headings: Headings): Text {
  const { bands, isTwoWay, splits, step } = best;
  const [wave] = step.waves;
  const isAll = wave === undefined || wave.signals === splits.length;
  const along: Text = isAll
    ? { zh: '', en: '' }
    : {
        zh: `（${wave.first} 至 ${wave.last} 的 ${wave.signals} 处）`,
        en: ` (${wave.signals} signals, ${wave.first} to ${wave.last})`,
      };
  const speed = kmh(best);
  const both = bandsText(best, headings);
  if (isTwoWay)
    return {
      zh: `双向绿波${along.zh}：带宽 ${both.zh}。绿波车速 ${speed} km/h，路侧标志应写“绿波车速 ${speed} km/h”`,
      en: `A wave both ways${along.en}: bandwidth ${both.en}, for ${speed} km/h. The sign should say “绿波车速 ${speed} km/h”`,
    };
  const isForward = bands.forward > bands.backward;
  const heading = isForward ? headings.forward : headings.backward;
  const seconds = width(isForward ? bands.forward : bands.backward);
  if (Math.max(bands.forward, bands.backward) < 1)
    return {
      zh: '两个方向都没有贯通全线的绿波，相位差只顾相邻路口',
      en: 'No wave leads all the way in either direction: offsets serve neighbours only',
    };
  return {
    zh: `没有可用的双向绿波${along.zh}：只有${heading.zh}绿波，带宽 ${seconds} s。绿波车速 ${speed} km/h，标志只设在这个方向`,
    en: `No two waves of use lead through${along.en}: one ${heading.en} alone, ${seconds} s wide, for ${speed} km/h. Signs on that direction only`,
  };
}

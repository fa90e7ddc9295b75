/** Bus lines on fixed routes: the stretches they must take, in order; between them the shortest way. Stops are set by rule. */
import type { BusLine, BusStop, Text } from '../../src/scenario/index.ts';
import { isRural, nameOf } from './intersections.ts';
import type { Layout, Stretch } from './layout.ts';
import { at, cm, last } from './lines.ts';
import { turnsFrom } from './turns.ts';

interface BusRow {
  id: string;
  number: string;
  /** Where it starts and ends: a portal, or a zone with a driveway on the first or last link. */
  ends: [string, string];
  /** Links on the way out and on the way back. */
  out: string[];
  back: string[];
  /** Minutes between buses, in the peaks and else. */
  every: [number, number];
}

const row = (
  id: string,
  number: string,
  ends: [string, string],
  every: [number, number],
  out: string,
  back: string,
): BusRow => ({ id, number, ends, every, out: out.split(' '), back: back.split(' ') });

// biome-ignore format: a table
const LINES: BusRow[] = [
  row('B1', '1', ['Z17', 'Z05'], [8, 12], 'yingbin.zhanqian.yingchun renmin.jianshe.xuefu xihuan.renmin.minsheng', 'xihuan.minsheng.renmin renmin.xuefu.jianshe yingbin.yingchun.zhanqian'),
  row('B2', '2', ['Z18', 'Z38'], [10, 15], 'jiefang.zhanqian.yingchun jiefang.renmin.xianqian xingye.jiefang.keji', 'xingye.keji.jiefang jiefang.xianqian.renmin jiefang.yingchun.zhanqian'),
  row('B3', '3', ['P-s214-w', 'P-s214-e'], [10, 15], 's214w.P-s214-w.x102 renmin.xuefu.jianshe s214e.y030.P-s214-e', 's214e.P-s214-e.y030 renmin.jianshe.xuefu s214w.x102.P-s214-w'),
  row('B4', '4', ['Z33', 'Z29'], [12, 15], 'tiebei.jiefang.jianshe jianshe.zhanqian.yingchun wenchang.jianshe.fuqian wenchang.dongmen.donghuan', 'wenchang.donghuan.dongmen wenchang.fuqian.jianshe jianshe.yingchun.zhanqian tiebei.jianshe.jiefang'),
  row('B5', '5', ['Z01', 'Z31'], [12, 20], 'yingchun.xiwaihuan.yinxing yingchun.jianshe.yingbin zhongshan.wenchang.wenmiao xianqian.dongmen.donghuan', 'xianqian.donghuan.dongmen zhongshan.wenmiao.wenchang yingchun.yingbin.jianshe yingchun.yinxing.xiwaihuan'),
  row('B6', '6', ['P-south', 'Z35'], [15, 20], 's325.P-south.jiefang xingye.jiefang.xueyuan xihuan.xingye.g398', 'xihuan.g398.xingye xingye.xueyuan.jiefang s325.jiefang.P-south'),
];

const PEAKS: [string, string][] = [
  ['06:45', '08:45'],
  ['16:30', '18:45'],
];
const CALM: [string, string][] = [
  ['06:15', '06:45'],
  ['08:45', '16:30'],
  ['18:45', '21:00'],
];
/** Stops only on stretches at least this long [m], and no nearer to one another than every other stretch. */
const STOP_STRETCH = 260;

interface Hop {
  link: string;
  stretch: Stretch;
  isForward: boolean;
}

export function busesOf(layout: Layout): { stops: BusStop[]; lines: BusLine[] } {
  const stops = new Map<string, BusStop>();
  const lines = LINES.flatMap((line) => [
    lineOf(layout, line, line.out, line.ends, stops, { zh: '去程', en: 'out' }, 'out'),
    lineOf(layout, line, line.back, [line.ends[1], line.ends[0]], stops, { zh: '回程', en: 'back' }, 'back'),
  ]);
  return { stops: [...stops.values()], lines };
}

function lineOf(
  layout: Layout,
  line: BusRow,
  way: string[],
  [from, to]: [string, string],
  stops: Map<string, BusStop>,
  direction: Text,
  suffix: string,
): BusLine {
  const hops = routeOver(layout, way);
  const served = hops
    .slice(1, -1)
    .filter(({ stretch }) => stretch.length >= STOP_STRETCH && !stretch.from.portal && !stretch.to.portal);
  for (const hop of served) if (!stops.has(hop.link)) stops.set(hop.link, stopOn(hop));
  const [often, seldom] = line.every;
  const departures = [
    ...PEAKS.map(([start, end]) => ({ from: start, to: end, every: often })),
    ...CALM.map(([start, end]) => ({ from: start, to: end, every: seldom })),
  ].sort((a, b) => (a.from < b.from ? -1 : 1));
  return {
    id: `${line.id}-${suffix}`,
    name: { zh: `${line.number}路${direction.zh}`, en: `Line ${line.number} ${direction.en}` },
    from,
    to,
    links: hops.map((hop) => hop.link),
    stops: served.map(({ link }) => idOn(link)),
    dwell: 20,
    departures,
  };
}

const idOn = (link: string): string => `stop.${link}`;

/** Beyond the middle of the stretch, before the turn bays; in a bay where the road has two lanes or more. */
function stopOn({ link, stretch, isForward }: Hop): BusStop {
  const ahead = isForward ? stretch.to : stretch.from;
  const cross = isRural(ahead.id) ? stretch.road.name : nameOf(ahead);
  return {
    id: idOn(link),
    name: { zh: `${cross.zh}站`, en: `${cross.en} stop` },
    link,
    at: cm(stretch.length * 0.45),
    bay: stretch.road.lanes >= 2,
    spaces: stretch.road.lanes >= 3 ? 2 : 1,
  };
}

/** All links of a way given by some of them, the shortest between each two. */
function routeOver(layout: Layout, way: string[]): Hop[] {
  const route: Hop[] = [hopOf(layout, at(way, 0))];
  for (const link of way.slice(1)) {
    const next = shortest(layout, last(route), link);
    route.push(...next);
  }
  return route;
}

function hopOf(layout: Layout, link: string): Hop {
  const stretch = layout.stretches.find((one) => one.forward === link || one.backward === link);
  if (!stretch) throw new Error(`bus on unknown link ${link}`);
  return { link, stretch, isForward: stretch.forward === link };
}

/** Dijkstra over links without turning back: the hops after `from`, up to and with link `to`. */
function shortest(layout: Layout, from: Hop, to: string): Hop[] {
  const best = new Map<string, { cost: number; before: string | undefined }>([
    [from.link, { cost: 0, before: undefined }],
  ]);
  const open = new Set([from.link]);
  while (open.size > 0) {
    const link = [...open].reduce((a, b) => ((best.get(a)?.cost ?? 0) <= (best.get(b)?.cost ?? 0) ? a : b));
    open.delete(link);
    if (link === to) break;
    const { stretch, isForward } = hopOf(layout, link);
    const node = isForward ? stretch.to : stretch.from;
    const leg = node.legs.find((one) => one.approach === link);
    if (!leg) continue;
    for (const exit of turnsFrom(node, leg)) {
      const cost = (best.get(link)?.cost ?? 0) + exit.leg.stretch.length;
      if (cost >= (best.get(exit.leg.exit)?.cost ?? Infinity)) continue;
      best.set(exit.leg.exit, { cost, before: link });
      open.add(exit.leg.exit);
    }
  }
  const hops: Hop[] = [];
  for (let link: string | undefined = to; link !== undefined && link !== from.link; link = best.get(link)?.before) {
    if (!best.has(link)) throw new Error(`no way from ${from.link} to ${to}`);
    hops.unshift(hopOf(layout, link));
  }
  return hops;
}

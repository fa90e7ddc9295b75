/**
 * Schools and their gates. `on` lists gates as `road.from.to@share:n/m`: cars that fit at the kerb in the direction of the stretch
 * and against it, one or two for 100 pupils, so that they fill when children are fetched. Who comes by car follows the level: domain
 * facts §6 (40 % by car at a key primary school of a small city), fewer the older the pupils. Homes and work places of the families
 * come from the zones, by distance.
 */
import type { School, Text } from '../../src/scenario/index.ts';
import { type Layout, stretchOf } from './layout.ts';
import { cm, distance, type Point } from './lines.ts';
import { ZONES, type ZoneRow } from './zones.ts';

interface SchoolRow {
  id: string;
  name: Text;
  level: School['level'];
  pupils: number;
  at: Point;
  on: string[];
}

const row = (
  id: string,
  level: School['level'],
  zh: string,
  en: string,
  pupils: number,
  at: Point,
  on: string,
): SchoolRow => ({ id, level, name: { zh, en }, pupils, at, on: on.split(' ') });

// biome-ignore format: a table
const SCHOOLS: SchoolRow[] = [
  row('S01', 'kindergarten', '县直机关幼儿园', 'County Office Kindergarten', 330, [120, -180], 'xianqian.fuqian.jiefang@0.5:5/4 fuqian.renmin.xianqian@0.55:3/3'),
  row('S02', 'kindergarten', '童星幼儿园', 'Tongxing Kindergarten', 270, [820, -430], 'zhongshan.xianqian.binhe@0.5:7/6'),
  row('S03', 'kindergarten', '新区幼儿园', 'New District Kindergarten', 340, [-1170, 840], 'xuefu.yingchun.wenchang@0.5:5/4'),
  row('S04', 'kindergarten', '城东幼儿园', 'East Kindergarten', 300, [1230, 330], 'dongmen.wenchang.renmin@0.5:5/4'),
  row('S05', 'kindergarten', '河南幼儿园', 'South Bank Kindergarten', 240, [-380, -1480], 'xueyuan.xingye.g398@0.4:4/4'),
  row('S06', 'primary', '实验小学', 'Experimental Primary School', 1500, [960, 620], 'wenchang.zhongshan.dongmen@0.45:6/5 zhongshan.zhanqian.wenchang@0.8:5/4'),
  row('S07', 'primary', '文昌小学', 'Wenchang Primary School', 1350, [-860, 660], 'wenchang.xuefu.jianshe@0.5:7/6 xuefu.yingchun.wenchang@0.78:5/4'),
  row('S08', 'primary', '人民路小学', 'Renmin Road Primary School', 1250, [-150, -60], 'fuqian.renmin.xianqian@0.4:5/5 xianqian.minsheng.fuqian@0.7:6/5'),
  row('S09', 'primary', '新区小学', 'New District Primary School', 1300, [-2230, 560], 'wenchang.yinxing.xihuan@0.5:7/6 yinxing.wenchang.renmin@0.3:4/4'),
  row('S10', 'primary', '铁路小学', 'Railway Primary School', 900, [-840, 1540], 'zhanqian.xuefu.jianshe@0.5:7/7 xuefu.zhanqian.yingchun@0.4:6/5'),
  row('S11', 'primary', '河南小学', 'South Bank Primary School', 950, [-1040, -1600], 'chuangxin.xingye.g398@0.45:5/5 xingye.chuangxin.xueyuan@0.25:5/4'),
  row('S12', 'middle', '城关初级中学', 'Chengguan Middle School', 1500, [540, -320], 'xianqian.jiefang.zhongshan@0.5:6/5 zhongshan.renmin.xianqian@0.5:4/4'),
  row('S13', 'middle', '实验初级中学', 'Experimental Middle School', 1600, [-1310, -130], 'xuefu.renmin.minsheng@0.5:5/5 minsheng.xihuan.xuefu@0.8:5/4'),
  row('S14', 'middle', '新区初级中学', 'New District Middle School', 1300, [-2470, -250], 'yinxing.renmin.binhe@0.5:6/6'),
  row('S15', 'middle', '城东初级中学', 'East Middle School', 1200, [1290, 880], 'dongmen.yingchun.wenchang@0.5:6/6'),
  row('S16', 'high', '县第一中学', 'County No. 1 High School', 3000, [-1170, -480], 'xuefu.minsheng.binhe@0.5:12/12 minsheng.xuefu.xianqian@0.2:10/10'),
  row('S17', 'high', '县职业教育中心', 'County Vocational School', 2000, [-760, -1500], 'xueyuan.xingye.g398@0.7:6/6 xingye.chuangxin.xueyuan@0.6:12/10'),
];

const escort = (carShare: number, occupancy: number, dropOffDwell: number, pickUpDwell: number): School['escort'] => ({
  carShare,
  occupancy,
  onward: 0.5,
  dropOffDwell,
  pickUpDwell,
  lead: 15,
});
/**
 * Stops at the gate [s]: drop-off within the 30–90 s of domain facts §6; pick-up shorter than the 5–15 min there, since nobody here
 * comes before the bell.
 */
const ESCORT: Record<School['level'], School['escort']> = {
  kindergarten: escort(0.4, 1.1, 75, 140),
  primary: escort(0.4, 1.2, 70, 140),
  middle: escort(0.18, 1.1, 50, 80),
  high: escort(0.06, 1.1, 40, 60),
};

type Bells = School['bells'];
/**
 * Morning, noon, afternoon. Grades of a primary school come and go one after the other 错峰, the last after the afternoon's care
 * 课后服务; the older ones have self-study in the evening. Shares: which part comes or goes at that bell.
 */
const BELLS: Record<School['level'], Bells> = {
  kindergarten: [
    { kind: 'start', at: '08:00' },
    { kind: 'end', at: '16:20' },
  ],
  primary: [
    { kind: 'start', at: '07:30', share: 0.6 },
    { kind: 'start', at: '07:45', share: 0.4 },
    { kind: 'end', at: '11:40', share: 0.4 },
    { kind: 'start', at: '14:10', share: 0.4 },
    { kind: 'end', at: '16:10', share: 0.4 },
    { kind: 'end', at: '16:40', share: 0.25 },
    { kind: 'end', at: '17:10', share: 0.35 },
  ],
  middle: [
    { kind: 'start', at: '07:20' },
    { kind: 'end', at: '12:00', share: 0.4 },
    { kind: 'start', at: '14:20', share: 0.4 },
    { kind: 'end', at: '17:30', share: 0.7 },
    { kind: 'start', at: '18:50', share: 0.2 },
    { kind: 'end', at: '21:00', share: 0.5 },
  ],
  high: [
    { kind: 'start', at: '07:10' },
    { kind: 'end', at: '12:10', share: 0.3 },
    { kind: 'start', at: '14:20', share: 0.3 },
    { kind: 'end', at: '18:00', share: 0.3 },
    { kind: 'start', at: '19:00', share: 0.3 },
    { kind: 'end', at: '21:30', share: 0.9 },
  ],
};

/** [m] at which a family is half as likely to be of a school as next door. */
const REACH: Record<School['level'], number> = { kindergarten: 600, primary: 700, middle: 1000, high: 2000 };
const WORK_REACH = 1500;
const ZONES_A_SCHOOL = 9;

export function schoolsOf(layout: Layout): School[] {
  return SCHOOLS.map((one): School => {
    const { id, name, level, pupils, at } = one;
    return {
      id,
      name,
      level,
      pupils,
      at,
      bells: BELLS[level],
      gates: one.on.flatMap((place) => gatesAt(layout, place)),
      escort: ESCORT[level],
      catchment: nearShares(at, (zone) => zone.homes, REACH[level]),
      work: nearShares(at, (zone) => zone.jobs, WORK_REACH),
    };
  });
}

function gatesAt(layout: Layout, place: string): School['gates'] {
  const [id = '', share = '', forward = '', backward = ''] = place.split(/[@:/]/);
  const stretch = stretchOf(layout, id);
  const along = stretch.length * Number(share);
  return [
    { link: stretch.forward, at: cm(along), kerbSpaces: Number(forward) },
    { link: stretch.backward, at: cm(stretch.length - along), kerbSpaces: Number(backward) },
  ];
}

/** The zones that weigh most near a point, in hundredths that sum to 1. */
function nearShares(at: Point, sizeOf: (zone: ZoneRow) => number, reach: number): [string, number][] {
  const pull = (zone: ZoneRow): number => {
    const ratio = distance(at, zone.at) / reach;
    return sizeOf(zone) / (1 + ratio * ratio);
  };
  const near = [...ZONES].sort((a, b) => pull(b) - pull(a)).slice(0, ZONES_A_SCHOOL);
  const total = near.reduce((sum, zone) => sum + pull(zone), 0);
  const hundredths = near.map((zone) => Math.floor((100 * pull(zone)) / total));
  const spare = 100 - hundredths.reduce((sum, value) => sum + value, 0);
  return near.map((zone, order): [string, number] => [
    zone.id,
    ((hundredths[order] ?? 0) + (order < spare ? 1 : 0)) / 100,
  ]);
}

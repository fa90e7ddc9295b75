/** What is said of intersections by hand: which have no signal, which are networked, names, police codes, who is in charge. */
import type { Text } from '../../src/scenario/index.ts';
import { at } from './lines.ts';
import type { Node } from './layout.ts';
import { ROADS } from './roads.ts';

/** Without signals inside the urban area: small T intersections along the river and in the lanes. */
export const URBAN_UNSIGNALISED = [
  'binhe-xiwaihuan',
  'binhe-yinxing',
  'binhe-fuqian',
  'wenchang-fuqian',
  'wenmiao-wenhua',
  'wenmiao-zhongshan',
  'xingye-xueyuan',
];

/** Where county and township roads, and two streets of the south bank, meet a highway without a signal. */
export const RURAL_UNSIGNALISED = [
  'chuangxin-g398-y011',
  'xueyuan-g398',
  'keji-g398',
  'g398-x205',
  'g398-x310',
  'g398-y023',
  's214w-x102',
  's214e-y030',
];

/** The seven networked signals 联网, from west to east along Renmin Road. */
export const NETWORKED = [
  'renmin-xuefu',
  'renmin-jianshe',
  'renmin-fuqian',
  'renmin-jiefang',
  'renmin-wenhua',
  'renmin-zhongshan',
  'renmin-dongmen',
];

export const CORRIDORS: { id: string; name: Text; intersections: string[] }[] = [
  {
    id: 'renmin',
    name: { zh: '人民路', en: 'Renmin Road' },
    intersections: ['renmin-xiwaihuan-s214w', 'renmin-yinxing', 'renmin-xihuan', ...NETWORKED, 'renmin-donghuan-s214e'],
  },
  {
    id: 'jiefang',
    name: { zh: '解放路', en: 'Jiefang Road' },
    intersections: [
      'tiebei-jiefang',
      'zhanqian-jiefang',
      'yingchun-jiefang',
      'wenchang-jiefang',
      'wenmiao-jiefang',
      'renmin-jiefang',
      'xianqian-jiefang',
      'binhe-jiefang',
      'jiefang-xingye',
      'jiefang-g398-s325',
    ],
  },
  {
    id: 'wenchang',
    name: { zh: '文昌路', en: 'Wenchang Road' },
    intersections: [
      'wenchang-yinxing',
      'wenchang-xihuan',
      'wenchang-xuefu',
      'wenchang-jianshe-yingbin',
      'wenchang-fuqian',
      'wenchang-jiefang',
      'wenchang-wenhua',
      'wenchang-zhongshan',
      'wenchang-dongmen',
      'wenchang-donghuan',
    ],
  },
];

/** Squadrons 中队 and jurisdictions 辖区, by where the intersection lies; the first row that holds. */
const BEATS: { when: (x: number, y: number, rural: boolean) => boolean; squadron: string; jurisdiction: string }[] = [
  { when: (_x, _y, rural) => rural, squadron: '公路中队', jurisdiction: '国省道辖区' },
  { when: (_x, y) => y < -1100, squadron: '城南中队', jurisdiction: '河南街道' },
  { when: (_x, y) => y > 1500, squadron: '城北中队', jurisdiction: '铁北街道' },
  { when: (x) => x < -1400, squadron: '城西中队', jurisdiction: '新城街道' },
  { when: (x) => x < 0, squadron: '城区一中队', jurisdiction: '城中街道' },
  { when: (x) => x < 1000, squadron: '城区二中队', jurisdiction: '老城街道' },
  { when: () => true, squadron: '城东中队', jurisdiction: '城东街道' },
];

export const isRural = (id: string): boolean => RURAL_UNSIGNALISED.includes(id);
export const isSignalised = (id: string): boolean => !isRural(id) && !URBAN_UNSIGNALISED.includes(id);

export function beatOf(node: Node): { squadron: string; jurisdiction: string } {
  const [x, y] = node.at;
  const beat = BEATS.find((row) => row.when(x, y, isRural(node.id)));
  if (!beat) throw new Error(`no squadron for ${node.id}`);
  return { squadron: beat.squadron, jurisdiction: beat.jurisdiction };
}

/** 人民路—学府路: the roads that meet, in the order of the table of roads. */
export function nameOf(node: Node): Text {
  const roads = node.roads.map(
    (id) =>
      at(
        ROADS.filter((road) => road.id === id),
        0,
      ).name,
  );
  return { zh: roads.map((name) => name.zh).join('—'), en: roads.map((name) => name.en).join(' – ') };
}

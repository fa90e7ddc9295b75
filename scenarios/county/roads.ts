/**
 * The roads of the county, laid by hand. To move a road, edit its row and run the script again.
 *
 * A row is a centre line: x east, y north, metres; bends are rounded by the script. Roads meet where their lines cross, or where
 * an end comes within `JOIN` metres of another road; an end that meets nothing must be a portal of `portals.ts`.
 * `lanes` is each way, away from the intersections; `bay` is the length of the left-turn bay before a stop line [m].
 * Everything here is made up: no survey, no map.
 */
import type { Text } from '../../src/scenario/index.ts';

export interface RoadRow {
  id: string;
  name: Text;
  class: 'highway' | 'arterial' | 'collector' | 'street';
  speedLimitKmh: number;
  lanes: number;
  bay?: number;
  /** Half the width between the two directions [m]. */
  median?: number;
  /** Width of the non-motor lane [m], and whether a strip separates it. */
  cycle?: readonly [width: number, separated: boolean];
  line: [x: number, y: number][];
}

/** [m] within which the end of a road joins another road. */
export const JOIN = 40;

const row = (
  id: string,
  zh: string,
  en: string,
  shape: Omit<RoadRow, 'id' | 'name' | 'line'>,
  line: [number, number][],
): RoadRow => ({ id, name: { zh, en }, ...shape, line });

/** Cross-sections as such a county builds them. */
const avenue = { class: 'arterial', speedLimitKmh: 50, lanes: 3, bay: 80, median: 1.5, cycle: [3.5, true] } as const;
const arterial = { class: 'arterial', speedLimitKmh: 50, lanes: 2, bay: 80, median: 0.5, cycle: [3, true] } as const;
const collector = { class: 'collector', speedLimitKmh: 40, lanes: 1, bay: 60, cycle: [2.5, false] } as const;
const wideCollector = { ...collector, lanes: 2 } as const;
const street = { class: 'street', speedLimitKmh: 30, lanes: 1 } as const;
const highway = { class: 'highway', speedLimitKmh: 70, lanes: 2, bay: 80, median: 1 } as const;
const countyRoad = { class: 'highway', speedLimitKmh: 60, lanes: 1, bay: 60 } as const;
const township = { class: 'street', speedLimitKmh: 40, lanes: 1 } as const;

// biome-ignore format: a table
export const ROADS: RoadRow[] = [
  // East to west: north of the railway, then southward to the river
  row('tiebei', '铁北路', 'Tiebei Road', wideCollector, [[-330, 2120], [20, 2150], [360, 2140], [1000, 2210], [1700, 2420]]),
  row('zhanqian', '站前路', 'Zhanqian Road', wideCollector, [[-4500, 1150], [-3300, 1330], [-2700, 1440], [-1960, 1560], [-1180, 1600], [-480, 1620], [20, 1645], [350, 1630], [540, 1500], [680, 1260], [780, 1095]]),
  row('yingchun', '迎春路', 'Yingchun Road', arterial, [[-4550, 520], [-3700, 680], [-3060, 815], [-2450, 960], [-1900, 1040], [-1250, 1075], [-610, 1050], [-270, 1040], [345, 1045], [780, 1100], [1230, 1130], [1850, 1050], [2700, 1080], [3800, 1300]]),
  row('wenchang', '文昌路', 'Wenchang Road', wideCollector, [[-2520, 420], [-1880, 540], [-1240, 590], [-600, 560], [-50, 545], [330, 530], [550, 515], [760, 525], [1160, 560], [1860, 470]]),
  row('wenmiao', '文庙街', 'Wenmiao Street', street, [[325, 235], [545, 215], [755, 245]]),
  row('renmin', '人民路', 'Renmin Road', avenue, [[-3190, 240], [-2560, 150], [-1870, 110], [-1230, 80], [-620, 60], [-50, 40], [320, 30], [540, 30], [755, 45], [1130, 90], [1815, 170]]),
  row('minsheng', '民生路', 'Minsheng Road', collector, [[-1840, -270], [-1250, -290], [-640, -260]]),
  row('xianqian', '县前街', 'Xianqian Street', { ...collector, bay: 60 }, [[-640, -260], [-60, -245], [300, -250], [760, -270], [1120, -240], [1800, -330]]),
  row('binhe', '滨河路', 'Binhe Road', collector, [[-4500, -330], [-3210, -420], [-2500, -540], [-1820, -660], [-1250, -660], [-670, -570], [-60, -530], [280, -560], [740, -590], [1180, -660], [1780, -830]]),

  // North to south: from the west
  row('xiwaihuan', '西外环路', 'Outer West Ring Road', arterial, [[-3060, 815], [-3180, 240], [-3185, -430]]),
  row('yinxing', '银杏路', 'Yinxing Road', collector, [[-2400, 970], [-2520, 420], [-2570, 150], [-2500, -540]]),
  row('xihuan', '西环路', 'West Ring Road', arterial, [[-1920, 1040], [-1880, 540], [-1870, 110], [-1830, -270], [-1820, -660], [-1790, -900], [-1740, -1330], [-1700, -2000]]),
  row('xuefu', '学府路', 'Xuefu Road', collector, [[-1170, 1600], [-1235, 1075], [-1240, 590], [-1230, 80], [-1250, -290], [-1250, -660]]),
  row('jianshe', '建设路', 'Jianshe Road', arterial, [[-210, 3000], [-320, 2120], [-460, 1700], [-520, 1500], [-620, 1050], [-600, 560], [-620, 60], [-640, -260], [-670, -570]]),
  row('yingbin', '迎宾大道', 'Yingbin Avenue', wideCollector, [[-600, 560], [-380, 770], [-270, 1040], [20, 1645]]),
  row('fuqian', '府前街', 'Fuqian Street', street, [[-70, 545], [-80, 290], [-50, 40], [-60, -245], [-40, -530]]),
  row('jiefang', '解放路', 'Jiefang Road', arterial, [[360, 2140], [350, 1630], [345, 1040], [330, 530], [325, 235], [320, 30], [300, -250], [280, -560], [265, -760], [245, -1250], [230, -1940]]),
  row('wenhua', '文化街', 'Wenhua Street', street, [[560, 515], [545, 215], [530, 30]]),
  row('zhongshan', '中山路', 'Zhongshan Road', collector, [[780, 1100], [765, 525], [755, 245], [755, 45], [760, -270], [740, -590]]),
  row('dongmen', '东门路', 'Dongmen Road', collector, [[1290, 1125], [1170, 560], [1130, 90], [1120, -240], [1200, -660]]),
  row('donghuan', '东环路', 'East Ring Road', arterial, [[1850, 1050], [1860, 470], [1815, 170], [1800, -330], [1780, -830], [1720, -1080], [1620, -1400], [1570, -2080]]),

  // South of the river
  row('xingye', '兴业路', 'Xingye Road', arterial, [[-1740, -1330], [-1100, -1290], [-430, -1230], [245, -1250], [930, -1310], [1610, -1410]]),
  row('chuangxin', '创新路', 'Chuangxin Road', collector, [[-1080, -1290], [-1120, -1650], [-1140, -1965]]),
  row('xueyuan', '学苑路', 'Xueyuan Road', street, [[-420, -1230], [-470, -1600], [-455, -1925]]),
  row('keji', '科技路', 'Keji Road', collector, [[930, -1310], [880, -1700], [900, -1990]]),

  // The through highway and the roads out
  row('g398', 'G398国道', 'National Road G398', highway, [[-4700, -1650], [-3600, -1830], [-2700, -1960], [-1700, -2000], [-1140, -1965], [-450, -1920], [230, -1940], [900, -1990], [1570, -2060], [2700, -2060], [3500, -1900], [4700, -1780]]),
  row('s214w', 'S214省道西段', 'Provincial Road S214 West', { ...countyRoad, lanes: 2 }, [[-4650, 330], [-3800, 290], [-3190, 240]]),
  row('s214e', 'S214省道东段', 'Provincial Road S214 East', { ...countyRoad, lanes: 2 }, [[1815, 170], [2500, 240], [3200, 420], [4600, 560]]),
  row('s325', 'S325省道', 'Provincial Road S325', countyRoad, [[230, -1940], [200, -2500], [60, -3300]]),
  row('x102', 'X102白杨线', 'County Road X102 Baiyang', township, [[-3720, 270], [-3740, -40], [-3900, -180], [-4500, -120]]),
  row('x205', 'X205柳林线', 'County Road X205 Liulin', township, [[-2700, -1960], [-2620, -2500], [-2700, -3200]]),
  row('y011', 'Y011石桥线', 'Township Road Y011 Shiqiao', township, [[-1140, -1965], [-1140, -2500], [-1000, -3200]]),
  row('x310', 'X310青山线', 'County Road X310 Qingshan', township, [[2700, -2060], [2780, -2600], [2640, -3200]]),
  row('y023', 'Y023东坝线', 'Township Road Y023 Dongba', township, [[3420, -1915], [3480, -1700], [3700, -1560], [4300, -1480]]),
  row('y030', 'Y030河东线', 'Township Road Y030 Hedong', township, [[3000, 370], [2950, 30], [3150, -500]]),
];

/**
 * Traffic zones 交通小区, laid by hand. `homes`, `jobs` and `visits` are weights of the same kind everywhere: cars that leave home
 * for work in the morning peak hour, cars that come to work in it, cars that come to shop or to be served in a midday hour.
 * `on` lists the stretches (`road.from.to`, the ids of links) where driveways open, on both sides, `@` the share along it.
 */
import type { Text, Zone } from '../../src/scenario/index.ts';
import type { Point } from './lines.ts';

export interface ZoneRow {
  id: string;
  name: Text;
  kind: Zone['kind'];
  at: Point;
  homes: number;
  jobs: number;
  visits: number;
  on: string[];
}

const row = (
  id: string,
  zh: string,
  en: string,
  kind: Zone['kind'],
  at: Point,
  [homes, jobs, visits]: [homes: number, jobs: number, visits: number],
  on: string,
): ZoneRow => ({ id, name: { zh, en }, kind, at, homes, jobs, visits, on: on.split(' ') });

// biome-ignore format: a table
export const ZONES: ZoneRow[] = [
  // West New District
  row('Z01', '锦绣花园', 'Jinxiu Gardens', 'residential', [-2850, 520], [330, 40, 40], 'yinxing.yingchun.wenchang yinxing.wenchang.renmin yingchun.xiwaihuan.yinxing xiwaihuan.yingchun.renmin renmin.xiwaihuan.yinxing'),
  row('Z02', '御龙湾', 'Yulong Bay', 'residential', [-2880, -120], [320, 30, 30], 'yinxing.renmin.binhe@0.35 yinxing.renmin.binhe@0.65 xiwaihuan.renmin.binhe@0.35 xiwaihuan.renmin.binhe@0.65 binhe.xiwaihuan.yinxing'),
  row('Z03', '幸福里', 'Xingfuli', 'residential', [-2170, 740], [310, 40, 50], 'yinxing.yingchun.wenchang@0.3 yingchun.yinxing.xihuan wenchang.yinxing.xihuan@0.4 xihuan.yingchun.wenchang'),
  row('Z04', '新城国际', 'Xincheng International', 'mixed', [-2210, 320], [240, 160, 160], 'wenchang.yinxing.xihuan@0.6 yinxing.wenchang.renmin@0.6 renmin.yinxing.xihuan xihuan.wenchang.renmin'),
  row('Z05', '县政务中心', 'County Government Centre', 'government', [-2200, -120], [20, 620, 260], 'renmin.yinxing.xihuan@0.4 yinxing.renmin.binhe@0.3 xihuan.renmin.minsheng xihuan.minsheng.binhe@0.3'),
  row('Z06', '体育中心', 'Sports Centre', 'mixed', [-2150, -450], [150, 130, 150], 'binhe.yinxing.xihuan@0.35 binhe.yinxing.xihuan@0.65 yinxing.renmin.binhe@0.75 xihuan.minsheng.binhe@0.6'),
  row('Z07', '城西商业广场', 'West Plaza', 'commercial', [-1560, 330], [150, 370, 480], 'xuefu.wenchang.renmin wenchang.xihuan.xuefu@0.6 renmin.xihuan.xuefu@0.4 renmin.xihuan.xuefu@0.65 xihuan.wenchang.renmin@0.6'),
  row('Z08', '翠湖小区', 'Cuihu', 'residential', [-1560, 800], [360, 60, 60], 'xuefu.yingchun.wenchang@0.4 wenchang.xihuan.xuefu@0.35 yingchun.xihuan.xuefu xihuan.yingchun.wenchang@0.6'),
  row('Z09', '梨园小区', 'Liyuan', 'residential', [-1540, -90], [320, 60, 60], 'minsheng.xihuan.xuefu@0.35 minsheng.xihuan.xuefu@0.65 xuefu.renmin.minsheng xihuan.renmin.minsheng@0.6 renmin.xihuan.xuefu@0.5'),
  row('Z10', '滨河苑', 'Binhe Court', 'residential', [-1540, -470], [290, 30, 40], 'minsheng.xihuan.xuefu binhe.xihuan.xuefu@0.35 binhe.xihuan.xuefu@0.65 xuefu.minsheng.binhe'),
  // Centre
  row('Z11', '铁路新村', 'Railway Village', 'residential', [-860, 1330], [310, 60, 50], 'zhanqian.xuefu.jianshe@0.3 zhanqian.xuefu.jianshe@0.6 xuefu.zhanqian.yingchun yingchun.xuefu.jianshe@0.4 jianshe.zhanqian.yingchun'),
  row('Z12', '棉纺厂片', 'Cotton Mill Quarter', 'mixed', [-900, 810], [290, 190, 110], 'xuefu.yingchun.wenchang@0.6 wenchang.xuefu.jianshe@0.4 yingchun.xuefu.jianshe@0.6 jianshe.yingchun.wenchang'),
  row('Z13', '公园里', 'Park Quarter', 'mixed', [-760, 330], [240, 230, 230], 'wenchang.xuefu.jianshe@0.6 xuefu.wenchang.renmin@0.6 jianshe.wenchang.renmin renmin.xuefu.jianshe'),
  row('Z14', '教师新村', 'Teachers Village', 'residential', [-930, -110], [290, 70, 60], 'minsheng.xuefu.xianqian@0.35 minsheng.xuefu.xianqian@0.65 xuefu.renmin.minsheng@0.6 jianshe.renmin.minsheng'),
  row('Z15', '河滨小区', 'Hebin', 'residential', [-950, -450], [280, 30, 40], 'minsheng.xuefu.xianqian binhe.xuefu.jianshe@0.35 binhe.xuefu.jianshe@0.65 xuefu.minsheng.binhe@0.6 jianshe.minsheng.binhe'),
  row('Z16', '县人民医院', 'County Hospital', 'hospital', [-330, 330], [20, 410, 540], 'fuqian.wenchang.renmin@0.4 fuqian.wenchang.renmin@0.7 wenchang.jianshe.fuqian@0.4 wenchang.jianshe.fuqian@0.65 renmin.jianshe.fuqian jianshe.wenchang.renmin@0.6'),
  row('Z17', '火车站', 'Railway Station', 'station', [-220, 1560], [20, 90, 260], 'zhanqian.jianshe.yingbin@0.4 zhanqian.jianshe.yingbin@0.65 yingbin.yingchun.zhanqian@0.7'),
  row('Z18', '汽车站', 'Coach Station', 'station', [190, 1450], [60, 140, 290], 'yingbin.yingchun.zhanqian@0.4 zhanqian.yingbin.jiefang jiefang.zhanqian.yingchun'),
  row('Z19', '北苑小区', 'Beiyuan', 'residential', [20, 800], [400, 80, 70], 'yingbin.wenchang.yingchun@0.6 wenchang.fuqian.jiefang@0.4 yingchun.yingbin.jiefang@0.5 jiefang.yingchun.wenchang wenchang.jianshe.fuqian'),
  row('Z20', '曙光小区', 'Shuguang', 'residential', [-350, -100], [260, 110, 100], 'xianqian.minsheng.fuqian@0.35 xianqian.minsheng.fuqian@0.65 fuqian.renmin.xianqian jianshe.renmin.minsheng@0.6 renmin.jianshe.fuqian@0.6'),
  row('Z21', '南关', 'Nanguan', 'residential', [-350, -410], [270, 50, 60], 'xianqian.minsheng.fuqian binhe.jianshe.fuqian@0.35 binhe.jianshe.fuqian@0.65 fuqian.xianqian.binhe jianshe.minsheng.binhe@0.6'),
  // Old Town and the east
  row('Z22', '老城北', 'Old Town North', 'mixed', [560, 800], [320, 160, 150], 'zhongshan.zhanqian.wenchang@0.4 zhongshan.zhanqian.wenchang@0.65 yingchun.jiefang.zhanqian jiefang.yingchun.wenchang@0.6 zhanqian.jiefang.yingchun'),
  row('Z23', '文庙片', 'Wenmiao Quarter', 'commercial', [430, 400], [110, 260, 330], 'wenhua.wenchang.wenmiao wenmiao.jiefang.wenhua wenchang.jiefang.wenhua jiefang.wenchang.wenmiao zhongshan.wenchang.wenmiao'),
  row('Z24', '中心市场', 'Central Market', 'market', [640, 140], [70, 230, 430], 'wenmiao.wenhua.zhongshan wenhua.wenmiao.renmin zhongshan.wenmiao.renmin renmin.jiefang.wenhua wenchang.wenhua.zhongshan'),
  row('Z25', '老县衙片', 'Old Yamen Quarter', 'mixed', [140, -110], [190, 230, 180], 'xianqian.fuqian.jiefang@0.35 xianqian.fuqian.jiefang@0.65 fuqian.renmin.xianqian@0.6 jiefang.renmin.xianqian renmin.fuqian.jiefang'),
  row('Z26', '东关', 'Dongguan', 'residential', [950, 300], [310, 110, 110], 'dongmen.wenchang.renmin@0.35 dongmen.wenchang.renmin@0.65 zhongshan.wenmiao.renmin@0.4 wenchang.zhongshan.dongmen renmin.zhongshan.dongmen'),
  row('Z27', '南门里', 'Nanmenli', 'mixed', [530, -410], [300, 130, 120], 'xianqian.jiefang.zhongshan@0.35 xianqian.jiefang.zhongshan@0.65 binhe.jiefang.zhongshan zhongshan.xianqian.binhe jiefang.xianqian.binhe'),
  row('Z28', '东苑小区', 'Dongyuan', 'residential', [1010, 820], [330, 60, 60], 'dongmen.yingchun.wenchang@0.35 dongmen.yingchun.wenchang@0.65 zhongshan.zhanqian.wenchang wenchang.zhongshan.dongmen@0.6 yingchun.zhanqian.dongmen'),
  row('Z29', '东方新城', 'Dongfang New Town', 'residential', [1540, 800], [410, 90, 80], 'dongmen.yingchun.wenchang wenchang.dongmen.donghuan@0.35 wenchang.dongmen.donghuan@0.65 yingchun.dongmen.donghuan donghuan.yingchun.wenchang'),
  row('Z30', '东郊片', 'Dongjiao', 'mixed', [1500, 310], [300, 220, 180], 'wenchang.dongmen.donghuan dongmen.wenchang.renmin renmin.dongmen.donghuan@0.4 renmin.dongmen.donghuan@0.65 donghuan.wenchang.renmin'),
  row('Z31', '东南河沿', 'Southeast Riverside', 'residential', [1480, -520], [320, 50, 50], 'xianqian.dongmen.donghuan@0.35 binhe.dongmen.donghuan@0.35 binhe.dongmen.donghuan@0.65 dongmen.xianqian.binhe donghuan.xianqian.binhe'),
  row('Z32', '建材市场', 'Building Materials Market', 'market', [1470, -90], [60, 200, 250], 'xianqian.dongmen.donghuan@0.65 dongmen.renmin.xianqian renmin.dongmen.donghuan donghuan.renmin.xianqian xianqian.zhongshan.dongmen'),
  // North of the railway
  row('Z33', '铁北片', 'Tiebei', 'residential', [60, 2330], [330, 90, 60], 'tiebei.jianshe.jiefang@0.35 tiebei.jianshe.jiefang@0.65 tiebei.jiefang.P-tiebei@0.2 tiebei.jiefang.P-tiebei@0.4 jianshe.P-north.tiebei@0.7'),
  row('Z34', '粮库物流园', 'Granary Logistics Park', 'industrial', [20, 1990], [30, 230, 60], 'tiebei.jianshe.jiefang jianshe.tiebei.zhanqian@0.3 jiefang.tiebei.zhanqian@0.3'),
  // South bank
  row('Z35', '河南新村', 'Henan New Village', 'residential', [-1410, -1600], [310, 60, 60], 'xingye.xihuan.chuangxin@0.35 xingye.xihuan.chuangxin@0.65 chuangxin.xingye.g398 xihuan.xingye.g398'),
  row('Z36', '职教中心', 'Vocational Centre', 'mixed', [-780, -1580], [200, 220, 110], 'xingye.chuangxin.xueyuan@0.4 chuangxin.xingye.g398@0.6 xueyuan.xingye.g398@0.35 xueyuan.xingye.g398@0.6'),
  row('Z37', '南岸家园', 'Nan’an Homes', 'residential', [-100, -1560], [330, 70, 70], 'xingye.xueyuan.jiefang@0.35 xingye.xueyuan.jiefang@0.65 xueyuan.xingye.g398 jiefang.xingye.g398'),
  row('Z38', '开发区一期', 'Development Zone Phase 1', 'industrial', [560, -1620], [40, 540, 80], 'xingye.jiefang.keji@0.35 xingye.jiefang.keji@0.65 keji.xingye.g398@0.4 jiefang.xingye.g398@0.6 g398.jiefang.keji'),
  row('Z39', '开发区二期', 'Development Zone Phase 2', 'industrial', [1250, -1720], [40, 600, 80], 'xingye.keji.donghuan@0.35 xingye.keji.donghuan@0.65 keji.xingye.g398@0.6 donghuan.xingye.g398 g398.keji.donghuan'),
  // Villages
  row('Z40', '白杨村', 'Baiyang Village', 'rural', [-3960, -60], [60, 10, 10], 'x102.s214w.P-x102@0.4 x102.s214w.P-x102@0.6'),
  row('Z41', '柳林村', 'Liulin Village', 'rural', [-2560, -2600], [60, 10, 10], 'x205.g398.P-x205@0.3 x205.g398.P-x205@0.5'),
  row('Z42', '东坝村', 'Dongba Village', 'rural', [3780, -1480], [60, 10, 10], 'y023.g398.P-y023@0.4 y023.g398.P-y023@0.6'),
  row('Z43', '河东村', 'Hedong Village', 'rural', [3080, -160], [70, 10, 10], 'y030.s214e.P-y030@0.4 y030.s214e.P-y030@0.6'),
];

/** Where roads leave the model: one row for every road end that meets no other road. */
import type { Text } from '../../src/scenario/index.ts';

export interface PortalRow {
  id: string;
  name: Text;
  road: string;
  /** Which end of the road's row. */
  end: 'first' | 'last';
}

const row = (id: string, road: string, end: 'first' | 'last', zh: string, en: string): PortalRow => ({
  id,
  name: { zh, en },
  road,
  end,
});

export const PORTALS: PortalRow[] = [
  row('P-north', 'jianshe', 'first', '建设路北口(往北山镇)', 'Jianshe Road north (to Beishan)'),
  row('P-tiebei', 'tiebei', 'last', '铁北路东口(往新桥镇)', 'Tiebei Road east (to Xinqiao)'),
  row('P-northwest', 'zhanqian', 'first', '站前路西口(往马集镇)', 'Zhanqian Road west (to Maji)'),
  row('P-yingchun-w', 'yingchun', 'first', '迎春路西口(往白杨镇)', 'Yingchun Road west (to Baiyang)'),
  row('P-yingchun-e', 'yingchun', 'last', '迎春路东口(往高庙镇)', 'Yingchun Road east (to Gaomiao)'),
  row('P-s214-w', 's214w', 'first', 'S214西口(往市区)', 'S214 west (to the city)'),
  row('P-s214-e', 's214e', 'last', 'S214东口(往邻县)', 'S214 east (to the next county)'),
  row('P-binhe-w', 'binhe', 'first', '滨河路西口(往清溪镇)', 'Binhe Road west (to Qingxi)'),
  row('P-g398-w', 'g398', 'first', 'G398西口', 'G398 west'),
  row('P-g398-e', 'g398', 'last', 'G398东口', 'G398 east'),
  row('P-south', 's325', 'last', 'S325南口(往南山县)', 'S325 south (to Nanshan County)'),
  row('P-x102', 'x102', 'last', 'X102西口(白杨村)', 'X102 west (Baiyang village)'),
  row('P-x205', 'x205', 'last', 'X205南口(柳林镇)', 'X205 south (Liulin)'),
  row('P-y011', 'y011', 'last', 'Y011南口(石桥村)', 'Y011 south (Shiqiao village)'),
  row('P-x310', 'x310', 'last', 'X310南口(青山镇)', 'X310 south (Qingshan)'),
  row('P-y023', 'y023', 'last', 'Y023东口(东坝村)', 'Y023 east (Dongba village)'),
  row('P-y030', 'y030', 'last', 'Y030南口(河东村)', 'Y030 south (Hedong village)'),
];

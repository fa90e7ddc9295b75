/** Places a map names. */
import type { Model } from '../../src/scenario/index.ts';

type Place = NonNullable<Model['places']>[number];

const row = (id: string, kind: Place['kind'], zh: string, en: string, at: [number, number]): Place => ({
  id,
  name: { zh, en },
  kind,
  at,
});

export const PLACES: Place[] = [
  row('hospital', 'hospital', '县人民医院', 'County Hospital', [-330, 330]),
  row('tcm-hospital', 'hospital', '县中医院', 'Chinese Medicine Hospital', [1420, 640]),
  row('market', 'market', '中心农贸市场', 'Central Market', [640, 140]),
  row('materials', 'market', '建材市场', 'Building Materials Market', [1470, -90]),
  row('coach', 'busStation', '汽车客运站', 'Coach Station', [190, 1480]),
  row('rail-station', 'railStation', '火车站', 'Railway Station', [-210, 1740]),
  row('industry', 'industrialPark', '经济开发区', 'Development Zone', [900, -1600]),
  row('logistics', 'industrialPark', '粮库物流园', 'Granary Logistics Park', [20, 1990]),
  row('government', 'government', '县政务中心', 'County Government Centre', [-2200, -60]),
  row('old-government', 'government', '老县政府', 'Old County Hall', [140, -60]),
  row('stadium', 'other', '体育中心', 'Sports Centre', [-2150, -430]),
  row('wenmiao', 'other', '文庙', 'Temple of Confucius', [440, 320]),
  row('park', 'park', '人民公园', "People's Park", [-1040, 235]),
];

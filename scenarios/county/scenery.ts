/** What the map shows besides roads. Made up, as everything here. */
import type { Text } from '../../src/scenario/index.ts';
import type { Point } from './lines.ts';

export const WATER: { id: string; name: Text; width: number; line: Point[] }[] = [
  {
    id: 'qingxi',
    name: { zh: '清溪河', en: 'Qingxi River' },
    width: 75,
    // biome-ignore format: a line
    line: [[-4800, -470], [-3800, -540], [-3100, -650], [-2500, -790], [-1800, -900], [-1250, -890], [-650, -790], [-50, -730], [280, -770], [740, -830], [1200, -930], [1750, -1060], [2400, -1250], [3300, -1330], [4800, -1240]],
  },
];

export const RAILWAYS: { id: string; name: Text; line: Point[] }[] = [
  {
    id: 'rail',
    name: { zh: '平原铁路', en: 'Pingyuan Railway' },
    // biome-ignore format: a line
    line: [[-4800, 1420], [-3500, 1520], [-2600, 1650], [-1500, 1770], [-400, 1835], [350, 1845], [900, 1830], [2500, 1730], [4800, 1450]],
  },
];

export const GREEN: { id: string; name: Text; outline: Point[] }[] = [
  {
    id: 'binhe-park',
    name: { zh: '清溪湿地公园', en: 'Qingxi Wetland Park' },
    // biome-ignore format: an outline
    outline: [[-2440, -600], [-1860, -710], [-1850, -840], [-2480, -720]],
  },
  {
    id: 'people-park',
    name: { zh: '人民公园', en: "People's Park" },
    // biome-ignore format: an outline
    outline: [[-1180, 130], [-900, 125], [-900, 330], [-1190, 340]],
  },
  {
    id: 'wenmiao-garden',
    name: { zh: '文庙花园', en: 'Wenmiao Garden' },
    // biome-ignore format: an outline
    outline: [[360, 270], [510, 255], [515, 380], [365, 390]],
  },
  {
    id: 'south-green',
    name: { zh: '河南绿地', en: 'South Bank Green' },
    // biome-ignore format: an outline
    outline: [[-600, -880], [180, -840], [190, -960], [-580, -1000]],
  },
  {
    id: 'xishan',
    name: { zh: '西山林场', en: 'Xishan Woods' },
    // biome-ignore format: an outline
    outline: [[-4600, 620], [-3750, 780], [-3500, 1200], [-4500, 1050]],
  },
];

export const DISTRICTS: { id: string; name: Text; at: Point }[] = [
  { id: 'old-town', name: { zh: '老城', en: 'Old Town' }, at: [600, 380] },
  { id: 'new-district', name: { zh: '城西新区', en: 'West New District' }, at: [-2150, 740] },
  { id: 'centre', name: { zh: '城中', en: 'Centre' }, at: [-900, 800] },
  { id: 'east', name: { zh: '城东', en: 'East Side' }, at: [1500, 760] },
  { id: 'north', name: { zh: '铁北', en: 'North of the Railway' }, at: [40, 2350] },
  { id: 'south', name: { zh: '河南片区', en: 'South Bank' }, at: [-750, -1600] },
  { id: 'park', name: { zh: '经济开发区', en: 'Development Zone' }, at: [1250, -1700] },
];

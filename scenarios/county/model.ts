/** Puts the tables together: the model of the synthetic county. */
import type { Intersection, Link, Model, Zone } from '../../src/scenario/index.ts';
import { busesOf } from './buses.ts';
import { demandOf } from './demand.ts';
import { beatOf, CORRIDORS, isRural, isSignalised, nameOf } from './intersections.ts';
import { type Layout, layOut, type Node, type Stretch, stretchOf } from './layout.ts';
import { at, cm } from './lines.ts';
import { controllersOf } from './plans.ts';
import { PLACES } from './places.ts';
import { PORTALS } from './portals.ts';
import { ROADS } from './roads.ts';
import { DISTRICTS, GREEN, RAILWAYS, WATER } from './scenery.ts';
import { schoolsOf } from './schools.ts';
import { axesOf, lanesOf } from './turns.ts';
import { ZONES } from './zones.ts';

/** A source is one line for both languages: Chinese first, as the page is. */
const SOURCE = '路口虚构示例县 lukou synthetic county';

export function countyModel(): Model {
  const layout = layOut();
  const crossings = layout.nodes.filter((node) => !node.portal);
  const signalised = crossings.filter((node) => isSignalised(node.id)).map((node) => node.id);
  const buses = busesOf(layout);
  const model: Model = {
    $schema: '../public/scenario.schema.json',
    version: 2,
    name: { zh: '示例县（合成数据）', en: 'Sample County (synthetic)' },
    description: {
      zh: '一座虚构的县城：60处信号灯（7处联网）、15处无灯路口、四个高峰的上学日。道路、流量、配时均为虚构，不代表任何真实地点。',
      en: 'A made-up county seat: 60 signals (7 networked), 15 intersections without, a school day with four peaks. Roads, volumes and timings are invented and stand for no real place.',
    },
    kind: 'model',
    synthetic: true,
    evidence: 'assumed',
    source: SOURCE,
    settings: {
      start: '06:00',
      end: '22:00',
      saturationFlow: {
        value: 1700,
        evidence: 'assumed',
        source: `${SOURCE}：取每车道 1650–1750 辆/时的中值 middle of 1650–1750 veh/h per lane`,
      },
      blockingShare: { value: 0.1, evidence: 'assumed', source: SOURCE },
    },
    roads: ROADS.map(({ id, name, class: kind, speedLimitKmh }) => ({ id, name, class: kind, speedLimitKmh })),
    intersections: crossings.map((node, index) => intersectionOf(node, index)),
    portals: layout.nodes
      .filter((node) => node.portal)
      .map((node) => ({
        id: node.id,
        name: at(
          PORTALS.filter((row) => row.id === node.id),
          0,
        ).name,
        at: node.at,
      })),
    links: layout.stretches.flatMap((stretch) => [linkOf(stretch, true), linkOf(stretch, false)]),
    controllers: [],
    corridors: CORRIDORS,
    zones: ZONES.map((row) => zoneOf(layout, row)),
    schools: schoolsOf(layout),
    places: PLACES,
    busStops: buses.stops,
    busLines: buses.lines,
    demand: demandOf(layout),
    scenery: { water: WATER, railways: RAILWAYS, green: GREEN, districts: DISTRICTS },
  };
  return { ...model, controllers: controllersOf(model, signalised) };
}

function intersectionOf(node: Node, index: number): Intersection {
  const base: Intersection = {
    id: node.id,
    code: `LK${String(index + 1).padStart(3, '0')}`,
    name: nameOf(node),
    at: node.at,
    control: isSignalised(node.id) ? 'signal' : 'priority',
    urban: !isRural(node.id),
    ...beatOf(node),
  };
  if (base.control === 'priority') base.majorRoad = at(at(axesOf(node), 0), 0).stretch.road.id;
  if (!isRural(node.id))
    base.crosswalks = node.legs.map((leg) => ({
      leg: leg.approach,
      width: leg.stretch.road.class === 'street' ? 4 : 5,
      ...(leg.stretch.road.lanes >= 3 ? { refuge: true } : {}),
    }));
  return base;
}

function linkOf(stretch: Stretch, isForward: boolean): Link {
  const { road } = stretch;
  const [from, to] = isForward ? [stretch.from, stretch.to] : [stretch.to, stretch.from];
  const id = isForward ? stretch.forward : stretch.backward;
  const leg = to.legs.find((one) => one.approach === id);
  const lanes = leg && !to.portal ? lanesOf(to, leg) : Array.from({ length: road.lanes }, () => ({ turns: [] }));
  const via = isForward ? stretch.via : [...stretch.via].reverse();
  return {
    id,
    road: road.id,
    from: from.id,
    to: to.id,
    ...(via.length > 0 ? { via } : {}),
    lanes,
    ...(road.median ? { median: road.median } : {}),
    ...(road.cycle ? { nonMotorLane: { width: road.cycle[0], separated: road.cycle[1] } } : {}),
  };
}

/** Driveways open on both sides of a stretch. */
function zoneOf(layout: Layout, row: (typeof ZONES)[number]): Zone {
  const access = row.on.flatMap((place) => {
    const [id = '', share = '0.5'] = place.split('@');
    const stretch = stretchOf(layout, id);
    const along = stretch.length * Number(share);
    return [
      { link: stretch.forward, at: cm(along) },
      { link: stretch.backward, at: cm(stretch.length - along) },
    ];
  });
  return { id: row.id, name: row.name, kind: row.kind, at: row.at, access };
}

/** What a model's geometry must keep before it can run. Ids must exist: the rules of the file come first. */
import { cross, dot } from '../common/index.ts';
import type { Finding, Model, Text, Turn } from '../scenario/index.ts';
import { fromLayout } from './build.ts';
import { cornerOf, halfWidths } from './geometry/legs.ts';
import { layOut } from './geometry/roads.ts';
import type { Layout, PlacedRoad } from './geometry/roads.ts';
import { leadsTo, turnsFrom } from './movements.ts';
import type { Connection, Network } from './network.ts';
import { unreachable } from './reach.ts';
import { TURN_TEXT } from './side.ts';
import { waitingHold } from './waiting-areas.ts';

/** A link shorter than this between its ends cannot hold a truck [m]. */
const SHORTEST = 12;
/** Kerbs of two legs that meet only beyond this lie on one another near the intersection [m]. */
const OVERLAP = 45;

export function networkFindings(model: Model): Finding[] {
  return surveyNetwork(model).findings;
}

/** The network and its findings from one layout: for a county, laying out and building is nearly all the work. */
export function surveyNetwork(model: Model): { network: Network; findings: Finding[] } {
  const layout = layOut(model);
  const network = fromLayout(model, layout);
  const findings = [
    ...links(layout),
    ...lanes(layout, model),
    ...exits(network),
    ...overlaps(model, layout),
    ...places(model, network),
    ...crosswalks(model, network),
    ...waitingAreas(network),
    ...reach(model, network),
  ];
  return { network, findings };
}

const error = (code: string, path: Finding['path'], message: Text): Finding => ({
  severity: 'error',
  code: `network.${code}`,
  path,
  message,
});
const warning = (code: string, path: Finding['path'], message: Text): Finding => ({
  ...error(code, path, message),
  severity: 'warning',
});
const metres = (value: number): string => value.toFixed(0);

function links(layout: Layout): Finding[] {
  return layout.roads.flatMap((road, index): Finding[] => {
    const found: Finding[] = [];
    const path = ['links', index];
    if (road.squeezed || road.length < SHORTEST)
      found.push(
        error('linkTooShort', path, {
          zh: `路段太短：两端路口的停止线之间只剩 ${metres(road.length)} m，至少要 ${SHORTEST} m；请合并路口或移动端点`,
          en: `Link too short: only ${metres(road.length)} m remain between the stop lines at its ends, at least ${SHORTEST} m are needed; merge the intersections or move an end`,
        }),
      );
    if (road.link.lanes.every((lane) => lane.length !== undefined && lane.length < road.length))
      found.push(
        error('noFullLane', [...path, 'lanes'], {
          zh: '所有车道都是展宽车道，至少要有一条全长车道',
          en: 'All lanes are turn bays; at least one lane must run the whole link',
        }),
      );
    road.link.lanes.forEach((lane, number) => {
      if (lane.length !== undefined && lane.length >= road.length && !road.squeezed)
        found.push(
          warning('bayTooLong', [...path, 'lanes', number, 'length'], {
            zh: `展宽车道长 ${metres(lane.length)} m，不短于路段（${metres(road.length)} m），按全长车道处理`,
            en: `The turn bay of ${metres(lane.length)} m is not shorter than its link (${metres(road.length)} m); it is taken as a full lane`,
          }),
        );
    });
    return found;
  });
}

function lanes(layout: Layout, model: Model): Finding[] {
  const found: Finding[] = [];
  layout.roads.forEach((road, index) => {
    if (model.intersections[road.to] === undefined) return;
    const turns = turnsFrom(road, layout);
    road.link.lanes.forEach((lane, number) => {
      const path = ['links', index, 'lanes', number, 'turns'];
      if (lane.closed === true) return;
      if (lane.turns.length === 0)
        found.push(
          error('laneLeadsNowhere', path, {
            zh: '这条车道没有任何转向，车辆出不去',
            en: 'This lane allows no turn; vehicles could not leave it',
          }),
        );
      lane.turns.forEach((turn: Turn, position) => {
        if ([...turns].some(([exit, its]) => its === turn && leadsTo(lane, turn, layout.roads[exit] as PlacedRoad)))
          return;
        found.push(
          error('turnHasNoExit', [...path, position], {
            zh: `车道允许${TURN_TEXT[turn].zh}${turn === 'uTurn' ? '' : '行'}，但这个路口没有对应的出口道`,
            en: `The lane allows ${TURN_TEXT[turn].en}, but there is no such exit at this intersection`,
          }),
        );
      });
    });
  });
  return found;
}

/** Exits nobody is led into. */
function exits(network: Network): Finding[] {
  const entered = new Set(network.movements.filter(({ banned }) => !banned).map(({ toLink }) => toLink));
  return network.links
    .filter((link) => network.nodes[link.from]?.kind === 'intersection' && !entered.has(link.index))
    .map((link) =>
      error('exitUnreachable', ['links', link.index], {
        zh: '没有任何车道通向这条出口道',
        en: 'No lane leads into this link',
      }),
    );
}

function overlaps(model: Model, layout: Layout): Finding[] {
  return model.intersections.flatMap((_, node): Finding[] => {
    const legs = layout.legs[node] ?? [];
    if (legs.length < 2) return [];
    return legs.flatMap((leg, index): Finding[] => {
      const next = legs[(index + 1) % legs.length];
      if (next === undefined || next === leg || dot(leg.out, next.out) < 0) return [];
      if (legs.length === 2 && cross(leg.out, next.out) < 0) return [];
      const [first, second] = [halfWidths(leg, layout.roads), halfWidths(next, layout.roads)];
      if (Math.max(...cornerOf(leg.out, first.left, next.out, second.right)) < OVERLAP) return [];
      const names = [leg, next].map((one) => (layout.roads[one.incoming] ?? layout.roads[one.outgoing])?.link.id);
      return [
        error('legsOverlap', ['intersections', node], {
          zh: `路段 ${names.join('、')} 夹角太小，路面在路口前重叠`,
          en: `Links ${names.join(' and ')} meet at so small an angle that their lanes overlap before the intersection`,
        }),
      ];
    });
  });
}

function places(model: Model, network: Network): Finding[] {
  const beyond = (link: string, at: number, path: Finding['path']): Finding[] => {
    const length = network.links[network.linkIndex.get(link) ?? -1]?.length ?? Infinity;
    if (at <= length) return [];
    return [
      error('placeBeyondLink', path, {
        zh: `位置 ${metres(at)} m 超出路段 ${link}（长 ${metres(length)} m，到停止线为止）`,
        en: `${metres(at)} m lies beyond link ${link}, which is ${metres(length)} m long up to its stop line`,
      }),
    ];
  };
  return [
    ...(model.zones ?? []).flatMap((zone, z) =>
      zone.access.flatMap((access, a) => beyond(access.link, access.at, ['zones', z, 'access', a, 'at'])),
    ),
    ...(model.schools ?? []).flatMap((school, s) =>
      school.gates.flatMap((gate, g) => beyond(gate.link, gate.at, ['schools', s, 'gates', g, 'at'])),
    ),
    ...(model.busStops ?? []).flatMap((stop, b) => beyond(stop.link, stop.at, ['busStops', b, 'at'])),
  ];
}

function crosswalks(model: Model, network: Network): Finding[] {
  return model.intersections.flatMap((intersection, node) =>
    (intersection.crosswalks ?? []).flatMap((crosswalk, index): Finding[] => {
      const link = network.links[network.linkIndex.get(crosswalk.leg) ?? -1];
      if (link === undefined || link.to === node || link.from === node) return [];
      return [
        error('crosswalkElsewhere', ['intersections', node, 'crosswalks', index, 'leg'], {
          zh: `路段 ${crosswalk.leg} 不与这个路口相接`,
          en: `Link ${crosswalk.leg} does not touch this intersection`,
        }),
      ];
    }),
  );
}

/** Areas that reach into the way of traffic that goes while they are used, and areas nobody can use. */
function waitingAreas(network: Network): Finding[] {
  return network.lanes.flatMap(({ waitingArea, connections, link, number }): Finding[] => {
    if (waitingArea === 0) return [];
    const holds = connections.map((one) => waitingHold(network, network.connections[one] as Connection));
    const path = ['links', link, 'lanes', number, 'waitingArea'];
    const used = holds.filter((hold) => hold > 0);
    if (used.length === 0)
      return [
        warning('waitingAreaUnused', path, {
          zh: '待转区用不上：需要信号控制路口的左转车道，且本进口道有直行',
          en: 'Nobody can use this waiting area: it needs a left-turn lane at a signal, on an approach with through traffic',
        }),
      ];
    const hold = Math.min(...used);
    if (hold > waitingArea - 1) return [];
    return [
      warning('waitingAreaTooLong', path, {
        zh: `待转区长 ${metres(waitingArea)} m，自停止线起 ${metres(hold)} m 以外与同时放行的车流冲突；仿真中只用到 ${metres(hold)} m`,
        en: `The waiting area is ${metres(waitingArea)} m long, but beyond ${metres(hold)} m from the stop line it lies in the way of traffic that has green meanwhile; only ${metres(hold)} m are used`,
      }),
    ];
  });
}

function reach(model: Model, network: Network): Finding[] {
  const zones = (model.zones ?? []).map((zone) => zone.id);
  const portals = model.portals.map((portal) => portal.id);
  return unreachable(network, [...zones, ...portals]).map(({ from, to }) => {
    const zone = zones.indexOf(from);
    const path = zone >= 0 ? ['zones', zone] : ['portals', portals.indexOf(from)];
    const [first, ...more] = to;
    const others =
      more.length === 0 ? { zh: '', en: '' } : { zh: `等 ${to.length} 处`, en: ` and ${more.length} more` };
    return error('unreachable', path, {
      zh: `从 ${from} 到不了 ${first}${others.zh}`,
      en: `${first}${others.en} cannot be reached from ${from}`,
    });
  });
}

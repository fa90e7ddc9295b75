/**
 * What keeps trips from being made, found by the means that make them: ends that closures cut off, pairs without a way, bus lines
 * that cannot run or pass a stop by. For a model that the other rooms found sound.
 */
import type { Network } from '../../network/index.ts';
import type { Finding, Model, Text } from '../../scenario/index.ts';
import { freeCosts } from './assignment.ts';
import { busWay, freeDetour, type Streets } from './bus-way.ts';
import { type EscortGroup, escortGroups, otherEnds } from './escorts.ts';
import { buildRouteGraph, movementBetween, strandsOf } from './route-graph.ts';
import { buildTerminals, gatesOf, type Spot, terminalOf } from './terminals.ts';

const finding = (severity: Finding['severity'], code: string, path: Finding['path'], message: Text): Finding => ({
  severity,
  code: `demand.${code}`,
  path,
  message,
});

/** @param network built from the model   @returns findings with paths in the model */
export function demandFindings(model: Model, network: Network): Finding[] {
  const graph = buildRouteGraph(network);
  const streets = { network, graph, terminals: buildTerminals(network) };
  const cutOff = new Set<string>();
  return [
    ...lanesApart(network),
    ...closedEnds(model, streets, cutOff),
    ...withoutWay(model, streets, cutOff),
    ...busLines(model, streets, cutOff),
    ...counts(model, streets),
  ];
}

/** Open lanes with a closed one between them: nobody can change from one side to the other. */
function lanesApart(network: Network): Finding[] {
  return network.links
    .filter((link) => strandsOf(network, link).length > 1)
    .map((link) =>
      finding('error', 'lanesApart', ['links', link.index, 'lanes'], {
        zh: `路段“${link.id}”中间的车道关闭后，两侧车道之间无法变换；请改为关闭最里或最外的车道，或同时关闭其中一侧`,
        en: `With a lane closed in the middle of link "${link.id}", nobody can change between the lanes on its two sides; close the innermost or outermost lane instead, or all lanes on one side too`,
      }),
    );
}

/** Zones, portals and schools all of whose places lie on closed links. @param cutOff gets their ids */
function closedEnds(model: Model, { graph, terminals }: Streets, cutOff: Set<string>): Finding[] {
  const isClosed = (spots: readonly Spot[]) => spots.length > 0 && spots.every(({ link }) => graph.open[link] === 0);
  const spotsOf = (key: string) => terminals.list[terminals.byKey.get(key) ?? -1];
  const found: Finding[] = [];
  const tell = (id: string, path: Finding['path'], zh: string, en: string) => {
    cutOff.add(id);
    found.push(finding('error', 'cutOff', path, { zh, en }));
  };
  for (const [index, { id, name }] of (model.zones ?? []).entries()) {
    if (!isClosed(spotsOf(`zone:${id}`)?.origins ?? [])) continue;
    tell(
      id,
      ['zones', index],
      `${name.zh}的出入口都在封闭的路段上，那里的出行无路可走；请保留其中一个路段，或给小区另一个出入口`,
      `All driveways of ${name.en} are on closed links, so its trips have no way; leave one of the links open, or give the zone another driveway`,
    );
  }
  for (const [index, { id, name }] of model.portals.entries()) {
    const portal = spotsOf(`portal:${id}`);
    if (!isClosed(portal?.origins ?? []) && !isClosed(portal?.destinations ?? [])) continue;
    tell(
      id,
      ['portals', index],
      `边界出入口${name.zh}的进城或出城路段全部封闭，那里的出行无路可走；请保留一个路段，或只关闭部分车道`,
      `All links into or out of the model at ${name.en} are closed, so trips there have no way; leave one open, or close only some of its lanes`,
    );
  }
  for (const [index, { id, name }] of (model.schools ?? []).entries()) {
    if (!isClosed(gatesOf(terminals, id).flatMap((gate) => terminals.list[gate]!.origins))) continue;
    tell(
      id,
      ['schools', index],
      `${name.zh}的校门都在封闭的路段上，接送车辆到不了；请保留其中一个路段，或另设一个校门接送点`,
      `All gates of ${name.en} are on closed links, so nobody can bring or fetch pupils; leave one of the links open, or give the school another gate`,
    );
  }
  return found;
}

/** Pairs of ends with trips between them and no way that can be driven. */
function withoutWay(model: Model, { graph, terminals }: Streets, cutOff: ReadonlySet<string>): Finding[] {
  const size = terminals.list.length;
  const cost = freeCosts(graph, terminals);
  const isWay = (from: number, to: number) => cost[from * size + to]! < Infinity;
  const lost = new Map<string, Set<string>>();
  const lose = (from: string, to: string) => {
    if (cutOff.has(from) || cutOff.has(to)) return;
    lost.set(from, (lost.get(from) ?? new Set()).add(to));
  };
  for (const { trips } of model.demand.od ?? []) {
    for (const [from, to, number] of trips) {
      if (number > 0 && !isWay(terminalOf(terminals, from), terminalOf(terminals, to))) lose(from, to);
    }
  }
  const canEscort = (group: EscortGroup, other: number) => {
    const [before, after] = group.kind === 'start' ? [group.home, other] : [other, group.home];
    return gatesOf(terminals, group.school.id).some((gate) => isWay(before, gate) && isWay(gate, after));
  };
  for (const group of escortGroups(model, terminals)) {
    const ends = group.expected > 0 ? otherEnds(group, terminals).filter(({ share }) => share > 0) : [];
    for (const { terminal } of ends) {
      const [, other = ''] = terminals.list[terminal]!.key.split(/:(.*)/);
      if (!cutOff.has(other) && !canEscort(group, terminal)) lose(group.zone, group.school.id);
    }
  }
  const ends = { zones: model.zones ?? [], portals: model.portals };
  return [...lost].map(([from, others]) => {
    const kind = ends.zones.some(({ id }) => id === from) ? 'zones' : 'portals';
    const [first, ...more] = others;
    const rest =
      more.length === 0 ? { zh: '', en: '' } : { zh: `等 ${others.size} 处`, en: ` and ${more.length} more` };
    return finding('error', 'noWay', [kind, ends[kind].findIndex(({ id }) => id === from)], {
      zh: `有人要从“${from}”去“${first}”${rest.zh}，但没有可走的路径；请开放一个路段、车道或转向`,
      en: `There are trips from "${from}" to "${first}"${rest.en}, but no way that can be driven; open a link, a lane or a turn`,
    });
  });
}

/** Lines that cannot run, and stops that a line passes by on its way round. */
function busLines(model: Model, streets: Streets, cutOff: ReadonlySet<string>): Finding[] {
  const detour = freeDetour(streets.graph);
  return (model.busLines ?? []).flatMap((line, index): Finding[] => {
    if (cutOff.has(line.from) || cutOff.has(line.to)) return [];
    const way = busWay(line, streets, detour);
    if (way === undefined) {
      return [
        finding('error', 'busLineCut', ['busLines', index], {
          zh: `公交线路${line.name.zh}被封闭的路段切断，绕不过去；请开放一个路段，或改走别的路线`,
          en: `Bus line ${line.name.en} is cut by closed links and there is no way round; open a link, or give the line another way`,
        }),
      ];
    }
    const kept = new Set(way.stops.map(({ id }) => id));
    const skipped = line.stops.filter((id) => !kept.has(id));
    if (skipped.length === 0) return [];
    return [
      finding('warning', 'stopsSkipped', ['busLines', index, 'stops'], {
        zh: `公交线路${line.name.zh}绕行封闭的路段，不停 ${skipped.join('、')}；需要时请在绕行路线上设临时站`,
        en: `Bus line ${line.name.en} goes round closed links and does not stop at ${skipped.join(', ')}; where needed, set up a temporary stop on its way round`,
      }),
    ];
  });
}

/** Counted turns that cannot be driven. */
function counts(model: Model, { network, graph }: Streets): Finding[] {
  return (model.demand.turningCounts ?? []).flatMap(({ counts: turns }, index) =>
    turns.flatMap(({ approach, exit, volume }, number): Finding[] => {
      const movement = movementBetween(network, approach, exit);
      if (volume === 0 || (movement !== undefined && graph.drivable[movement.index] === 1)) return [];
      return [
        finding('error', 'countedTurnClosed', ['demand', 'turningCounts', index, 'counts', number], {
          zh: `调查到的流量从“${approach}”驶入“${exit}”，但没有可走的车道；请开放车道，或把这个流量改为 0`,
          en: `The count has traffic from "${approach}" into "${exit}", but no open lane leads there; open a lane, or set this volume to 0`,
        }),
      ];
    }),
  );
}
